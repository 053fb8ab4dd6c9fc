import Autoencoders
import Datasets
import Interpreter
import Wording

/// What can be compared: it represents rows, tells classes apart, or tells spikes.
enum Contender {
  case representation(any Representing)
  case classifier(any Classifying)
  case found(Recording)
  case encoder(any FindingSpikes)

  /// What is taken, in words.
  static let words =
    "\(AnyRepresentation.words), a classifier, found spikes, a spike model or a spike encoder"
  static let kinds: [any DomainValue.Type] =
    representingKinds + classifyingKinds + [Recording.self] + findingKinds

  init(_ value: Value) throws(Mismatch) {
    if let recording = try? Recording.bind(value) {
      self = .found(recording)
    } else if let encoder = try Self.finder(value) {
      self = .encoder(encoder)
    } else if let classifier = try? AnyClassifier.bind(value) {
      self = .classifier(classifier.content)
    } else if representingKinds.contains(where: { (try? $0.bind(value)) != nil }) {
      self = .representation(try AnyRepresentation.bind(value).content)
    } else {
      throw Mismatch(expected: Self.words, found: value)
    }
  }

  /// What finds spikes; nil where that is not what a value is.
  private static func finder(_ value: Value) throws(Mismatch) -> (any FindingSpikes)? {
    for kind in findingKinds {
      guard let finder = try? kind.bind(value) else { continue }
      if let obstacle = finder.obstacle { throw obstacle }
      return finder
    }
    return nil
  }

  /// What it is called where it was given no name.
  var label: String {
    switch self {
    case .representation(let model):
      "\(type(of: model).kind) of \(counted(model.latents, "latent"))"
    case .classifier(let classifier): type(of: classifier).kind
    case .found: "found spikes"
    case .encoder(let encoder): type(of: encoder).kind
    }
  }

  /// The rows that it was fitted on; nil of what was not fitted on rows.
  var origin: Origin? {
    switch self {
    case .representation(let model): model.fittedOn
    case .classifier(let classifier): classifier.origin
    case .encoder(let encoder): encoder.fittedOn
    case .found: nil
    }
  }
}

/// One thing to compare, several in a list, or several by name.
struct Contenders: Bindable {
  let all: [(name: String, content: Contender, value: Value)]

  static var kinds: [any DomainValue.Type] { Contender.kinds }
  static var valueType: ValueType {
    let single = Contender.kinds.map { ValueType.object($0.kind) }
    return .oneOf([.list(.oneOf(single)), .record] + single)
  }

  static func bind(_ value: Value) throws(Mismatch) -> Contenders {
    var models = (value.items ?? [value]).map { (name: String?.none, value: $0) }
    if case .record(let record) = value { models = record.fields.map { ($0.name, $0.value) } }
    guard !models.isEmpty else { throw Mismatch(expected: "at least one model", found: value) }
    return try Contenders(models)
  }

  private init(_ values: [(name: String?, value: Value)]) throws(Mismatch) {
    var (all, taken) = ([(name: String, content: Contender, value: Value)](), [String: Int]())
    for (name, value) in values {
      let content = try Contender(value)
      let label = name ?? content.label
      taken[label, default: 0] += 1
      let number = taken[label, default: 1]
      all.append((number == 1 ? label : "\(label) (\(number))", content, value))
    }
    self.all = all
  }

  var value: Value { .record(Record(all.map { ($0.name, $0.value) })) }
}
