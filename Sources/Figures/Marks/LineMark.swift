/// A line through values in their order; a value that has no place leaves a gap.
///
/// Where many values fall into one column of pixels, only the first, the least, the greatest and
/// the last are drawn: the picture stays the same and the file small.
struct LineMark: Mark {
  var x: [Double]
  var y: [Double]
  var stroke: Stroke
  var opacity = 1.0

  init(x: [Double], y: [Double], stroke: Stroke, opacity: Double = 1) {
    self.x = x
    self.y = y
    self.stroke = stroke
    self.opacity = opacity
    self.stroke.isRound = true
  }

  var horizontalExtent: Extent { Extent(of: x) }
  var verticalExtent: Extent { Extent(of: y) }
  var places: (across: [Double], up: [Double]) { (x, y) }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var path = PathData()
    for run in runs(in: area) {
      for (index, point) in run.enumerated() {
        if run.count == 1 {
          path.dot(at: point)
        } else if index == 0 {
          path.move(to: point)
        } else {
          path.line(to: point)
        }
      }
    }
    // Lines that fill the columns of pixels are drawn thinner, so that they do not clot.
    var stroke = stroke
    if Double(x.count) > 4 * area.frame.width { stroke.width = min(stroke.width, 1) }
    drawing.path(path, stroke: stroke, opacity: opacity)
  }

  /// The pieces between gaps. A gap narrower than the line, among dense samples, is none.
  private func runs(in area: PlotArea) -> [[Point]] {
    let isDense = Double(x.count) > 2 * area.frame.width
    var runs: [[Point]] = [[]]
    var column = PixelColumn()
    var isMissing = false
    for (horizontal, vertical) in zip(x, y) {
      guard let point = area.place(horizontal, vertical) else {
        isMissing = true
        continue
      }
      let isGap = isMissing && !(isDense && abs(point.x - column.last.x) < 1.5)
      if isGap || !column.takes(point) {
        runs[runs.count - 1] += column.points
        column = PixelColumn()
      }
      if isGap { runs.append([]) }
      column.add(point)
      isMissing = false
    }
    runs[runs.count - 1] += column.points
    return runs
  }
}

/// The samples of a line that share a column of pixels.
private struct PixelColumn {
  private(set) var count = 0
  private(set) var last = Point(0, 0)
  private var first = Point(0, 0)
  private var lowest = (point: Point(0, 0), order: 0)
  private var highest = (point: Point(0, 0), order: 0)

  func takes(_ point: Point) -> Bool {
    count == 0 || point.x.rounded(.down) == first.x.rounded(.down)
  }

  mutating func add(_ point: Point) {
    if count == 0 { (first, lowest, highest) = (point, (point, 0), (point, 0)) }
    if point.y > lowest.point.y { lowest = (point, count) }
    if point.y < highest.point.y { highest = (point, count) }
    last = point
    count += 1
  }

  /// At most four, in their order, none twice.
  var points: [Point] {
    guard count > 0 else { return [] }
    let turns = lowest.order < highest.order ? [lowest, highest] : [highest, lowest]
    let inner = turns.filter { $0.order > 0 && $0.order < count - 1 }.map(\.point)
    return [first] + inner + (count > 1 ? [last] : [])
  }
}
