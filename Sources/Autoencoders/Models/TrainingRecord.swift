import LinearAlgebra

/// What training leaves behind, beside the weights.
package struct TrainingRecord: Sendable, Equatable {
  package let columns: Int
  package let weightCount: Int
  package let seed: UInt64
  package let history: [EpochRecord]
  package let bestEpoch: Int?
  package let stoppedAtEpoch: Int?
  package let run: TrainingRun?

  init<N: Network>(_ trained: Trained<N>) {
    let state = trained.state
    columns = trained.network.columns
    weightCount = trained.network.weights.reduce(0) { $0 + $1.count }
    (seed, history, run) = (state.seed, state.history, state.run)
    (bestEpoch, stoppedAtEpoch) = (state.bestEpoch, state.stop?.epoch)
  }
}

extension TrainedModel {
  /// What its training left behind; nil until trained.
  package var record: TrainingRecord? { trained.map { TrainingRecord($0) } }
  /// Whether the model has weights.
  package var isTrained: Bool { trained != nil }
  /// The width of its windows, in bins; nil until trained.
  package var columns: Int? { trained?.network.columns }
  /// One record for each epoch of all its training.
  package var history: [EpochRecord] { trained?.state.history ?? [] }
  /// The parts of its loss; none until trained.
  package var terms: [LossTerm] { trained?.network.terms ?? [] }
  /// The seed of its last training; nil until trained.
  package var seed: UInt64? { trained?.state.seed }
  /// The epoch in which its last training was interrupted; nil when it came to its end.
  package var stoppedAtEpoch: Int? { trained?.state.stop?.epoch }
  /// The epoch that early stopping went back to; nil without.
  package var bestEpoch: Int? { trained?.state.bestEpoch }
  /// How many weights there are; 0 until trained.
  package var weightCount: Int { record?.weightCount ?? 0 }
  /// What its last training was told, where that was interrupted, with the epochs that are left.
  package var interruptedRun: TrainingRun? {
    guard let record, record.stoppedAtEpoch != nil, var run = record.run else { return nil }
    run.options.epochs = max(0, run.lastEpoch - record.history.count)
    return run
  }
}

extension TrainingRun {
  /// Whether it was on just these rows and labels.
  package func isOn(_ rows: ModelRows) -> Bool {
    rows.data.rows > 0 && rows.data.columns > 0
      && rows.withPointers { fingerprint($0) == self.rows }
  }
}
