/// A line of a legend: the mark as it is drawn, and its name.
struct LegendEntry: Sendable {
  enum Swatch: Sendable {
    case line(Stroke)
    case point(Int)
    case area(Paint, [Double])
    case block(Paint)
    case tick(Paint)
  }

  var name: String
  var swatch: Swatch
  /// The colours of series that stand for others, where plots lie over each other.
  var recolouring: [Int: Int] = [:]

  private static let swatchWidth = 20.0

  func width(in typography: Typography) -> Double {
    Self.swatchWidth + 6 + typography.width(name, .legend)
  }

  /// Draws it, with as much of its name as the width has room for.
  func draw(at place: Point, within width: Double, on drawing: inout Drawing) {
    drawing.recoloured(by: recolouring) { drawSwatch(at: place, on: &$0) }
    let room = width - Self.swatchWidth - 6
    drawing.text(
      drawing.typography.shortened(name, .legend, width: room), of: name,
      at: Point(place.x + Self.swatchWidth + 6, place.y), .legend)
  }

  private func drawSwatch(at place: Point, on drawing: inout Drawing) {
    let end = Point(place.x + Self.swatchWidth, place.y)
    let middle = Point(place.x + Self.swatchWidth / 2, place.y)
    switch swatch {
    case .line(let stroke):
      drawing.line(place, end, stroke)
    case .point(let index):
      Symbol(index: index).draw([middle], paint: .series(index), size: 7, on: &drawing)
    case .area(let paint, let dash):
      let frame = Frame(x: place.x + 1, y: place.y - 5, width: 18, height: 10)
      drawing.rectangle(frame, fill: paint, opacity: 0.22)
      drawing.rectangle(frame, stroke: Stroke(paint, 1.5, dash: dash))
    case .block(let paint):
      drawing.rectangle(
        Frame(x: place.x + 5, y: place.y - 5, width: 10, height: 10), fill: paint)
    case .tick(let paint):
      drawing.line(
        Point(middle.x, place.y - 5), Point(middle.x, place.y + 5), Stroke(paint, 1.2))
    }
  }
}
