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

extension Model {
  /// The model trained on rows, as far as it came when it was interrupted.
  func trained(
    on rows: TrainingRows, _ options: TrainingOptions, _ context: CallContext
  ) throws -> Model {
    try checkWidth(of: rows.learnt, "dataset", fits: vae.columns, of: "model")
    let held = try rows.watched.map { HeldOut($0.data, labels: try labels(of: $0)) }
    let trained = try vae.trained(
      on: rows.learnt.data, given: labels(of: rows.learnt), options: options, heldOut: held,
      progress: { context.report(Progress($0)) }, isCancelled: context.isCancelled)
    let seen = Origin(of: rows.learnt).union(rows.learnt.encodedBy).union(origin)
    return Model(trained, origin: seen, form: rows.learnt.form)
  }
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

extension TrainingOptions {
  init(
    epochs: Int, batch: Int, learningRate: Double, patience: Int? = nil, warmUp: Int = 0,
    metrics: Set<Metric> = [], seed: UInt64
  ) {
    self.init()
    (self.epochs, self.batch, self.learningRate) = (epochs, batch, learningRate)
    (self.patience, self.warmUp) = (patience, warmUp)
    (self.metrics, self.seed) = (metrics, seed)
  }
}
