import Wording

/// Small panels that each show one window, with scales that all share.
struct WindowPanels: Sendable {
  var times: [Double]
  var vertical: Extent
  var width = 190.0
  var height = 84.0
  /// Whether columns are times, and not just columns.
  let hasTime: Bool
  /// The axis label under the lowest panels.
  var timeLabel: String { hasTime ? "Time from centre (ms)" : "Column" }
  /// Whether a thin line marks the height zero.
  var marksZero = false

  /// Panels for windows of one length, or the error that they are none.
  init(
    _ windows: [[Double]], what: String, rate: Double?, centre: Int?
  ) throws(PlotError) {
    if let rate { try require(rate: rate) }
    try require(rows: windows.count, of: what)
    let count = windows[0].count
    try require(rows: count, of: "a window")
    for window in windows {
      try require("the bins of a window", window.count, asMany: "those of the first", count)
    }
    try require(finite: windows.lazy.flatMap { $0 }, in: what)
    if let centre, !(0...count).contains(centre) {
      throw .outOfRange(
        what: "the centre", range: "a bin \(ranging(from: 0, to: count))", value: "\(centre)")
    }
    times =
      rate.map { milliseconds(count: count, centre: centre ?? count / 2, rate: $0) }
      ?? positions(count)
    hasTime = rate != nil
    vertical = Extent(of: windows.lazy.flatMap { $0 }).widened.padded(by: 0.05)
  }

  /// A panel with some marks; only the lowest and leftmost of a grid carry tick labels.
  func panel(_ marks: [any Mark], isLowest: Bool, isLeftmost: Bool) -> Panel {
    var panel = Panel(width: width, height: height)
    panel.x.domain = Extent(of: times)
    panel.x.secondsPerUnit = hasTime ? 0.001 : nil
    panel.x.wholeNumbers = !hasTime
    panel.y.domain = vertical
    panel.x.showsTicks = isLowest
    panel.y.showsTicks = isLeftmost
    panel.x.spacing = 52
    panel.y.spacing = 25
    panel.x.showsGrid = false
    let centre = RuleMark(
      direction: .vertical, value: 0, stroke: Stroke(.axis, 1, dash: [2, 3]), extendsAxis: false)
    let zero = RuleMark(
      direction: .horizontal, value: 0, stroke: Stroke(.axis, 0.8), extendsAxis: false)
    panel.marks = (marksZero ? [zero] : []) + (hasTime ? [centre] : []) + marks
    return panel
  }

  /// A place that stays empty.
  var blank: Panel {
    var panel = Panel(width: width, height: height)
    for axis in [\Panel.x, \Panel.y] {
      panel[keyPath: axis].showsGrid = false
      panel[keyPath: axis].showsLine = false
      panel[keyPath: axis].showsTicks = false
    }
    return panel
  }

  func line(_ values: [Double], _ stroke: Stroke, opacity: Double = 1) -> LineMark {
    LineMark(x: times, y: values, stroke: stroke, opacity: opacity)
  }

  /// The times of the bins that hold a spike.
  func spikeTimes(_ counts: [Double]) -> [Double] {
    zip(times, counts).compactMap { $1 > 0 ? $0 : nil }
  }
}

/// The rows as Double.
func doubles(_ rows: [[some BinaryFloatingPoint]]) -> [[Double]] { rows.map { doubles($0) } }
