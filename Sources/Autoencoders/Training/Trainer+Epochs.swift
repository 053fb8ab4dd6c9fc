import LinearAlgebra

extension Trainer {
  /// Trains for the epochs asked for, or until it is cancelled or no longer gets better.
  func train(
    _ state: inout TrainingState, progress: ((TrainingProgress) -> Void)?,
    isCancelled: (() -> Bool)?
  ) throws(AutoencoderError) {
    var partial = state.partial
    if let interrupted = partial, interrupted.fingerprint != fingerprint(data, options) {
      partial = nil
    }
    state.partial = nil
    state.stoppedAtEpoch = nil
    state.bestEpoch = nil
    state.seed = options.seed
    if options.patience == nil { state.best = nil }
    let lastEpoch = state.history.count + options.epochs
    while state.history.count < lastEpoch {
      let epoch = Epoch(number: state.history.count + 1, last: lastEpoch, from: partial)
      partial = nil
      let (sums, isComplete) = try run(epoch, progress, isCancelled)
      guard isComplete else {
        stop(&state, in: epoch, after: sums)
        return
      }
      let record = EpochRecord(
        epoch: epoch.number, training: self.record(sums, divergenceWeight: weight(epoch)),
        heldOut: evaluateHeldOut())
      guard isFinite else { throw .diverged(epoch: epoch.number) }
      state.history.append(record)
      progress?(self.progress(epoch, record, rowsDone: data.rows, isEpochEnd: true))
      if isExhausted(&state, record) { break }
    }
    finish(&state)
  }

  /// One pass over the rows.
  private struct Epoch {
    let number: Int
    let last: Int
    let from: TrainingState.PartialEpoch?

    init(number: Int, last: Int, from: TrainingState.PartialEpoch?) {
      self.number = number
      self.last = last
      self.from = from
    }
  }

  private func run(
    _ epoch: Epoch, _ progress: ((TrainingProgress) -> Void)?, _ isCancelled: (() -> Bool)?
  ) throws(AutoencoderError) -> (sums: ShardSums, isComplete: Bool) {
    var random = RandomStream(
      seed: options.seed, purpose: .order, substream: UInt64(epoch.number))
    let order = random.permutation(of: data.rows)
    let noise = RandomStream(
      seed: options.seed, purpose: .noise, substream: UInt64(epoch.number))
    var sums = epoch.from?.sums ?? ShardSums()
    let weight = weight(epoch)
    var reported = sums.rows
    while sums.rows < data.rows {
      if isCancelled?() == true { return (sums, false) }
      let count = min(options.batch, data.rows - sums.rows)
      sums += order.withUnsafeBufferPointer { order in
        order.baseAddress.map {
          step($0, start: sums.rows, count: count, divergenceWeight: weight, noise: noise)
        } ?? ShardSums()
      }
      guard (sums.error + sums.divergence).isFinite else { throw .diverged(epoch: epoch.number) }
      if let progress, Double(sums.rows - reported) * network.cost > Self.reportedWork {
        reported = sums.rows
        let record = EpochRecord(
          epoch: epoch.number, training: record(sums, divergenceWeight: weight))
        progress(self.progress(epoch, record, rowsDone: sums.rows, isEpochEnd: false))
      }
    }
    return (sums, true)
  }

  /// After how many multiplications progress is reported again: a twentieth of a second or so,
  /// counted and not timed so that a run does not depend on a clock.
  private static var reportedWork: Double { 4e9 }

  private func progress(
    _ epoch: Epoch, _ record: EpochRecord, rowsDone: Int, isEpochEnd: Bool
  ) -> TrainingProgress {
    TrainingProgress(
      epoch: epoch.number, lastEpoch: epoch.last, rowsDone: rowsDone, rows: data.rows,
      record: record, isEpochEnd: isEpochEnd)
  }

  /// The weight of the divergence in an epoch: rises evenly over the warm-up.
  private func weight(_ epoch: Epoch) -> Double {
    network.divergenceWeight * min(1, Double(epoch.number) / Double(options.warmUp + 1))
  }

  private func stop(_ state: inout TrainingState, in epoch: Epoch, after sums: ShardSums) {
    state.stoppedAtEpoch = epoch.number
    state.weights = snapshot
    guard sums.rows > 0 else { return }
    state.partial = TrainingState.PartialEpoch(
      rowsDone: sums.rows, error: sums.error, divergence: sums.divergence, correct: sums.correct,
      fingerprint: fingerprint(data, options))
  }

  /// Keeps the best weights so far; whether patience is at its end.
  private func isExhausted(_ state: inout TrainingState, _ record: EpochRecord) -> Bool {
    guard let patience = options.patience, let loss = record.heldOut?.loss else { return false }
    if let best = state.best, !(loss < best.loss) {
      return record.epoch - best.epoch >= patience
    }
    state.best = TrainingState.Best(weights: snapshot, loss: loss, epoch: record.epoch)
    return false
  }

  private func finish(_ state: inout TrainingState) {
    state.weights = state.best?.weights ?? snapshot
    state.bestEpoch = state.best?.epoch
    state.best = nil
  }
}
