import Autoencoders
import Datasets
import Files
import Interpreter
import LinearAlgebra
import Wording

/// How the sleep phase of a spike model is to be, as a call says it.
struct SleepSettings {
  let steps: Setting<Int>
  let kind: Setting<SimulationKind>

  static let steps = Parameter(
    "sleep", "of a spike model: steps of its encoder on simulated traces after the passes",
    default: Setting.usual(4000), in: .within(0...EncoderTraining.stepCounts.upperBound))
  static let kind = Parameter(
    "simulate", "of a spike model: neurons like its own, any neurons, or half of each",
    default: Setting.usual(SimulationKind.mix))

  var areGiven: Bool {
    if case .usual = steps, case .usual = kind { false } else { true }
  }

  /// The training of so many steps on as many traces.
  func training(seed: UInt64) -> EncoderTraining {
    EncoderTraining(
      traces: min(6000, steps.wrapped), steps: steps.wrapped, seed: seed)
  }
}

extension TrainingSettings {
  /// What the wake phase takes where nothing is said: as many passes as make 3,000 steps, in batches
  /// of 16, one cycle of the learning rate, gradients clipped, the divergence's weight rising over the
  /// first quarter.
  func awake(rows: Int) -> TrainingSettings {
    var settings = self
    settings.batch = batch.usually(16)
    let passes = (3000 * settings.batch.wrapped + rows - 1) / max(1, rows)
    settings.epochs = epochs.usually(max(1, passes))
    settings.learningRate = learningRate.usually(5e-3)
    settings.schedule = schedule.usually(.oneCycle)
    settings.warmUp = warmUp.usually(settings.epochs.wrapped / 4)
    settings.clip = clip ?? 50
    return settings
  }
}

extension Setting {
  fileprivate var isGiven: Bool { if case .given = self { true } else { false } }

  /// The same, with another value where none was given.
  fileprivate func usually(_ value: Wrapped) -> Setting { isGiven ? self : .usual(value) }
}

extension Recording {
  /// The chunks of traces that the wake phase learns from; traces that are too short or constant are
  /// left out.
  func wakeRows(_ context: CallContext) throws -> Dataset {
    try checkTraces()
    let resampler = TraceResampler(rate: rate)
    let prepared = mappedInParallel(traces.count) {
      SpikeInference.prepared(traces[$0].samples, resampler, rate: rate)
    }
    let places = prepared.indices.filter { prepared[$0] != nil }
    guard !places.isEmpty else { throw Fault.nothingToLearn }
    let left = traces.count - places.count
    if left > 0 {
      context.print("note: \(counted(left, "trace")) left out: too short, or constant")
    }
    var (values, groups, rowIDs): ([Float], [Int], [UInt64]) = ([], [], [])
    for (group, place) in places.enumerated() {
      guard let rows = prepared[place]?.wakeRows else { continue }
      let count = rows.count / WakeShape.columns
      values += rows
      groups += Array(repeating: group, count: count)
      rowIDs += (0..<count).map { Fingerprint.of(traces[place].origin, UInt64($0)) }
    }
    return try Dataset(
      data: Matrix(rows: groups.count, columns: WakeShape.columns, values: values), groups: groups,
      groupNames: places.map { traces[$0].name }, rowIDs: rowIDs)
  }
}

extension Fault {
  fileprivate static let nothingToLearn = Fault(
    "a spike model learns from traces of \(rounded(SpikeInference.shortest)) s or more that change, "
      + "but there are none", at: .init("dataset", "nothing to learn from"))

  fileprivate static let nothingFitted = Fault(
    "neurons like the model's own are simulated once a wake phase has fitted some, but none has",
    at: .init("simulate", "nothing is fitted"), help: "give epochs=, or simulate=\"generic\"")
}

extension SpikeModel: Trainee {
  var network: WakeModel { vae.wake }
  var held: Held? { nil }

  var rest: String? {
    guard let sleep = vae.sleep, !sleep.isComplete else { return nil }
    return "asleep at step \(grouped(sleep.steps)) of \(grouped(sleep.training.steps))"
  }

  func trainingRows(_ rows: Dataset, areWatched: Bool) throws -> ModelRows {
    ModelRows(rows.data, groups: rows.groups?.map { rows.groupNames[$0] })
  }

  func replacing(_ network: WakeModel, trainedOn rows: Dataset, held: Held?) -> SpikeModel {
    var statistics = vae.statistics
    for (row, group) in (rows.groups ?? []).enumerated() {
      let first = row * rows.data.columns + WakeShape.statistics
      statistics[rows.groupNames[group]] = Array(
        rows.data.values[first..<first + TraceStatistics.count])
    }
    return SpikeModel(
      SpikeVAE(network, statistics: statistics), origin: Origin(of: rows).union(origin))
  }

  /// The model after a wake phase on a recording and a sleep phase, as far as they came when they
  /// were interrupted.
  func trained(
    on recording: Recording, as settings: TrainingSettings, asleep: SleepSettings,
    _ context: CallContext
  ) throws -> SpikeModel {
    if case .rows? = settings.held {
      throw Fault("held is a part of a recording's neurons", at: .init("held", "rows"))
    }
    let rows = try recording.wakeRows(context)
    let awake = try awake(on: rows, settings, context)
    let isToSleep = asleep.steps.wrapped > 0 && !context.isCancelled()
    return isToSleep ? try awake.slept(settings, asleep, context) : awake
  }

  /// After the wake phase, which is left out without passes and where a sleep phase is gone on with.
  private func awake(
    on rows: Dataset, _ settings: TrainingSettings, _ context: CallContext
  ) throws -> SpikeModel {
    if settings.epochs.isGiven, settings.epochs.wrapped == 0 {
      let checkpoint = try settings.checkpoint.map { try Checkpoint<SpikeModel>($0, context) }
      return checkpoint?.saved ?? self
    }
    let learnt = try trainingRows(rows, areWatched: false)
    if rest != nil, !settings.epochs.isGiven || vae.wake.record?.run?.isOn(learnt) ?? false {
      return self
    }
    return try trained(on: rows, as: settings.awake(rows: rows.data.rows), context)
  }

  private func slept(
    _ settings: TrainingSettings, _ asleep: SleepSettings, _ context: CallContext
  ) throws -> SpikeModel {
    let phase = try phase(settings, asleep, context)
    let checkpoint = try settings.checkpoint.map { try Checkpoint<SpikeModel>($0, context) }
    func after(_ phase: SleepPhase) -> SpikeModel {
      var vae = vae
      vae.sleep = phase
      return SpikeModel(vae, origin: origin)
    }
    let result = after(
      try phase.continued(
        of: vae.neurons, report: { context.report(Progress($0)) },
        keep: checkpoint.map { checkpoint in
          { soFar in checkpoint.keep { after(soFar()) } }
        }, isCancelled: context.isCancelled))
    checkpoint?.close(with: result)
    return result
  }

  /// The sleep phase that is gone on with, or a new one.
  private func phase(
    _ settings: TrainingSettings, _ asleep: SleepSettings, _ context: CallContext
  ) throws -> SleepPhase {
    let before = vae.sleep
    if let before, !before.isComplete, !asleep.areGiven, settings.seed == nil { return before }
    let isFitted = !vae.neurons.isEmpty
    guard isFitted || !asleep.kind.isGiven || asleep.kind.wrapped == .generic else {
      throw Fault.nothingFitted
    }
    let seed = settings.seed == nil ? before?.training.seed ?? vae.wake.seed : nil
    let new = SleepPhase(
      asleep.training(seed: seed ?? context.seed(settings.seed)),
      isFitted ? asleep.kind.wrapped : .generic)
    guard let before, before.training == new.training, before.kind == new.kind else {
      return new
    }
    return before
  }
}

extension Either where First == Model, Second == SpikeModel {
  /// The model trained on what it is a model of.
  func trained(
    on data: Either<Dataset, Recording>, as settings: TrainingSettings, asleep: SleepSettings,
    _ context: CallContext
  ) throws -> Self {
    switch (self, data) {
    case (.first(let model), .first(let rows)):
      if asleep.areGiven { throw Fault.noSleep }
      if rows.extent > 1 << 18 { try context.endTrial() }
      return .first(try model.trained(on: rows, as: settings, context))
    case (.second(let model), .second(let recording)):
      if recording.extent > 1 << 18 { try context.endTrial() }
      return .second(try model.trained(on: recording, as: settings, asleep: asleep, context))
    case (.first, .second):
      throw Fault(
        "this model is one of rows, but these are traces", at: .init("dataset", "a recording"),
        help: "cut it: windows(recording); or describe vae(latent=\"spikes\")")
    case (.second, .first):
      throw Fault(
        "a spike model learns from the traces of a recording, but these are rows",
        at: .init("dataset", "rows"), help: "train(model, recording)")
    }
  }
}

extension Fault {
  fileprivate static let noSleep = Fault(
    "sleep and simulate are of spike models, but this is one of rows",
    at: .init("sleep", "not of this model"), .init("simulate", "not of this model"),
    help: "describe one: vae(latent=\"spikes\")")
}
