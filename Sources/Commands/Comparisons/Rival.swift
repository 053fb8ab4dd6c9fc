import Analysis
import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra
import Wording

/// What every model is compared with, whoever asks.
enum Rival: String, CaseIterable {
  case pca
  case crossedPCA = "pca × statistics"
  case random = "random features"
  case oasis
  case spikes

  /// How many random features there are.
  static let randomCount = 64
}

/// The baselines of one trial; PCA is fitted once.
struct Rivals {
  private let trial: Trial
  private let scores: Result<(training: Dataset, held: Dataset), any Error>
  private let seed: UInt64

  init(of trial: Trial, components: Int, seed: UInt64) {
    (self.trial, self.seed) = (trial, seed)
    scores = Result {
      let (training, held) = try trial.sidesToReadOut()
      let most = min(training.rows, training.columns)
      let pca = FittedPCA(
        try PCA(of: training.data, count: max(1, min(components, most))), of: training)
      return (
        try pca.encode(training, drawing: nil), try pca.encode(held, drawing: nil)
      )
    }
  }

  /// What a baseline tells; a fault says why it does not apply.
  func told(by baseline: Rival, _ context: CallContext) throws -> Told {
    switch baseline {
    case .pca:
      let (training, held) = try scores.get()
      return .columns(training: training.data, held: held.data)
    case .crossedPCA:
      let (training, held) = try scores.get()
      return .columns(
        training: try crossed(training, trial.training ?? trial.held),
        held: try crossed(held, trial.held))
    case .random:
      let (training, held) = try trial.sidesToReadOut()
      let features = try RandomFeatures(
        of: training.data.matrix, count: Rival.randomCount, seed: seed)
      return .columns(
        training: try features.transform(training.data.matrix).view,
        held: try features.transform(held.data.matrix).view)
    case .oasis:
      return try trial.told(context) { recording in
        try recording.checkLight("activity is")
        return try recording.deconvolved(isCancelled: context.isCancelled)
      }
    case .spikes: return try trial.told(by: SpikeEncoder.shipped(), context)
    }
  }

  private func crossed(_ scores: Dataset, _ side: Trial.Side) throws -> RowView {
    let traces = try Trial.traces(of: side)
    return try scores.crossed(with: try traces.statistics()).data
  }
}
