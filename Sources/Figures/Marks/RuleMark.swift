/// A straight line across the plot area at one value.
struct RuleMark: Mark {
  enum Direction: Sendable { case horizontal, vertical }

  var direction: Direction
  var value: Double
  var stroke = Stroke(.axis, 1, dash: [3, 3])
  /// Whether the axis must reach it.
  var extendsAxis = true

  var horizontalExtent: Extent {
    extendsAxis && direction == .vertical ? Extent(of: [value]) : Extent()
  }
  var verticalExtent: Extent {
    extendsAxis && direction == .horizontal ? Extent(of: [value]) : Extent()
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    let frame = area.frame
    switch direction {
    case .horizontal:
      let y = area.y(value)
      guard y.isFinite, y >= frame.y - 1, y <= frame.bottom + 1 else { return }
      drawing.line(Point(frame.x, crisp(y)), Point(frame.right, crisp(y)), stroke)
    case .vertical:
      let x = area.x(value)
      guard x.isFinite, x >= frame.x - 1, x <= frame.right + 1 else { return }
      drawing.line(Point(crisp(x), frame.y), Point(crisp(x), frame.bottom), stroke)
    }
  }
}
