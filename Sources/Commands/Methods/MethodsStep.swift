import Interpreter
import Wording

/// One call of those that made a value.
struct MethodsStep {
  private let provenance: Provenance

  init(_ provenance: Provenance) { self.provenance = provenance }

  /// The call as it was written, with the seed that it drew.
  var call: String {
    let arguments = provenance.arguments.map { "\($0.name)=\($0.text)" }.joined(separator: ", ")
    return "\(provenance.command)(\(arguments))" + chance
  }

  var references: [Reference] { Reference.of[provenance.command] ?? [] }

  /// What was done, in the past tense.
  var sentence: String { (told ?? "\(call) was applied") + "." }

  private var told: String? {
    switch provenance.command {
    case "load": "Recordings were read from \(self["path"])"
    case "demo":
      "\(self["neurons"]) neurons were simulated for \(self["seconds"]) at \(self["rate"]) with "
        + "\(self["indicator"]) and a noise of \(self["noise"]) % per √Hz" + chance
    case "toy": "\(self["n"]) one-hot rows of \(self["classes"]) classes were drawn" + chance
    case "dff": "ΔF/F was computed over a \(self["baseline"]) baseline in \(self["window"])"
    case "detrend": "The slow baseline was taken away from each trace"
    case "smooth": "Traces were smoothed by a Gaussian of \(self["width"])"
    case "resample": "Traces were brought to \(self["rate"])"
    case "windows":
      "Windows that reach from \(self["before"]) before to \(self["after"]) after their centres, "
        + "\(self["step"]) apart, were cut and normalised over the \(self["normalise"])"
    case "balance": "\(self["n"]) rows were drawn, as many of each class" + chance
    case "split": "\(self["held"]) of the rows were held out by \(self["by"])" + chance
    default: toldOfModel
    }
  }

  private var toldOfModel: String? {
    switch provenance.command {
    case "vae":
      "A variational autoencoder (Kingma and Welling 2014) was given \(self["latent"]) latent "
        + "variables, an encoder of \(self["encoder"]), a decoder of \(self["decoder"]) and the "
        + "likelihood \(self["likelihood"])"
    case "train":
      "The model was trained for \(epochs) in batches of \(self["batch"]) with Adam "
        + "(Kingma and Ba 2015)" + chance
    case "classifier":
      "A network of \(self["layers"]) was trained to tell the classes apart for \(epochs) with "
        + "Adam (Kingma and Ba 2015)" + chance
    case "pca": "The first \(self["k"]) principal components were found"
    case "svm":
      "A support vector machine (Cortes and Vapnik 1995) was fitted by libsvm (Chang and Lin 2011) "
        + "with a \(self["kernel"]) kernel and C = \(self["C"])"
    case "logistic": "A logistic regression was fitted with C = \(self["C"])"
    case "encode":
      self["draw"] == "true"
        ? "Rows were encoded by a draw from each posterior" + chance
        : "Rows were encoded by their latent means or scores"
    case "spikes": "Spikes were inferred by the encoder that vae brings along"
    case "oasis": "Spikes were inferred by OASIS (Friedrich, Zhou and Paninski 2017)"
    default: nil
    }
  }

  /// An argument as it was given, or its default, without quotes.
  private subscript(_ name: String) -> String {
    let given = provenance.arguments.first { $0.name == name }?.text
    let parameter = vocabulary[provenance.command]?.parameters.first { $0.name == name }
    return (given ?? parameter?.fallback?.spoken ?? name).filter { $0 != "\"" }
  }

  private var epochs: String { Int(self["epochs"]).map { counted($0, "epoch") } ?? self["epochs"] }

  private var chance: String { provenance.seed.map { " (seed \($0))" } ?? "" }
}

extension Value {
  /// Numbers with a blank before their unit, all else as code has it.
  fileprivate var spoken: String { if case .number = self { briefly } else { written } }
}
