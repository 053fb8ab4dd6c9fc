import Autoencoders
import Figures
import Interpreter

/// What was trained and tells its losses.
protocol Reporting: DomainValue {
  var reported: History { get }
}

extension Model: Reporting { var reported: History { History(vae) } }
extension SpikeModel: Reporting { var reported: History { History(vae.wake) } }
extension TrainedClassifier: Reporting { var reported: History { History(network) } }
extension History: Reporting { var reported: History { self } }

/// All that tells its losses.
private let reportingKinds: [any Reporting.Type] = [
  Model.self, SpikeModel.self, TrainedClassifier.self, History.self,
]

/// Anything that tells its losses, as commands take it.
struct AnyTraining: Bindable {
  let content: any Reporting

  static var valueType: ValueType { .oneOf(reportingKinds.map { .object($0.kind) }) }
  static var kinds: [any DomainValue.Type] { reportingKinds }

  static func bind(_ value: Value) throws(Mismatch) -> AnyTraining {
    for kind in reportingKinds {
      if let content = try? kind.bind(value) { return AnyTraining(content: content) }
    }
    throw Mismatch(expected: withArticle(valueType.description), found: value)
  }

  var value: Value { content.value }
}

extension Several<AnyTraining> {
  /// The losses of each training over its epochs.
  func drawnLosses(labels: Figure.Labels) throws -> Figure {
    let runs = try all.map { name, training in
      Figure.Run(name: name, curves: try training.content.curves)
    }
    let isAwake = all.contains { $0.content.content is SpikeModel }
    let note = "the wake phase; losses in nats per second"
    return try .loss(runs, labels: isAwake ? labels.or(note: note) : labels)
  }
}

extension Reporting {
  fileprivate var curves: [Figure.LossCurve] {
    get throws(Fault) {
      guard reported.epochs.isEmpty else { return reported.curves }
      throw Fault(
        "the model has no losses yet", at: .init("model", "not trained"),
        help: "train it first: model = train(model, dataset)")
    }
  }
}
