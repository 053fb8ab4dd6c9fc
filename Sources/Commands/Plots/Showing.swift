import Analysis
import Datasets
import Figures
import Interpreter
import Wording

/// What `show` draws.
enum Shown: KindSet {
  static let type = ValueType.oneOf([.list(.any)] + Portrayal.all.map { .object($0.kind) })
  static let expectation = "a recording, rows, a model, a result, a table, or a tensor"
}

extension Value {
  /// The plot that shows this kind of value best.
  func drawnAsItsKind(labels: Figure.Labels) throws -> Figure {
    if case .object(let object) = self {
      for portrayal in Portrayal.all {
        if let figure = try portrayal.draw(object.content, labels) { return figure }
      }
      throw notDrawn
    }
    guard let tensor, tensor.isDrawable else { throw notDrawn }
    if tensor.rank == 1 { return try .line([.init(y: tensor.values)], labels: labels) }
    let rows = try Rows.bind(self).dataset
    return try rows.drawnHeatmap(order: nil, centre: nil, colour: nil, labels: labels)
  }

  private var notDrawn: Fault {
    Fault(
      "there is no plot for \(described)", at: .init("value", "not drawn"),
      help: "recordings, rows, models, results and tensors of one or two axes are drawn")
  }
}

extension Tensor {
  fileprivate var isDrawable: Bool { (1...2).contains(rank) && !values.isEmpty }
}

/// How values of one kind are drawn.
private struct Portrayal: Sendable {
  let kind: String
  /// The figure; nil of a value of another kind.
  let draw: @Sendable (any DomainValue, Figure.Labels) throws -> Figure?

  private init<D: DomainValue>(
    _ kind: D.Type, _ draw: @escaping @Sendable (D, Figure.Labels) throws -> Figure
  ) {
    self.kind = D.kind
    self.draw = { value, labels in try (value as? D).map { try draw($0, labels) } }
  }

  static let all = [
    Portrayal(Plot.self) { plot, _ in plot.figure },
    Portrayal(Recording.self) { try $0.drawn(labels: $1) },
    Portrayal(Dataset.self) { try $0.drawn(labels: $1) },
    Portrayal(Model.self) { try $0.drawnAsFarAsKnown(labels: $1) },
    Portrayal(DataTable.self) { try $0.drawn(labels: $1) },
    Portrayal(SpikeModel.self) { try $0.value.drawnLosses(labels: $1) },
    Portrayal(TrainedClassifier.self) { try $0.value.drawnLosses(labels: $1) },
    Portrayal(History.self) { try $0.value.drawnLosses(labels: $1) },
    Portrayal(FittedPCA.self) {
      try Several<FittedPCA>.bind($0.value).drawnExplained(labels: $1)
    },
    Portrayal(Walk.self) { try $0.drawn(isOverlaid: false, labels: $1) },
    Portrayal(ConfusionTable.self) { try $0.drawn(labels: $1) },
    Portrayal(Comparison.self) { try $0.drawn(labels: $1) },
    Portrayal(Scores.self) { try $0.drawn(labels: $1) },
    Portrayal(Calibration.self) { try $0.value.drawnCalibration(labels: $1) },
    Portrayal(ReliabilityScores.self) { try $0.value.drawnCalibration(labels: $1) },
  ]
}

extension Value {
  fileprivate func drawnLosses(labels: Figure.Labels) throws -> Figure {
    try Several<AnyTraining>.bind(self).drawnLosses(labels: labels)
  }

  fileprivate func drawnCalibration(labels: Figure.Labels) throws -> Figure {
    try Several<Either<Calibration, ReliabilityScores>>.bind(self).drawnCalibration(labels: labels)
  }
}

extension Recording {
  /// Its traces: a few under each other, many stacked.
  fileprivate func drawn(labels: Figure.Labels) throws -> Figure {
    let part = TracePart(rate: rate, start: 0, length: nil)
    let few = traces.count > Figure.mostStacked ? try selecting(neurons: firstNeurons) : self
    let note =
      few.traces.count < traces.count
      ? "the first \(few.traces.count) of \(counted(traces.count, "neuron"))" : nil
    return try part.drawn(
      few.drawnTraces, inferred: nil, traces.count > 8 ? .stacked : .rows,
      labels: labels.or(note: note, y: quantity.heightLabel))
  }

  private var firstNeurons: [Int] { Array(0..<Figure.mostStacked) }
}

extension Dataset {
  /// Examples of windows; two columns of latents or scores; cells of any other rows.
  fileprivate func drawn(labels: Figure.Labels) throws -> Figure {
    switch form {
    case .windows: try drawnWindows(rows: 4, labels: labels)
    case .latents where columns > 1, .scores where columns > 1:
      try drawnLatent(classifier: nil, axes: [0, 1], labels: labels)
    default: try drawnHeatmap(order: nil, centre: nil, colour: nil, labels: labels)
    }
  }
}

extension Model {
  /// Its losses, or its layers where it has not been trained.
  fileprivate func drawnAsFarAsKnown(labels: Figure.Labels) throws -> Figure {
    let history = History(vae)
    return history.epochs.isEmpty
      ? try drawn(bins: nil, labels: labels) : try .loss(history.curves, labels: labels)
  }
}

extension ConfusionTable {
  func drawn(labels: Figure.Labels) throws -> Figure {
    try .confusion(matrix.counts, names: names, labels: labels.or(note: basis.description))
  }
}

extension Scores {
  /// The scores as points with their intervals.
  fileprivate func drawn(labels: Figure.Labels) throws -> Figure {
    try .dots(
      estimates.map { name, estimate in
        let bounds = estimate.certainty.bounds
        return Figure.Dots(
          name: name, values: [estimate.value],
          ranges: [.init(lower: bounds?.lower ?? .nan, upper: bounds?.upper ?? .nan)])
      }, labels: labels.or(note: basis.description + " · 95 % intervals", y: "Score"))
  }
}

extension DataTable {
  /// Means in their bands; of any other table the columns of numbers as lines.
  fileprivate func drawn(labels: Figure.Labels) throws -> Figure {
    if let means = KnownMeans(self) {
      let (series, note) = means.series(.sem, at: means.times)
      return try .line(series, isOverTime: means.times != nil, labels: labels.or(note: note))
    }
    let series = columns.compactMap { column -> Figure.Series? in
      guard case .numbers(let numbers, _) = column.entries else { return nil }
      return Figure.Series(name: column.name, y: numbers)
    }
    guard !series.isEmpty else {
      throw Fault(
        "a table is drawn by its numbers, but this has none", at: .init("value", "of texts"))
    }
    return try .line(series, labels: labels.or(x: "Row"))
  }
}
