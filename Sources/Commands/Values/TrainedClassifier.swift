import Autoencoders
import Datasets
package import Interpreter
import LinearAlgebra

/// A supervised network together with the rows it was trained on.
package struct TrainedClassifier: DomainValue {
  package static let kind = "classifier"
  let network: Classifier
  let origin: Origin

  package static let fields: [Field<TrainedClassifier>] = [
    Field("history", "cross-entropy and accuracy of each epoch") { History($0.network.history) },
    Field("layers", "its layers, without the last of a single unit") {
      $0.network.description.layers
    },
    Field("columns", "the width of its windows") { $0.network.columns },
    Field("parameters", "how many weights it has") { $0.network.weightCount },
  ]

  package var summary: String {
    let layers = network.description.layers.map(\.description) + ["1 logit"]
    let shape = "\(network.columns ?? 0) bins: " + layers.joined(separator: " → ")
    let rows = counted(origin.rowIDs.count, "row")
    guard let last = network.history.last?.training else { return "\(shape) · not trained" }
    let ending =
      network.stoppedAtEpoch.map { "stopped in epoch \($0)" }
      ?? "trained \(counted(network.history.count, "epoch"))"
    return "\(shape) · \(ending) on \(rows) · cross-entropy \(rounded(last.loss))"
  }

  /// Trains a network on labelled rows of two classes, watching others where they are given.
  init(
    layers: [LayerSpec], features: [Feature], on rows: TrainingRows, _ options: TrainingOptions,
    _ context: CallContext
  ) throws {
    let labels = try rows.learnt.labelled(for: "classifier").map { Float($0) }
    let held = try rows.watched.map {
      HeldOut($0.data, labels: try $0.labelled(for: "classifier").map { Float($0) })
    }
    network = try Classifier(ClassifierDescription(layers: layers, features: features)).trained(
      on: rows.learnt.data, labels: labels, options: options, heldOut: held,
      progress: { context.report(Progress($0)) }, isCancelled: context.isCancelled)
    origin = Origin(of: rows.learnt)
  }
}
