/// An arrow between two pairs of values, with a text at its head.
struct ArrowMark: Mark {
  var from: (x: Double, y: Double)
  var to: (x: Double, y: Double)
  var text = ""
  var stroke = Stroke(.ink, 1.8)

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    guard let tail = area.place(from.x, from.y), let head = area.place(to.x, to.y) else { return }
    guard let beyond = drawing.arrow(from: tail, to: head, stroke) else { return }
    var style = TextStyle(size: 13, anchor: .middle)
    style.isBold = true
    style.hasHalo = true
    drawing.text(text, at: beyond, style)
  }
}

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
