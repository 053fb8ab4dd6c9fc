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
      guard let top = area.place(position, height) else { continue }
      let half = (area.x(position + fraction / 2) - area.x(position - fraction / 2)) / 2
      let (high, low) = (area.within(min(top.y, area.base)), area.within(max(top.y, area.base)))
      guard low >= high, area.holds(top.x) else { continue }
      path.rectangle(Frame(x: top.x - half, y: high, width: 2 * half, height: low - high))
    }
    drawing.path(path, fill: paint)
    let place = abs(area.x(1) - area.x(0))
    let widest = texts.map { drawing.typography.width($0, .tick) }.max() ?? 0
    guard widest + 2 <= place || texts.count < 2 else { return }
    for (index, text) in texts.enumerated() where index < heights.count {
      guard let top = area.place(Double(index), heights[index]), area.holds(top) else { continue }
      let aside = aside(of: top.y, heights[index], area)
      drawing.text(text, at: Point(top.x, top.y + aside), .tick)
    }
  }

  /// How far from its end a bar's text stands: beyond it, but no bar's at all where there is room.
  private func aside(of end: Double, _ height: Double, _ area: PlotArea) -> Double {
    let (above, under) = (-8.0, 9.0)
    guard abs(end - area.base) < 1 else { return height < 0 ? under : above }
    let isAtTop = end + above - 4 < area.frame.y
    return height < 0 && end + under + 4 < area.frame.bottom || isAtTop ? under : above
  }
}
