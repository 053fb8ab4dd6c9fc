import Autoencoders
import Datasets
package import Interpreter
import LinearAlgebra
import Wording

/// A supervised network together with the rows it was trained on.
package struct TrainedClassifier: DomainValue {
  package static let kind = "classifier"
  let network: Classifier
  let origin: Origin

  package static let fields: [Field<TrainedClassifier>] = [
    Field("history", "cross-entropy and accuracy of each epoch") { History($0.network) },
    Field("layers", "its layers, without the last of a single unit") {
      $0.network.description.layers
    },
    Field("columns", "the width of its windows") { $0.network.columns },
    Field("parameters", "how many weights it has") { $0.network.weightCount },
  ]

  package var summary: String {
    let layers = network.description.layers.map(\.description) + ["1 logit"]
    let shape = "\(counted(network.columns ?? 0, "bin")): " + layers.joined(separator: " → ")
    guard network.isTrained else { return "\(shape) · not trained" }
    let ending =
      network.stopSummary ?? "trained \(counted(network.history.count, "epoch"))"
    let loss = network.history.last.map { " · cross-entropy \(rounded($0.training.loss))" } ?? ""
    return "\(shape) · \(ending)\(origin.seen)" + loss
  }

  package var stoppage: Stoppage? { network.stoppage }
  package var workings: [Working] { network.workings(nil) }

  init(network: Classifier, origin: Origin) {
    (self.network, self.origin) = (network, origin)
  }

  /// A network to train on these rows.
  init(layers: [LayerSpec], features: [Feature], for rows: Dataset) throws {
    let description = ClassifierDescription(layers: layers, features: features)
    self.init(network: try Classifier(description), origin: Origin(of: rows))
  }
}

extension TrainedClassifier: Trainee {
  var held: Held? { nil }

  func trainingRows(_ rows: Dataset, areWatched: Bool) throws -> ModelRows {
    let labels =
      areWatched || rows.data.rows == 0
      ? try rows.atMostTwoClasses(for: "classifier") : try rows.twoClasses(for: "classifier")
    return ModelRows(rows.data, labels: labels.map { Float($0) })
  }

  func replacing(
    _ network: Classifier, trainedOn rows: Dataset, held: Held?
  ) -> TrainedClassifier {
    TrainedClassifier(network: network, origin: Origin(of: rows))
  }
}
