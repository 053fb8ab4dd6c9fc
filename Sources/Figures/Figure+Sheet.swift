extension Figure {
  /// A figure as it lies on its page, with room around it, in pixels of the layout.
  struct Sheet {
    var drawing: Drawing
    var width: Double
    var height: Double
  }

  var sheet: Sheet {
    let layout = layout(in: style.typography)
    let size = style.size.map { ($0.width / style.millimetres, $0.height) }
    // What fits but for a rounding error is not made a pixel larger.
    func whole(_ length: Double) -> Double { (length + 2 * style.margin - 0.01).rounded(.up) }
    let width = size?.0 ?? whole(layout.width)
    let height = (size?.1).map { $0 / style.millimetres } ?? whole(layout.height)
    var drawing = Drawing(style.typography)
    drawing.rectangle(Frame(x: 0, y: 0, width: width, height: height), fill: .paper)
    draw(layout, at: Point(style.margin, style.margin), on: &drawing)
    return Sheet(drawing: drawing, width: width, height: height)
  }
}
