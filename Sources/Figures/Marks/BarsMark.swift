/// Upright bars from zero at 0, 1, 2, …
struct BarsMark: Mark {
  var heights: [Double]
  var paint: Paint = .series(0)
  /// The part of each place that a bar takes.
  var fraction = 0.68
  /// What to write over each bar; empty for nothing.
  var texts: [String] = []

  var horizontalExtent: Extent { Extent(-0.5, Double(heights.count) - 0.5) }
  var verticalExtent: Extent { Extent(of: heights).union(Extent(0, 0)) }
  var isClipped: Bool { false }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    var path = PathData()
    for (index, height) in heights.enumerated() {
      let position = Double(index)
      guard let top = area.place(position, height), let foot = area.place(position, 0) else {
        continue
      }
      let half = (area.x(position + fraction / 2) - area.x(position - fraction / 2)) / 2
      path.rectangle(
        Frame(
          x: top.x - half, y: min(top.y, foot.y), width: 2 * half, height: abs(top.y - foot.y)))
    }
    drawing.path(path, fill: paint)
    for (index, text) in texts.enumerated() where index < heights.count {
      guard let top = area.place(Double(index), heights[index]) else { continue }
      let above = heights[index] < 0 ? 9.0 : -8.0
      drawing.text(text, at: Point(top.x, top.y + above), .tick)
    }
  }
}
