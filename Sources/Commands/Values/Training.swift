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
    }
  }
}

/// A value of the language around a network that is trained.
protocol Trainee: Kept {
  associatedtype Network: Trainable
  var network: Network { get }
  /// The rows that an interrupted training watches, as far as they are known.
  var held: Held? { get }
  /// What the network is given beside the rows, or is to find.
  func trainingLabels(of rows: Dataset) throws -> [Float]?
  /// The same value around a network that was trained on these rows.
  func replacing(_ network: Network, trainedOn rows: Dataset, held: Held?) -> Self
}

extension Trainee {
  /// The value trained on rows, as far as it came when it was interrupted: from its checkpoint
  /// where there is one, from where it was interrupted where these are the same rows.
  func trained(
    on dataset: Dataset, as settings: TrainingSettings, _ context: CallContext
  ) throws -> Self {
    let checkpoint = try settings.checkpoint.map { try Checkpoint<Self>($0, context) }
    let seed = seed(settings, checkpoint, context)
    let held = settings.held ?? self.held
    let rows = try TrainingRows(dataset, held: held, seed: seed)
    try checkWidth(of: rows.learnt, "dataset", fits: network.columns, of: "model")
    let labels = try trainingLabels(of: rows.learnt)
    let watched = try rows.watched.map { HeldOut($0.data, labels: try trainingLabels(of: $0)) }

    let before = network.interruptedRun.flatMap { $0.isOn(rows.learnt.data, given: labels) ? $0 : nil }
    if let before, before.watchesRows, watched == nil { throw Fault.heldRowsMissing }
    var options = settings.options(goingOnWith: before, seed: seed)
    let run = try network.run(
      on: rows.learnt.data, given: labels, options: options, heldOut: watched)
    var start = network
    if let checkpoint, let saved = checkpoint.saved {
      try checkpoint.requireSame(run, of: network)
      guard saved.network.interruptedRun != nil else { return saved }
      start = saved.network
      options.epochs = run.lastEpoch - start.history.count
    }
    let trained = try start.trained(
      on: rows.learnt.data, given: labels, options: options, heldOut: watched,
      progress: { context.report(Progress($0)) },
      keep: checkpoint.map { checkpoint in
        { soFar in
          checkpoint.keep { self.replacing(soFar(), trainedOn: rows.learnt, held: held) }
        }
      }, isCancelled: context.isCancelled)
    let result = replacing(trained, trainedOn: rows.learnt, held: held)
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
  /// An epoch's state as a line of progress.
  init(_ progress: TrainingProgress) {
    let now = progress.record.training
    var figures = [("loss", fixed(now.loss, 4))]
    if now.kl != 0 { figures.append(("KL", fixed(now.kl, 2))) }
    if let accuracy = now.accuracy { figures.append(("accuracy", fixed(accuracy, 3))) }
    if let held = progress.record.heldOut { figures.append(("held-out loss", fixed(held.loss, 4))) }
    self.init(
      task: "train", done: progress.isEpochEnd ? progress.epoch : progress.epoch - 1,
      total: progress.lastEpoch, unit: "epoch", figures: figures, isMilestone: progress.isEpochEnd)
  }
}
