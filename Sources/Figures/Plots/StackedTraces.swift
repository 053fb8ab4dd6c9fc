import Wording

extension Figure {
  /// How many traces may stand over each other.
  package static let mostStacked = 300

  /// Traces over each other in one panel, each a little below the last, all on one scale.
  ///
  /// - Parameters:
  ///   - rate: bins per second, in hertz.
  ///   - start: the time of the first bin, in seconds.
  package static func stacked(
    _ traces: [Trace], rate: Double, start: Double = 0, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: traces.count, of: "the traces")
    try require("traces", traces.count, atMost: mostStacked)
    try require(rate: rate)
    for trace in traces { try require(rows: trace.values.count, of: "a trace") }
    try require(finite: traces.lazy.flatMap(\.values), in: "the traces")
    let levels = traces.map { Level(of: $0.values) }
    let distance = distance(of: levels)
    var panel = Panel(width: 640, height: min(900, max(120, Double(traces.count) * 14)))
    panel.marks = zip(traces, levels).enumerated().map { index, trace in
      LineMark(
        x: positions(trace.0.values.count).map { start + $0 / rate },
        y: trace.0.values.map { $0 - trace.1.middle - Double(index) * distance },
        stroke: Stroke(.series(0), traces.count > 20 ? 0.8 : 1)
      ).named(trace.0.name)
    }
    panel.y.tickChoice = .named(
      traces.enumerated().map { index, trace in
        let name = trace.name.isEmpty ? "\(index)" : trace.name
        return Tick(value: -Double(index) * distance, label: brief(name), of: name)
      })
    let longest = traces.map(\.values.count).max() ?? 0
    panel.x.domain = Extent(start, start + Double(longest) / rate)
    panel.x.secondsPerUnit = 1
    (panel.x.showsGrid, panel.y.showsGrid, panel.y.showsLine) = (false, false, false)
    panel.y.padding = 0.01
    panel.x.label = labels.x ?? "Time (s)"
    panel.y.label = labels.y ?? "Neuron"
    return Figure(
      kind: "trace", labels: labels, note: missingNote(traces),
      description: "\(counted(traces.count, "trace")) over "
        + "\(significant(Double(longest) / rate)) seconds, over each other on one scale.",
      panels: [panel])
  }

  private static func brief(_ name: String) -> String {
    shortened(name, size: TextStyle.tick.size, width: 90)
  }

  /// Where a trace lies, and how far it goes up and down but for its hundredth part.
  private struct Level {
    var middle = 0.0
    var span = 0.0

    init(of values: [Double]) {
      let sorted = values.filter { abs($0) <= 1e300 }.sorted()
      guard let last = sorted.indices.last else { return }
      middle = sorted[last / 2]
      span = sorted[last - last / 200] - sorted[last / 200]
    }
  }

  /// How far traces stand apart: so far that most do not reach the next.
  private static func distance(of levels: [Level]) -> Double {
    let spans = levels.map(\.span).filter { $0.isFinite && $0 > 0 }.sorted()
    guard !spans.isEmpty else { return 1 }
    return spans[(spans.count - 1) * 3 / 4] * 0.8
  }
}
