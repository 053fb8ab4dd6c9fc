import LinearAlgebra

extension Trainer {
  /// Trains for the epochs asked for, or until it is cancelled or no longer gets better.
  func train(_ state: inout TrainingState) throws(AutoencoderError) {
    var stop = begin(&state)
    let lastEpoch = state.history.count + options.epochs
    while state.history.count < lastEpoch {
      let epoch = Epoch(number: state.history.count + 1, last: lastEpoch, from: stop)
      stop = nil
      let sums = try run(epoch, state)
      guard sums.rows >= data.rows, let heldOut = evaluateHeldOut() else {
        state = stopped(state, in: epoch.number, after: sums)
        return
      }
      let record = EpochRecord(
        epoch: epoch.number, training: self.record(sums, weights(epoch)),
        heldOut: heldOut.rows > 0
          ? self.record(heldOut, network.terms.weights(warmth: 1)) : nil)
      guard isFinite else { throw .diverged(epoch: epoch.number) }
      state.history.append(record)
      let isEnd = isExhausted(&state, record) || epoch.number == lastEpoch
      if isEnd { finish(&state) }
      watch.report(progress(epoch, record, rowsDone: data.rows, isEpochEnd: true)) {
        isEnd ? state : self.stopped(state, in: epoch.number + 1, after: ShardSums())
      }
      if isEnd { return }
    }
    finish(&state)
  }

  /// Notes the run in the state; what is left of an interrupted epoch where this run goes on.
  private func begin(_ state: inout TrainingState) -> TrainingState.Stop? {
    let (before, stop) = (state.run, state.stop)
    let run = state.nextRun(on: data, options, heldOut: heldOut)
    state.run = run
    plan = StepPlan(run, rows: data.rows)
    state.stop = nil
    state.bestEpoch = nil
    state.seed = options.seed
    if options.patience == nil { state.best = nil }
    guard let before, run.sharesSteps(with: before) else { return nil }
    return stop
  }

  /// One pass over the rows.
  private struct Epoch {
    let number: Int
    let last: Int
    /// Where it goes on, if it was interrupted.
    let from: TrainingState.Stop?
  }

  /// The sums over the rows that were learnt from: all of them, unless it was cancelled.
  private func run(
    _ epoch: Epoch, _ state: TrainingState
  ) throws(AutoencoderError) -> ShardSums {
    var random = RandomStream(
      seed: options.seed, purpose: .order, substream: UInt64(epoch.number))
    let order = random.permutation(of: data.rows)
    let noise = RandomStream(
      seed: options.seed, purpose: .noise, substream: UInt64(epoch.number))
    var sums = epoch.from?.sums ?? ShardSums()
    let weights = weights(epoch)
    var reported = sums.rows
    while sums.rows < data.rows {
      let count = min(options.batch, data.rows - sums.rows)
      let learnt = order.withUnsafeBufferPointer { order in
        order.baseAddress.flatMap {
          step(
            Batch(order: $0, start: sums.rows, count: count), weights: weights, noise: noise,
            rate: plan.rate(inEpoch: epoch.number, after: sums.rows))
        }
      }
      guard let learnt else { return sums }
      sums += learnt
      guard sums.terms.sum().isFinite else { throw .diverged(epoch: epoch.number) }
      if Double(sums.rows - reported) * network.cost > Self.reportedWork {
        reported = sums.rows
        let record = EpochRecord(
          epoch: epoch.number, training: record(sums, weights))
        watch.report(progress(epoch, record, rowsDone: sums.rows, isEpochEnd: false)) {
          self.stopped(state, in: epoch.number, after: sums)
        }
      }
    }
    return sums
  }

  /// After how many multiplications progress is reported again: a twentieth of a second or so,
  /// counted and not timed so that a run does not depend on a clock.
  private static var reportedWork: Double { 4e9 }

  private func progress(
    _ epoch: Epoch, _ record: EpochRecord, rowsDone: Int, isEpochEnd: Bool
  ) -> TrainingProgress {
    TrainingProgress(
      epoch: epoch.number, lastEpoch: epoch.last, rowsDone: rowsDone, rows: data.rows,
      record: record, terms: network.terms, isEpochEnd: isEpochEnd)
  }

  /// The weights of the loss's terms in an epoch: the divergence's rises evenly over the warm-up.
  private func weights(_ epoch: Epoch) -> TermValues {
    network.terms.weights(warmth: min(1, Double(epoch.number) / Double(options.warmUp + 1)))
  }

  /// The state as it is when training is interrupted after so much of an epoch.
  private func stopped(
    _ state: TrainingState, in epoch: Int, after sums: ShardSums
  ) -> TrainingState {
    var state = state
    if steps > state.weights.steps { state.weights = snapshot }
    state.stop = TrainingState.Stop(epoch: epoch, sums: sums)
    return state
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
