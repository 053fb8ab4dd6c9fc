import Wording

extension Figure {
  /// Calcium traces over time, one under the other with the spikes as ticks beneath each.
  ///
  /// - Parameters:
  ///   - traces: up to 40; all share the vertical scale.
  ///   - rate: bins per second, in hertz.
  ///   - start: the time of the first bin, in seconds.
  package static func trace(
    _ traces: [Trace], rate: Double, start: Double = 0, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: traces.count, of: "the traces")
    try require("traces", traces.count, atMost: 40)
    try require(rate: rate)
    for trace in traces {
      try require(rows: trace.values.count, of: "a trace")
      if let spikes = trace.spikes {
        try require("bins with spikes", spikes.count, asMany: "bins", trace.values.count)
      }
    }
    try require(finite: traces.lazy.flatMap(\.values), in: "the traces")
    for found in traces.compactMap(\.inferred) {
      try require(rate: found.rate)
    }
    let inferred = traces.compactMap(\.inferred)
    if !inferred.isEmpty {
      try require(finite: inferred.lazy.flatMap(\.values), in: "the inferred spikes")
    }
    let longest = traces.map(\.values.count).max() ?? 0
    let across = Extent(start, start + Double(longest) / rate)
    let light = Extent(of: traces.lazy.flatMap(\.values)).widened.padded(by: 0.04)
    let floor = InferredFloor(under: light, of: traces)
    let extent = floor?.extent ?? light
    var panels = traces.map {
      panel($0, rate: rate, start: start, alone: traces.count == 1, floor)
    }
    for index in panels.indices {
      panels[index].x.domain = across
      panels[index].y.domain = extent
      panels[index].x.showsTicks = index == panels.count - 1
    }
    panels[panels.count - 1].x.label = labels.x ?? "Time (s)"
    let vertical = labels.y ?? "Fluorescence"
    if traces.count == 1 { panels[0].y.label = vertical }
    var labels = labels
    labels.note = labels.note ?? floor?.note
    var figure = Figure(
      kind: "trace", labels: labels, note: missingNote(traces),
      description: description(traces, rate), panels: panels)
    if traces.count > 1 { figure.sharedY = vertical }
    return figure
  }

  /// How many samples are missing, in words; empty where none are.
  static func missingNote(_ traces: [Trace]) -> String {
    let missing = traces.reduce(0) { $0 + $1.values.count { !$0.isFinite } }
    return missing > 0 ? "\(counted(missing, "sample")) missing" : ""
  }

  private static func panel(
    _ trace: Trace, rate: Double, start: Double, alone: Bool, _ floor: InferredFloor?
  ) -> Panel {
    let times = positions(trace.values.count).map { start + $0 / rate }
    var panel = Panel(width: 640, height: alone ? 190 : 78)
    panel.title = trace.name
    panel.marks = [
      LineMark(x: times, y: trace.values, stroke: Stroke(.series(0), 1.1)).named("trace")
    ]
    if let floor, let found = trace.inferred {
      let times = positions(found.values.count).map { start + ($0 + 0.5) / found.rate }
      panel.marks.append(
        LineMark(x: times, y: found.values.map(floor.height), stroke: Stroke(.series(1), 1.1))
          .named("inferred"))
    }
    if let spikes = trace.spikes {
      panel.marks.append(
        RugMark(times: spikeTimes(spikes, rate: rate, start: start)).named("spikes"))
      panel.y.reserve = 15
    }
    panel.x.secondsPerUnit = 1
    panel.y.spacing = alone ? 44 : 26
    panel.x.showsGrid = false
    return panel
  }

  /// The times of the bins that hold a spike, in seconds.
  static func spikeTimes(_ counts: [Double], rate: Double, start: Double = 0) -> [Double] {
    counts.enumerated().compactMap { $1 > 0 ? start + Double($0) / rate : nil }
  }

  private static func description(_ traces: [Trace], _ rate: Double) -> String {
    let seconds = Double(traces.map(\.values.count).max() ?? 0) / rate
    let spikes = traces.contains { $0.spikes != nil } ? " Ticks under a trace are spikes." : ""
    let found =
      traces.contains { $0.inferred != nil } ? " The line under it is what was found." : ""
    return "\(counted(traces.count, "fluorescence trace")) over \(significant(seconds)) seconds."
      + spikes + found
  }
}

/// Room under traces for the spikes that were found, on a scale that all panels share.
private struct InferredFloor {
  private let base, scale: Double
  let extent: Extent
  /// What the scale is, in words.
  let note: String

  /// A third of the traces' own height; nil where nothing was found for any.
  init?(under light: Extent, of traces: [Figure.Trace]) {
    let found = traces.compactMap(\.inferred)
    guard !found.isEmpty else { return nil }
    let top = max(found.lazy.flatMap(\.values).max() ?? 0, 1e-6)
    let height = (light.upper - light.lower) / 3
    base = light.lower - 1.1 * height
    scale = height / top
    extent = Extent(base - 0.05 * height, light.upper)
    note = "below each trace: expected spikes per bin, up to \(significant(top))"
  }

  func height(_ value: Double) -> Double { base + scale * value }
}
