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
  /// How the learning rate changes over the run.
  package var schedule = Schedule.constant
  /// The largest norm that the gradient of a step keeps; nil is any.
  package var clip: Double?
  /// What else to count.
  package var metrics: Set<Metric> = []
  /// Decides the weights to begin with, the order of the rows and the noise.
  package var seed: UInt64 = 0
  /// How many threads; all processors where nil. The result does not depend on it.
  package var threads: Int?

  package init() {}

  // What the options may be.
  package static let epochCounts = 0...1_000_000
  package static let batches = 1...1_048_576
  package static let learningRates = 0.0...100
  package static let patiences = 1...1_000_000
  package static let warmUps = 0...1_000_000
  package static let clips = Double.leastNonzeroMagnitude...1e30

  func validate(hasHeldOut: Bool) throws(AutoencoderError) {
    try require(epochs, "epochs", in: Self.epochCounts)
    try require(batch, "batch", in: Self.batches)
    try require(learningRate, "learning_rate", in: Self.learningRates)
    try require(warmUp, "warmup", in: Self.warmUps)
    if let clip { try require(clip, "clip", in: Self.clips) }
    if let threads { try require(threads, "threads", in: 1...256) }
    if let patience {
      try require(patience, "patience", in: Self.patiences)
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

/// The loss and its terms, means over rows.
package struct LossRecord: Sendable, Hashable {
  package var loss: Double
  /// The value of each term, in the order of the model's `terms`; 0 where there is none.
  package var values: TermValues
  /// The share of rows put right, where it was asked for.
  package var accuracy: Double?

  /// How badly the data are met: the mean squared error per bin, or what else the likelihood's
  /// term is; of a classifier, the cross-entropy in nats.
  package var reconstruction: Double { values[0] }
  /// The divergence from the prior in nats; 0 where there is none.
  package var kl: Double { values[1] }
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
  /// The parts of the loss.
  package var terms: [LossTerm]
  package var isEpochEnd: Bool
}
