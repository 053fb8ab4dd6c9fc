import Wording

extension Figure {
  /// How many windows of each class may be drawn.
  package static let windowRows = 1...20

  /// Examples of each class: a column for each, every trace above its spikes; more than six
  /// classes stand in several bands.
  ///
  /// - Parameters:
  ///   - windows: `[rows, bins]`; the first `rows` of each class are drawn.
  ///   - counts: how many rows there are of each class, where these are not all.
  ///   - spikes: the count of spikes in each bin, `[rows, bins]`, where it is known.
  ///   - classes: the class of each window.
  ///   - rate: bins per second, in hertz; nil for columns that are no time.
  ///   - centre: the bin that time zero is at; nil for the middle.
  ///   - rows: how many examples of each class.
  package static func windows(
    _ windows: [[some BinaryFloatingPoint]], spikes: [[some BinaryFloatingPoint]]?,
    by classes: Classes? = nil, counts: [Int: Int] = [:], rate: Double?, centre: Int? = nil,
    rows: Int = 4, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    let (windows, spikes) = (doubles(windows), spikes.map { doubles($0) })
    var groups = try rowsByClass(classes, rowCount: windows.count)
    for index in groups.indices {
      groups[index].count = counts[groups[index].label] ?? groups[index].count
    }
    try require("rows", rows, in: windowRows)
    if let spikes {
      try require("rows of spikes", spikes.count, asMany: "windows", windows.count)
      for (window, own) in zip(windows, spikes) {
        try require("bins with spikes", own.count, asMany: "bins", window.count)
      }
    }
    let shown = groups.flatMap { $0.rows.prefix(rows) }
    let layout = try WindowPanels(
      shown.map { windows[$0] }, what: "the windows", rate: rate, centre: centre)
    let depth = groups.map { min(rows, $0.rows.count) }.max() ?? 0
    let columns = columnsOfBands(groups.count)
    var panels: [Panel] = []
    for first in stride(from: 0, to: groups.count, by: columns) {
      for row in 0..<depth {
        for column in 0..<columns {
          guard first + column < groups.count else {
            panels.append(layout.blank)
            continue
          }
          let group = groups[first + column]
          let isLowest = row == depth - 1
          var panel = layout.panel([], isLowest: isLowest, isLeftmost: column == 0)
          if row < group.rows.count {
            let index = group.rows[row]
            panel = example(
              windows[index], spikes?[index], group, layout, isLowest, isLeftmost: column == 0)
          }
          if spikes != nil { panel.y.reserve = 14 }
          if row == 0, classes != nil {
            panel.title = "\(group.name) (n = \(grouped(group.count)))"
          }
          panels.append(panel)
        }
      }
    }
    var figure = Figure(
      kind: "windows", labels: labels,
      description: "\(depth) example windows of each class"
        + (classes == nil ? "." : ": \(listed(groups)).")
        + (spikes == nil ? "" : " Ticks under a trace are spikes."),
      panels: panels, columns: columns)
    figure.sharedX = labels.x ?? layout.timeLabel
    figure.sharedY = labels.y ?? "Fluorescence"
    return figure
  }

  /// Examples whose spikes are unknown.
  package static func windows(
    _ windows: [[some BinaryFloatingPoint]], by classes: Classes? = nil, rate: Double?,
    centre: Int? = nil, rows: Int = 4, labels: Labels = Labels()
  ) throws(PlotError) -> Figure {
    try Self.windows(
      windows, spikes: [[Double]]?.none, by: classes, rate: rate, centre: centre, rows: rows,
      labels: labels)
  }

  /// Classes beside each other: all where they are few, else bands of about as many each.
  private static func columnsOfBands(_ count: Int) -> Int {
    let bands = (count + 5) / 6
    return (count + bands - 1) / max(bands, 1)
  }

  private static func example(
    _ window: [Double], _ spikes: [Double]?, _ group: ClassRows, _ layout: WindowPanels,
    _ isLowest: Bool, isLeftmost: Bool
  ) -> Panel {
    var marks: [any Mark] = [
      layout.line(window, Stroke(.series(group.index), 1.4)).named(group.name)
    ]
    if let spikes { marks.append(RugMark(times: layout.spikeTimes(spikes)).named("spikes")) }
    return layout.panel(marks, isLowest: isLowest, isLeftmost: isLeftmost)
  }
}
