import Analysis
import Datasets
import Figures
import Interpreter
import LinearAlgebra
import Wording

/// What is drawn around events, in seconds.
struct EventSpan {
  let before, after, bin: Double
}

extension Recording {
  /// Spikes around events, and the mean rate of each class over neurons.
  func drawnEvents(_ events: Events, _ span: EventSpan, labels: Figure.Labels) throws -> Figure {
    let rows = try windows(
      WindowCut(before: span.before, after: span.after, normalisation: .none, rate: rate),
      at: events)
    guard let spikes = rows.spikeRows else {
      throw Fault(
        "rates around events need spikes, but this recording has none",
        at: .init("recording", "spikes unknown"), help: "plot.line(windows(…), band=\"sem\")")
    }
    let before = rows.timing?.centre ?? 0
    let shown = rows.evenlyChosen(Figure.mostEvents)
    let (rates, note) = try rows.rates(of: spikes, before: before, rate, span)
    let hidden =
      shown.count < spikes.count
      ? "\(grouped(shown.count)) of \(grouped(spikes.count)) rows in the raster" : nil
    let left = rows.omittedCount > 0 ? "\(counted(rows.omittedCount, "row")) left out" : nil
    return try .psth(
      times: shown.map { row in
        spikes[row].indices.filter { spikes[row][$0] > 0 }
          .map { (Double($0 - before) + 0.5) / rate }
      },
      by: rows.labels.map { labels in
        .init(labels: shown.map { labels[$0] }, names: rows.labelNames)
      }, counts: rows.rowsPerLabel, rates: rates,
      span: (-Double(before) / rate, Double(rows.columns - before) / rate),
      rowLabel: traces.count > 1 ? "Event of a neuron" : "Event",
      labels: labels.or(
        note: [note, hidden, left].compactMap { $0 }.joined(separator: " · ")))
  }
}

extension Dataset {
  /// How many rows each label has.
  fileprivate var rowsPerLabel: [Int: Int] {
    (labels ?? [Int](repeating: 0, count: rows)).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// At most so many rows, spread evenly over all.
  fileprivate func evenlyChosen(_ most: Int) -> [Int] {
    rows <= most ? Array(0..<rows) : (0..<most).map { $0 * rows / most }
  }

  /// The mean rate of each class in Hz with its standard error, each neuron counting once.
  fileprivate func rates(
    of spikes: [[Float]], before: Int, _ rate: Double, _ span: EventSpan
  ) throws -> ([Figure.Series], note: String) {
    let width = Int(min(Double(columns), max(1, (span.bin * rate).rounded())))
    // Bins end and begin at the event; what is left at either end is no whole bin.
    let first = before % width
    let starts = Array(stride(from: first, through: columns - width, by: width))
    let values = spikes.flatMap { row in
      starts.map { start in
        row[start..<(start + width)].reduce(0, +) * Float(rate) / Float(width)
      }
    }
    let averages = try Dataset(
      data: Matrix(rows: rows, columns: starts.count, values: values), labels: labels,
      labelNames: labelNames, groups: groups, groupNames: groupNames
    ).averages()
    let times = starts.map { (Double($0 - before) + Double(width) / 2) / rate }
    let unit = groups == nil ? "row" : "neuron"
    return (
      averages.map { average in
        Figure.Series(x: times, y: average.means, deviation: average.errors)
      }, Spread.sem.note(ofCounts: averages.map(\.count), unit)
    )
  }
}
