import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// How traces stand in a figure.
enum TraceLayout: String, Choice {
  case rows, stacked
}

/// The stretch of traces that a figure shows.
struct TracePart {
  let rate: Double
  let start: Double
  let length: Double?

  /// The samples of a trace between the part's ends.
  func cut(_ trace: Figure.Trace) throws(Fault) -> Figure.Trace {
    let count = Double(trace.values.count)
    let first = Int(min((start * rate).rounded(), count))
    let bins = length.map { max(1, ($0 * rate).rounded()) } ?? count
    let last = Int(min(Double(first) + bins, count))
    guard first < last || trace.values.isEmpty else {
      throw Fault(
        "start must be before the end of the traces (\(rounded(count / rate)) s)",
        at: .init("start", "at \(rounded(start)) s"))
    }
    guard let spikes = trace.spikes else {
      return Figure.Trace(name: trace.name, values: Array(trace.values[first..<last]))
    }
    return Figure.Trace(
      name: trace.name, values: Array(trace.values[first..<last]),
      spikes: Array(spikes[first..<last]))
  }

  /// The part of the traces, one under the other or over each other.
  func drawn(
    _ traces: [Figure.Trace], inferred: Recording?, _ layout: TraceLayout, labels: Figure.Labels
  ) throws -> Figure {
    let parts = try traces.map(cut)
    switch layout {
    case .rows:
      return try .trace(
        adding(inferred, to: parts), rate: rate, start: start, labels: labels)
    case .stacked:
      guard inferred == nil else {
        throw Fault(
          "inferred spikes have no room between stacked traces",
          at: .init("inferred", "with layout=\"stacked\""))
      }
      return try .stacked(
        parts, rate: rate, start: start,
        labels: .init(
          title: labels.title, note: labels.note, x: labels.x, y: nil))
    }
  }

  /// Traces with the spikes that were found for them, which must be as many.
  func adding(_ found: Recording?, to traces: [Figure.Trace]) throws(Fault) -> [Figure.Trace] {
    guard let found else { return traces }
    guard found.traces.count == traces.count else {
      throw Fault(
        "inferred must have a trace for each of the \(grouped(traces.count)) drawn, but has "
          + "\(grouped(found.traces.count))",
        at: .init("inferred", "\(counted(found.traces.count, "trace"))"))
    }
    let part = TracePart(rate: found.rate, start: start, length: length)
    var all: [Figure.Trace] = []
    for (trace, own) in zip(traces, found.drawnTraces) {
      var trace = trace
      trace.inferred = .init(values: try part.cut(own).values, rate: found.rate)
      all.append(trace)
    }
    return all
  }
}

extension Either where First == Recording, Second == Lines {
  /// The traces to draw, and their rate where it is known.
  var traces: (traces: [Figure.Trace], rate: Double?) {
    switch self {
    case .first(let recording): (recording.drawnTraces, recording.rate)
    case .second(let lines): (lines.lines.map { Figure.Trace(values: $0) }, nil)
    }
  }

  /// What the heights of traces are, where they are not light.
  var heightLabel: String? {
    guard case .first(let recording) = self else { return nil }
    return recording.quantity.heightLabel
  }
}

extension Array {
  /// The entry at a position, nil outside.
  subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

extension Recording {
  func drawnRaster(labels: Figure.Labels) throws -> Figure {
    guard hasSpikes else {
      throw Fault(
        "a raster needs spikes, but this recording has none",
        at: .init("recording", "spikes unknown"))
    }
    return try .raster(
      traces.map { ($0.spikes ?? []).map { Float($0) } },
      missing: traces.map { $0.samples.map(\.isNaN) }, names: traces.map(\.name), rate: rate,
      labels: labels)
  }
}

extension Dataset {
  /// Examples of each class, from as many neurons as there are.
  func drawnWindows(rows wanted: Int, labels: Figure.Labels) throws -> Figure {
    let classes = Dictionary(grouping: 0..<data.rows) { self.labels?[$0] ?? 0 }
    let shown = classes.keys.sorted().prefix(Self.mostClasses)
    let few = try selecting(rows: shown.flatMap { examples(wanted, of: classes[$0] ?? []) })
    let note =
      classes.count > shown.count
      ? "the first \(shown.count) of \(grouped(classes.count)) classes" : nil
    return try .windows(
      few.data.allRows, spikes: few.spikeRows, by: few.classes, counts: classes.mapValues(\.count),
      rate: timing?.rate, centre: timing?.centre, rows: wanted,
      labels: labels.or(note: note, y: heightLabel))
  }

  /// Classes whose examples a figure shows.
  private static let mostClasses = 30

  /// Some of the rows, of each neuron the first before the second of any.
  private func examples(_ wanted: Int, of rows: [Int]) -> [Int] {
    var seen: [Int: Int] = [:]
    let ranked = rows.map { row in
      let turn = seen[groups?[row] ?? 0, default: 0]
      seen[groups?[row] ?? 0] = turn + 1
      return (turn: turn, row: row)
    }
    return ranked.sorted { ($0.turn, $0.row) < ($1.turn, $1.row) }.prefix(wanted).map(\.row)
      .sorted()
  }

  /// What the heights of drawn windows are, with their unit; nil where nothing is known of it.
  var heightLabel: String? {
    switch form {
    case .windows(_, _, _, .window): "Fluorescence (SD of the window)"
    case .windows(_, _, _, .trace): "Fluorescence (SD of the trace)"
    default: nil
    }
  }

  func drawnLatent(
    classifier: (any Separating)?, axes: [Int], labels: Figure.Labels
  ) throws -> Figure {
    guard axes.count == 2, axes.allSatisfy({ data.columns > $0 && $0 >= 0 }) else {
      throw Fault(
        "axes must be two columns \(ranging(from: 0, to: data.columns - 1))",
        at: .init("axes", "\(axes)"))
    }
    return try .latent(
      x: data.column(axes[0]), y: data.column(axes[1]), by: classes,
      boundary: try classifier.map { try $0.boundary(in: axes, of: self) },
      labels: labels.or(x: axisName(axes[0]), y: axisName(axes[1])))
  }

  /// What a column is called beside an axis: neurons by their own names.
  private func axisName(_ column: Int) -> String {
    if case .population = form { return columnName(column) }
    return columnName(column).capitalised
  }

  /// The only or first row, for a figure of a single window.
  func firstRow(_ parameter: String) throws(Fault) -> [Float] {
    guard data.rows > 0 else {
      throw Fault("\(parameter) must have a row, but is empty", at: .init(parameter, "no rows"))
    }
    return Array(data.row(0))
  }
}

extension Separating {
  /// The boundary in the plane of two columns, all others at their mean over the rows fitted.
  func boundary(in axes: [Int], of rows: Dataset) throws -> Figure.Boundary {
    let plane = try plane(as: "classifier")
    let weights = plane.weights
    try checkWidth(of: rows, "dataset", fits: weights.count, of: "classifier")
    let means = training.data.columnMeans()
    let others = weights.indices.filter { !axes.contains($0) }
    let bias = others.reduce(plane.bias) { $0 + weights[$1] * means[$1] }
    return Figure.Boundary(weights: (weights[axes[0]], weights[axes[1]]), bias: bias)
  }
}
