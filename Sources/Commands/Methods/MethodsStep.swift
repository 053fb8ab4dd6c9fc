import Interpreter
import Wording

/// One call of those that made a value.
struct MethodsStep {
  let provenance: Provenance
  /// What fed it, by the names that it was given by.
  let parents: [(name: String, step: MethodsStep)]
  /// Whether it is the last one.
  var isLast = false
  /// What several steps of the text are called, so that a name has to tell them apart.
  private var alike: Set<String> = []

  init(_ provenance: Provenance, after parents: [(name: String, step: MethodsStep)]) {
    (self.provenance, self.parents) = (provenance, parents)
  }

  var command: String { provenance.command }

  mutating func tellApart(_ alike: Set<String>) { self.alike = alike }

  var references: [Reference] { Reference.of[command] ?? [] }

  /// What was done, in the past tense; nil where the steps around it say so.
  var sentence: String? {
    let told = toldOfData ?? toldOfRows ?? toldOfModel ?? toldOfScores ?? toldOfOthers
    return told.isEmpty ? nil : told.capitalisedFirst + "."
  }

  /// What the steps after it call what it gave.
  var noun: String {
    switch command {
    case "load", "demo", "dff", "detrend", "smooth", "resample", "noise", "gaps": "the traces"
    case "windows": "the windows"
    case "toy": "the one-hot rows"
    case "balance": "the balanced rows"
    case "split": "the rows"
    case Provenance.picking where parents.first?.step.command == "split":
      argument("place") == "0" ? "the rows kept" : "the rows held out"
    case "select", Provenance.picking, "head": "the rows taken"
    case "encode": "the codes of \(fed("dataset"))"
    case "population": "the rows of the population"
    case "vae": "the autoencoder"
    case "train": "the model"
    case "classifier": "the network"
    case "svm": "the support vector machine"
    case "logistic": "the logistic regression"
    case "pca": "the principal components"
    case "spikes", "oasis": "the spikes"
    case "score": "the scores"
    case "calibrate": "the calibration"
    case "relabel", "normalise", "restore", "shuffle", "cross":
      parents.first?.step.noun ?? "the rows"
    default: "what \(command)() gave"
    }
  }

  /// What fed a parameter, as "the windows", or "the windows w" where there are others.
  func fed(_ parameter: String) -> String {
    let text = argument(parameter)
    guard let parent = parents.first(where: { $0.name == parameter || $0.name == text }) else {
      return text ?? "what was given"
    }
    let noun = parent.step.noun
    return alike.contains(noun) && parent.name != parameter ? "\(noun) \(parent.name)" : noun
  }

  /// The command that fed a parameter; nil where none did.
  func feeder(_ parameter: String) -> String? {
    let text = argument(parameter)
    return parents.first { $0.name == parameter || $0.name == text }?.step.command
  }

  /// An argument as it was given, nil where it was not.
  func argument(_ name: String) -> String? {
    provenance.arguments.first { $0.name == name }?.text
  }

  /// An argument as it was given, or its default, without quotes.
  subscript(_ name: String) -> String {
    let parameter = vocabulary[command]?.parameters.first { $0.name == name }
    return (argument(name) ?? parameter?.fallback?.spoken ?? name).filter { $0 != "\"" }
  }

  /// A count with its noun, as "1 neuron".
  func count(_ name: String, _ noun: String) -> String {
    Int(self[name]).map { counted($0, noun) } ?? "\(self[name]) \(plural(noun, 2))"
  }

  /// A part as "25 %", or what was given in its place.
  func part(_ name: String) -> String {
    guard let part = Double(self[name]) else { return self[name] }
    return "\(rounded(part * 100)) %"
  }

  /// The arguments that were given of those, as "labels=1, neurons=…".
  func given(_ names: [String]) -> String {
    names.compactMap { name in argument(name).map { "\(name)=\($0)" } }.joined(separator: ", ")
  }

  /// The seed that it drew or was given.
  var chance: String {
    (argument("seed") ?? provenance.seed.map { "\($0)" }).map { " (seed \($0))" } ?? ""
  }
}

extension Value {
  /// Numbers with a blank before their unit, all else as code has it.
  fileprivate var spoken: String { if case .number = self { briefly } else { written } }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
