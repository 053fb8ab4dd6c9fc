import LinearAlgebra

/// The training of an encoder of spikes on simulated traces, as far as it has come: what
/// wake-sleep does asleep (Hinton, Dayan, Frey and Neal 1995).
package struct SleepPhase: Sendable, Equatable {
  package let training: EncoderTraining
  /// What the traces are of.
  package let kind: SimulationKind
  /// The weights with Adam's moments; without these once it is complete.
  var weights: TrainingState.Snapshot
  /// The mean loss of each hundred steps.
  package internal(set) var losses: [Double] = []
  /// The sum of losses since the last of these.
  var sum = 0.0
  /// The instruction set that it is trained with.
  var kernels = Kernels.best.name

  /// A training before its first step.
  package init(_ training: EncoderTraining, _ kind: SimulationKind) {
    (self.training, self.kind) = (training, kind)
    weights = TrainingState.Snapshot(packed: SpikeEncoder.start(training).packed)
  }

  init(
    _ training: EncoderTraining, _ kind: SimulationKind, weights: TrainingState.Snapshot,
    kernels: String
  ) {
    (self.training, self.kind, self.weights, self.kernels) = (training, kind, weights, kernels)
  }

  /// How many steps it has taken.
  package var steps: Int { weights.steps }
  package var isComplete: Bool { steps >= training.steps }

  package var encoder: SpikeEncoder {
    SpikeEncoder(packed: weights.packed, training: training, kernels: kernels)
  }

  /// Steps between two reports.
  static let stretch = 100
}

extension SleepPhase {
  /// The training taken to its end, on traces of neurons that a model was fitted to, or as far as it
  /// came when `isCancelled` answered true.
  ///
  /// - Parameter keep: called after each report with what makes the training so far.
  package func continued(
    of neurons: [FittedNeuron], threads: Int? = nil,
    report: (EncoderProgress) -> Void = { _ in }, keep: ((_ soFar: () -> Self) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> Self {
    try training.validate()
    guard !isComplete else { return self }
    let simulation = SpikeSimulation(seed: training.seed, kind, of: neurons)
    let pool: SimulatedPool
    do {
      pool = try SimulatedPool(
        simulation, count: training.traces, threads: threads,
        report: { report(.simulated($0, of: training.traces)) }, isCancelled: isCancelled)
    } catch .interrupted {
      return self
    }
    return try continued(
      on: pool, threads: threads, report: report, keep: keep, isCancelled: isCancelled)
  }

  /// The same on traces that are there.
  func continued(
    on pool: SimulatedPool, threads: Int? = nil, report: (EncoderProgress) -> Void = { _ in },
    keep: ((_ soFar: () -> Self) -> Void)? = nil, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> Self {
    try WorkerPool.with(threads: threads) { (workers) throws(AutoencoderError) in
      let trainer = EncoderTrainer(training, from: weights, on: pool, workers)
      var phase = self
      func soFar() -> Self {
        var now = phase
        now.weights = trainer.snapshot
        return now
      }
      while trainer.steps < training.steps, isCancelled?() != true {
        phase.sum += trainer.step()
        guard let progress = try phase.noted(after: trainer.steps) else { continue }
        report(progress)
        if let keep { withoutActuallyEscaping(soFar) { keep($0) } }
      }
      return soFar().relieved
    }
  }

  /// Notes the loss at the end of each hundred steps and of the training.
  private mutating func noted(after steps: Int) throws(AutoencoderError) -> EncoderProgress? {
    guard steps % Self.stretch == 0 || steps == training.steps else { return nil }
    guard sum.isFinite else { throw .diverged(epoch: 1) }
    let count = steps % Self.stretch == 0 ? Self.stretch : steps % Self.stretch
    losses.append(sum / Double(count))
    defer { sum = 0 }
    return .learnt(steps: steps, of: training.steps, loss: sum / Double(count))
  }

  /// Without moments where it is complete.
  private var relieved: Self {
    guard isComplete else { return self }
    var phase = self
    (phase.weights.first, phase.weights.second) = ([], [])
    return phase
  }
}
