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
  /// The numbers that it places along the two axes one by one; empty of marks that do not.
  var places: (across: [Double], up: [Double]) { get }
  /// Room that it needs right of a plot area of some width, in pixels.
  func rightRoom(beside width: Double, in typography: Typography) -> Double
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
  var places: (across: [Double], up: [Double]) { ([], []) }
  func rightRoom(beside width: Double, in typography: Typography) -> Double { 0 }
}

/// The rectangle of a panel where data lie, with its two scales.
struct PlotArea: Sendable {
  let frame: Frame
  let x: Scale
  let y: Scale

  /// The height of zero; where it has none, as on a logarithmic scale, the bottom.
  var base: Double {
    let zero = y(0)
    return zero.isFinite ? zero : frame.bottom
  }

  /// The nearest height within the area.
  func within(_ height: Double) -> Double { min(frame.bottom, max(frame.y, height)) }

  /// Whether a place lies in the area, or at its edge.
  func holds(_ place: Point) -> Bool {
    holds(place.x) && place.y >= frame.y - 1 && place.y <= frame.bottom + 1
  }

  func holds(_ across: Double) -> Bool { across >= frame.x - 1 && across <= frame.right + 1 }

  /// Where a pair of values lies, or nil where one of them has no place.
  func place(_ horizontal: Double, _ vertical: Double) -> Point? {
    let point = Point(x(horizontal), y(vertical))
    return point.x.isFinite && point.y.isFinite ? point : nil
  }
}
