import Analysis
import Datasets
import Figures
import Interpreter
import Wording

extension Value {
  /// The plot that shows this kind of value best.
  func drawnAsItsKind(labels: Figure.Labels) throws -> Figure {
    if case .object(let object) = self { return try object.content.drawn(labels: labels) }
    guard let tensor, tensor.isDrawable else { throw notDrawn }
    if tensor.rank == 1 { return try .line([.init(y: tensor.values)], labels: labels) }
    let rows = try Rows.bind(self).dataset
    return try rows.drawnHeatmap(order: nil, centre: nil, colour: nil, labels: labels)
  }

  fileprivate var notDrawn: Fault {
    Fault(
      "there is no plot for \(described)", at: .init("value", "not drawn"),
      help: "recordings, rows, models, results and tensors of one or two axes are drawn")
  }
}

extension Tensor {
  fileprivate var isDrawable: Bool { (1...2).contains(rank) && !values.isEmpty }
}

extension DomainValue {
  fileprivate func drawn(labels: Figure.Labels) throws -> Figure {
    switch self {
    case let plot as Plot: return plot.figure
    case let recording as Recording: return try recording.drawn(labels: labels)
    case let rows as Dataset: return try rows.drawn(labels: labels)
    case let model as Model: return try model.drawnAsFarAsKnown(labels: labels)
    case let table as DataTable: return try table.drawn(labels: labels)
    default: return try drawnResult(labels: labels)
    }
  }

  private func drawnResult(labels: Figure.Labels) throws -> Figure {
    switch self {
    case let classifier as TrainedClassifier:
      return try .loss(
        Several<Either<Model, TrainedClassifier>>.bind(classifier.value).runs, labels: labels)
    case let pca as FittedPCA:
      return try Several<FittedPCA>.bind(pca.value).drawnExplained(labels: labels)
    case let walk as Walk: return try walk.drawn(isOverlaid: false, labels: labels)
    case let confusion as ConfusionTable: return try confusion.drawn(labels: labels)
    case let comparison as Comparison: return try comparison.drawn(labels: labels)
    case let scores as Scores: return try scores.drawn(labels: labels)
    case is Calibration, is ReliabilityScores:
      return try Several<Either<Calibration, ReliabilityScores>>.bind(value)
        .drawnCalibration(labels: labels)
    default: throw value.notDrawn
    }
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
