import Autoencoders
import Datasets
import Interpreter
import LinearAlgebra

/// Rows that training watches: given, or a part of those it is given.
enum Held: Bindable {
  case rows(Dataset)
  case part(Fraction)

  static var valueType: ValueType { .oneOf([.object(Dataset.kind), .fraction]) }

  static func bind(_ value: Value) throws(Mismatch) -> Held {
    if let rows = try? Dataset.bind(value) { return .rows(rows) }
    guard let part = try? Fraction.bind(value), part.part > 0, part.part < 1 else {
      throw Mismatch(expected: "a dataset, or a part such as 20%", found: value)
    }
    return .part(part)
  }

  var value: Value {
    switch self {
    case .rows(let rows): rows.value
    case .part(let part): part.value
    }
  }

  /// The part, where it is one.
  var part: Double? {
    if case .part(let fraction) = self { fraction.part } else { nil }
  }

  /// Reads a part between 0 and 1; nil for anything else.
  init?(part text: String) {
    guard let part = Double(text), part > 0, part < 1 else { return nil }
    self = .part(Fraction(part))
  }
}

/// The rows to learn from and those to watch.
struct TrainingRows {
  let learnt: Dataset
  let watched: Dataset?
  /// What is to be said of the part that is watched; nil where it is about what was asked for.
  var note: String? = nil

  /// Splits by neuron where a part is asked for, by row where the neurons are unknown.
  init(_ dataset: Dataset, held: Held?, seed: UInt64) throws {
    switch held {
    case nil: (learnt, watched) = (dataset, nil)
    case .rows(let rows):
      try checkWidth(of: rows, "held", fits: dataset.data.columns, of: "dataset")
      (learnt, watched) = (dataset, rows)
    case .part(let part):
      let unit: Dataset.SplitUnit = dataset.groups == nil ? .row : .neuron
      let parts = try dataset.split(held: part.part, by: unit, seed: seed)
      (learnt, watched) = (parts.kept, parts.held)
      if unit == .neuron { note = parts.held.note(held: part.part, of: dataset) }
    }
  }
}

/// A value of the language around a network that is trained.
protocol Trainee: Kept {
  associatedtype Description: ModelDescription
  var network: TrainedModel<Description> { get }
  /// The rows that an interrupted training watches, as far as they are known.
  var held: Held? { get }
  /// Where what follows the epochs was interrupted, as "asleep at step 4 of 9"; nil where it was not.
  var rest: String? { get }
  /// The rows, to learn from or to watch, with what the network is given beside them or is to find.
  func trainingRows(_ rows: Dataset, areWatched: Bool) throws -> ModelRows
  /// The same value around a network that was trained on these rows.
  func replacing(
    _ network: TrainedModel<Description>, trainedOn rows: Dataset, held: Held?
  ) -> Self
}

/// Rows as a training takes them.
private struct TrainingInput {
  let learnt: Dataset
  let rows: ModelRows
  let heldOut: ModelRows?
  /// What was said of the rows to watch.
  let held: Held?
  /// What is to be said of them.
  let note: String?

  init(
    _ dataset: Dataset, held: Held?, seed: UInt64,
    rows: (_ rows: Dataset, _ areWatched: Bool) throws -> ModelRows
  ) throws {
    let parts = try TrainingRows(dataset, held: held, seed: seed)
    (learnt, self.held, note) = (parts.learnt, held, parts.note)
    self.rows = try rows(parts.learnt, false)
    heldOut = try parts.watched.map { try rows($0, true) }
  }
}

extension Trainee {
  var rest: String? { nil }

  /// The value trained on rows, as far as it came when it was interrupted: from its checkpoint
  /// where there is one, from where it was interrupted where these are the same rows.
  func trained(
    on dataset: Dataset, as settings: TrainingSettings, _ context: CallContext
  ) throws -> Self {
    let checkpoint = try settings.checkpoint.map { try Checkpoint<Self>($0, context) }
    let seed = seed(settings, checkpoint, context)
    try checkWidth(of: dataset, "dataset", fits: network.columns, of: "model")
    let (input, before) = try input(dataset, settings, seed: seed)
    if let note = input.note { context.print("train: \(note)") }
    var options = settings.options(goingOnWith: before, seed: seed)
    guard let checkpoint, let saved = checkpoint.saved else {
      return try trained(network, on: input, options, checkpoint, context)
    }
    let run = try network.run(
      on: input.rows, options: options, heldOut: input.heldOut, isCancelled: context.isCancelled)
    try checkpoint.requireSame(run, of: network)
    guard saved.network.interruptedRun != nil else { return saved }
    options.epochs = run.lastEpoch - saved.network.history.count
    return try trained(saved.network, on: input, options, checkpoint, context)
  }

  /// The rows, and the interrupted run that is gone on with, if it was on these.
  private func input(
    _ dataset: Dataset, _ settings: TrainingSettings, seed: UInt64
  ) throws -> (TrainingInput, TrainingRun?) {
    func input(_ held: Held?) throws -> TrainingInput {
      try TrainingInput(dataset, held: held, seed: seed) {
        try trainingRows($0, areWatched: $1)
      }
    }
    let same = try input(settings.held ?? held)
    if let run = network.interruptedRun, run.isOn(same.rows) {
      if run.watchesRows, same.heldOut == nil { throw Fault.heldRowsMissing }
      return (same, run)
    }
    return (settings.held == nil && held != nil ? try input(nil) : same, nil)
  }

  private func trained(
    _ start: TrainedModel<Description>, on input: TrainingInput, _ options: TrainingOptions,
    _ checkpoint: Checkpoint<Self>?, _ context: CallContext
  ) throws -> Self {
    func wrapped(_ network: TrainedModel<Description>) -> Self {
      replacing(network, trainedOn: input.learnt, held: input.held)
    }
    let trained = try start.trained(
      on: input.rows, options: options, heldOut: input.heldOut,
      starting: { context.report(Progress(weights: $0, of: $1)) },
      progress: { context.report(Progress($0)) },
      keep: checkpoint.map { checkpoint in
        { soFar in checkpoint.keep { wrapped(soFar()) } }
      }, isCancelled: context.isCancelled)
    let result = wrapped(trained)
    checkpoint?.close(with: result)
    return result
  }

  /// The seed that was given, that of the training that is gone on with, or the session's next.
  /// With a checkpoint the session draws all the same, so that what follows draws as it did.
  private func seed(
    _ settings: TrainingSettings, _ checkpoint: Checkpoint<Self>?, _ context: CallContext
  ) -> UInt64 {
    if settings.seed == nil, let run = network.interruptedRun { return run.options.seed }
    let drawn = context.seed(settings.seed)
    let run = checkpoint?.saved?.network.interruptedRun
    return settings.seed == nil ? run?.options.seed ?? drawn : drawn
  }
}

extension Fault {
  fileprivate static let heldRowsMissing = Fault(
    "the training that is gone on with watched held-out rows, but there are none now",
    at: .init("model", "was interrupted"), help: "give them again: held=")
}

extension Progress {
  /// How many of a model's first weights are drawn.
  init(weights done: Int, of total: Int) {
    self.init(task: "draw", done: done, total: total, unit: "weight", isMilestone: false)
  }

  /// An epoch's state as a line of progress.
  init(_ progress: TrainingProgress) {
    let now = progress.record.training
    var figures = [("loss", fixed(now.loss, 4))]
    for (index, term) in progress.terms.enumerated().dropFirst() where now.values[index] != 0 {
      figures.append((term.heading, fixed(now.values[index], 2)))
    }
    if let accuracy = now.accuracy { figures.append(("accuracy", fixed(accuracy, 3))) }
    if let held = progress.record.heldOut { figures.append(("held-out loss", fixed(held.loss, 4))) }
    self.init(
      task: "train", done: progress.isEpochEnd ? progress.epoch : progress.epoch - 1,
      total: progress.lastEpoch, unit: "epoch", figures: figures, isMilestone: progress.isEpochEnd)
  }
}
