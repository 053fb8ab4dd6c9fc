extension Drawing {
  /// Draws an arrow and gives the place just beyond its head; nil where it has no length.
  @discardableResult
  mutating func arrow(from tail: Point, to head: Point, _ stroke: Stroke) -> Point? {
    let (dx, dy) = (head.x - tail.x, head.y - tail.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0.5, length < 1e5 else { return nil }
    let (x, y) = (dx / length, dy / length)
    let size = 4 + 2 * stroke.width
    let neck = Point(head.x - x * size, head.y - y * size)
    line(tail, neck, stroke)
    var tip = PathData()
    tip.polygon([
      head, Point(neck.x - y * size * 0.5, neck.y + x * size * 0.5),
      Point(neck.x + y * size * 0.5, neck.y - x * size * 0.5),
    ])
    path(tip, fill: stroke.paint)
    return Point(head.x + x * 10, head.y + y * 10)
  }
}
