package import LinearAlgebra

/// How to train.
package struct TrainingOptions: Sendable, Hashable {
  /// How many further passes over the rows; an unfinished one counts as the first.
  package var epochs = 10
  /// Rows of one step; the last step of an epoch takes what is left.
  package var batch = 32
  /// Adam's step size.
  package var learningRate: Double = 1e-3
  /// After how many epochs without a better held-out loss to stop and go back to the best; nil is
  /// never.
  package var patience: Int?
  /// Over how many epochs the divergence's weight rises evenly to its value.
  package var warmUp = 0
  /// What else to count.
  package var metrics: Set<Metric> = []
  /// Decides the weights to begin with, the order of the rows and the noise.
  package var seed: UInt64 = 0
  /// How many threads; all processors where nil. The result does not depend on it.
  package var threads: Int?

  package init() {}

  func validate(hasHeldOut: Bool) throws(AutoencoderError) {
    try require(epochs, "epochs", in: 0...1_000_000)
    try require(batch, "batch", in: 1...1_048_576)
    try require(learningRate, "learning_rate", in: 0...100)
    try require(warmUp, "warmup", in: 0...1_000_000)
    if let threads { try require(threads, "threads", in: 1...256) }
    if let patience {
      try require(patience, "patience", in: 1...1_000_000)
      guard hasHeldOut else { throw .patienceWithoutHeldOut }
    }
  }
}

/// What training can count beside the loss.
package enum Metric: String, Sendable, CaseIterable, Hashable {
  /// The share of rows whose largest output is the largest input, on the epoch's own draws; of a
  /// classifier, the share of rows that are classified rightly.
  case accuracy
}

/// Rows that training watches but does not learn from.
package struct HeldOut: Sendable {
  package var data: Matrix
  package var labels: [Float]?

  package init(_ data: Matrix, labels: [Float]? = nil) {
    self.data = data
    self.labels = labels
  }
}

/// The loss and its parts, means over rows.
package struct LossRecord: Sendable, Hashable {
  package var loss: Double
  /// The mean squared error per bin; of a classifier, the cross-entropy in nats.
  package var reconstruction: Double
  /// The divergence from the prior in nats; of a classifier, 0.
  package var kl: Double
  /// The share of rows put right, where it was asked for.
  package var accuracy: Double?
}

/// What one epoch gave.
package struct EpochRecord: Sendable, Hashable {
  /// Counted from 1 over all of the model's training.
  package var epoch: Int
  /// On the epoch's own draws, while the weights changed.
  package var training: LossRecord
  /// After the epoch, at the mean latents and the full weight of the divergence.
  package var heldOut: LossRecord?
}

/// How far training has come; reported after each epoch, and within long ones.
package struct TrainingProgress: Sendable, Hashable {
  /// The epoch, counted from 1 over all of the model's training, and the last one of this call.
  package var epoch: Int
  package var lastEpoch: Int
  /// Rows of this epoch that have been learnt from, and all.
  package var rowsDone: Int
  package var rows: Int
  /// The epoch so far; complete, with the held-out values, when `isEpochEnd`.
  package var record: EpochRecord
  package var isEpochEnd: Bool
}
