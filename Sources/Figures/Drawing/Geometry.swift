/// A place on the page, in pixels from its top left corner.
struct Point: Equatable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle of the page.
struct Frame: Equatable, Sendable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  var right: Double { x + width }
  var bottom: Double { y + height }
  var middle: Point { Point(x + width / 2, y + height / 2) }

  /// Whether both have some room in common.
  func overlaps(_ other: Frame) -> Bool {
    min(right, other.right) > max(x, other.x) && min(bottom, other.bottom) > max(y, other.y)
  }

  /// The frame moved as little as brings it into another; what is larger begins where that does.
  func moved(into other: Frame) -> Frame {
    Frame(
      x: max(other.x, min(x, other.right - width)), y: max(other.y, min(y, other.bottom - height)),
      width: width, height: height)
  }
}

/// The middle of a pixel, where a line of one pixel is sharp.
func crisp(_ position: Double) -> Double {
  position.rounded(.down) + 0.5
}
