/// The shape of a point, so that a class is never told by its hue alone.
enum Symbol: CaseIterable, Sendable {
  case circle, triangle, square, diamond, ring, cross, plus, tip

  /// The shape of the class of a number; they repeat after eight.
  init(index: Int) {
    self = Self.allCases[index % Self.allCases.count]
  }

  /// Draws the shape at each point, all in one path.
  func draw(
    _ points: [Point], paint: Paint, size: Double, opacity: Double = 1, on drawing: inout Drawing
  ) {
    var path = PathData()
    let half = size / 2
    for point in points { add(point, half, to: &path) }
    switch self {
    case .circle:
      var stroke = Stroke(paint, size)
      stroke.isRound = true
      drawing.path(path, stroke: stroke, opacity: opacity)
    case .triangle, .square, .diamond, .tip:
      drawing.path(path, fill: paint, opacity: opacity)
    case .ring, .cross, .plus:
      drawing.path(path, stroke: Stroke(paint, max(1, size / 4)), opacity: opacity)
    }
  }

  private func add(_ point: Point, _ half: Double, to path: inout PathData) {
    func at(_ dx: Double, _ dy: Double) -> Point {
      Point(point.x + dx * half, point.y + dy * half)
    }
    switch self {
    case .circle: path.dot(at: point)
    case .triangle: path.polygon([at(0, -1.2), at(1.1, 0.75), at(-1.1, 0.75)])
    case .square: path.polygon([at(-0.9, -0.9), at(0.9, -0.9), at(0.9, 0.9), at(-0.9, 0.9)])
    case .diamond: path.polygon([at(0, -1.25), at(1.1, 0), at(0, 1.25), at(-1.1, 0)])
    case .tip: path.polygon([at(0, 1.2), at(1.1, -0.75), at(-1.1, -0.75)])
    case .ring:
      let corners = [
        (1.0, 0.0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1),
        (0.71, -0.71),
      ]
      path.polygon(corners.map { at($0.0, $0.1) })
    case .cross:
      for (from, to) in [(at(-0.9, -0.9), at(0.9, 0.9)), (at(-0.9, 0.9), at(0.9, -0.9))] {
        path.move(to: from)
        path.line(to: to)
      }
    case .plus:
      for (from, to) in [(at(0, -1.1), at(0, 1.1)), (at(-1.1, 0), at(1.1, 0))] {
        path.move(to: from)
        path.line(to: to)
      }
    }
  }
}
