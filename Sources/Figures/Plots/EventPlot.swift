import Wording

extension Figure {
  /// How many events a raster of them may have.
  package static let mostEvents = 400

  /// Spikes around events: a row of ticks for each event, by class, over their mean rates.
  ///
  /// - Parameters:
  ///   - times: when spikes were around each event, in seconds.
  ///   - classes: the class of each event; nil where they are of one kind.
  ///   - counts: how many events there are of each class, where these are not all.
  ///   - rates: the mean rate of each class in Hz over seconds, in the order of the classes.
  ///   - rowLabel: what a row of the raster is.
  ///   - span: where time begins and ends around the events, in seconds.
  package static func psth(
    times: [[Double]], by classes: Classes? = nil, counts: [Int: Int] = [:], rates: [Series],
    span: (Double, Double), rowLabel: String = "Event", labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try require(rows: times.count, of: "the events")
    try require("events", times.count, atMost: mostEvents)
    guard span.0 < span.1 else {
      throw .outOfRange(what: "the span", range: "from a time to a later one", value: "empty")
    }
    var groups = try rowsByClass(classes, rowCount: times.count)
    for index in groups.indices {
      groups[index].count = counts[groups[index].label] ?? groups[index].count
    }
    try require("rates", rates.count, asMany: "classes", groups.count)
    let names = groups.map { "\($0.name) (n = \(grouped($0.count)))" }
    return Figure(
      kind: "psth", labels: labels,
      description: "Spikes around \(counted(groups.reduce(0) { $0 + $1.count }, "event"))"
        + (classes == nil ? "" : ": " + names.joined(separator: ", "))
        + ", and their mean rate.",
      legend: classes == nil
        ? []
        : zip(groups, names).map {
          LegendEntry(name: $1, swatch: .line(curveStroke($0.index)))
        },
      panels: [
        eventRaster(times, groups, span, rowLabel), eventRates(rates, groups, span, labels),
      ])
  }

  private static func onset(_ span: (Double, Double)) -> RuleMark {
    RuleMark(
      direction: .vertical, value: 0, stroke: Stroke(.axis, 1, dash: [2, 3]), extendsAxis: false)
  }

  private static func eventPanel(height: Double, _ span: (Double, Double)) -> Panel {
    var panel = Panel(width: 360, height: height, marks: [onset(span)])
    panel.x.domain = Extent(span.0, span.1)
    panel.x.secondsPerUnit = 1
    panel.x.showsGrid = false
    return panel
  }

  private static func eventRaster(
    _ times: [[Double]], _ groups: [ClassRows], _ span: (Double, Double), _ label: String
  ) -> Panel {
    var panel = eventPanel(height: min(300, max(60, Double(times.count) * 6)), span)
    var first = 0
    for group in groups {
      panel.marks.append(
        RasterMark(
          rows: group.rows.map { times[$0] }, first: first, of: times.count,
          paint: groups.count > 1 ? .series(group.index) : .ink
        ).named(group.name.isEmpty ? "spikes" : group.name))
      first += group.rows.count
    }
    panel.x.showsTicks = false
    panel.y.showsGrid = false
    panel.y.isReversed = true
    panel.y.domain = Extent(-0.5, Double(times.count) - 0.5)
    panel.y.spacing = 36
    panel.y.tickChoice = .counting(Extent(0, Double(max(1, times.count - 1))))
    panel.y.label = label
    return panel
  }

  private static func eventRates(
    _ rates: [Series], _ groups: [ClassRows], _ span: (Double, Double), _ labels: Labels
  ) -> Panel {
    var panel = eventPanel(height: 110, span)
    for (rate, group) in zip(rates, groups) {
      let x = rate.x ?? positions(rate.y.count)
      let deviation = rate.deviation ?? []
      panel.marks.append(
        BandMark(
          x: deviation.isEmpty ? [] : x, lower: zip(rate.y, deviation).map { $0 - $1 },
          upper: zip(rate.y, deviation).map { $0 + $1 }, paint: .series(group.index)))
      panel.marks.append(
        LineMark(x: x, y: rate.y, stroke: curveStroke(group.index))
          .named(group.name.isEmpty ? "rate" : group.name + " rate"))
    }
    panel.y.includesZero = true
    panel.y.spacing = 32
    panel.x.label = labels.x ?? "Time from the event (s)"
    panel.y.label = labels.y ?? "Rate (Hz)"
    return panel
  }
}
