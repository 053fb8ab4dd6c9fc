/// A kind of thing that a panel draws from numbers: a line, dots, bars.
///
/// A new kind is one file beside this one.
protocol Mark: Sendable {
  /// The values that the horizontal axis must show.
  var horizontalExtent: Extent { get }
  /// The values that the vertical axis must show.
  var verticalExtent: Extent { get }
  /// Whether it is cut off at the edge of the plot area.
  var isClipped: Bool { get }
  /// Room that it needs right of the plot area, in pixels.
  var rightRoom: Double { get }
  /// Draws it, over what was drawn before.
  func draw(in area: PlotArea, on drawing: inout Drawing)
  /// Draws it as characters, where other means than those of the page tell more.
  func preview(in area: PlotArea, on canvas: inout Canvas)
}

extension Mark {
  func preview(in area: PlotArea, on canvas: inout Canvas) {
    var drawing = Drawing()
    draw(in: area, on: &drawing)
    canvas.draw(drawing.shapes)
  }

  var horizontalExtent: Extent { Extent() }
  var verticalExtent: Extent { Extent() }
  var isClipped: Bool { true }
  var rightRoom: Double { 0 }
}

/// The rectangle of a panel where data lie, with its two scales.
struct PlotArea: Sendable {
  let frame: Frame
  let x: Scale
  let y: Scale

  /// Where a pair of values lies, or nil where one of them has no place.
  func place(_ horizontal: Double, _ vertical: Double) -> Point? {
    let point = Point(x(horizontal), y(vertical))
    return point.x.isFinite && point.y.isFinite ? point : nil
  }
}
