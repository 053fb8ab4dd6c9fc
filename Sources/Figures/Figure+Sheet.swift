extension Figure {
  /// A figure as it lies on its page, with room around it.
  struct Sheet {
    var drawing: Drawing
    var width: Double
    var height: Double
  }

  /// The room around a figure.
  private static let margin = 16.0

  var sheet: Sheet {
    let layout = layout()
    let width = (layout.width + 2 * Self.margin).rounded(.up)
    let height = (layout.height + 2 * Self.margin).rounded(.up)
    var drawing = Drawing()
    drawing.rectangle(Frame(x: 0, y: 0, width: width, height: height), fill: .paper)
    draw(layout, at: Point(Self.margin, Self.margin), on: &drawing)
    return Sheet(drawing: drawing, width: width, height: height)
  }
}
