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
    let longest = traces.map(\.values.count).max() ?? 0
    let across = Extent(start, start + Double(longest) / rate)
    let extent = Extent(of: traces.lazy.flatMap(\.values)).widened.padded(by: 0.04)
    var panels = traces.map { panel($0, rate: rate, start: start, alone: traces.count == 1) }
    for index in panels.indices {
      panels[index].x.domain = across
      panels[index].y.domain = extent
      panels[index].x.showsTicks = index == panels.count - 1
    }
    panels[panels.count - 1].x.label = labels.x ?? "Time (s)"
    let vertical = labels.y ?? "Fluorescence"
    if traces.count == 1 { panels[0].y.label = vertical }
    var figure = Figure(
      kind: "trace", labels: labels, description: description(traces, rate), panels: panels)
    if traces.count > 1 { figure.sharedY = vertical }
    return figure
  }

  private static func panel(
    _ trace: Trace, rate: Double, start: Double, alone: Bool
  ) -> Panel {
    let times = positions(trace.values.count).map { start + $0 / rate }
    var panel = Panel(width: 640, height: alone ? 190 : 78)
    panel.title = trace.name
    panel.marks = [LineMark(x: times, y: trace.values, stroke: Stroke(.series(0), 1.1))]
    if let spikes = trace.spikes {
      panel.marks.append(RugMark(times: spikeTimes(spikes, rate: rate, start: start)))
      panel.y.reserve = 15
    }
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
    return "\(counted(traces.count, "fluorescence trace")) over \(significant(seconds)) seconds."
      + spikes
  }
}
