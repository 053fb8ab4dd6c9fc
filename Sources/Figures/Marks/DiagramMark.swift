/// Boxes and arrows in the pixels of a plot area, for what has no axes.
struct DiagramMark: Mark {
  struct Box: Sendable {
    var frame: Frame
    var name: String
    /// Smaller lines under the name.
    var details: [String] = []
    var paint: Paint
    /// Whether it is drawn strongly, as what the diagram is about.
    var isStrong = false
  }

  /// A line over neighbouring boxes that names them together.
  struct Bracket: Sendable {
    var name: String
    var left: Double
    var right: Double
    var y: Double
    var paint: Paint
  }

  var boxes: [Box]
  /// From and to, in the pixels of the plot area.
  var arrows: [(Point, Point)]
  var brackets: [Bracket] = []
  /// Lines with corners, each with an arrow at its end.
  var bends: [[Point]] = []
  /// The same in several rows, for where this is too wide: the widest first.
  var inRows: [DiagramMark] = []

  /// What fits a width, else what takes least of it.
  func fitting(_ width: Double) -> DiagramMark {
    ([self] + inRows).first { $0.size.width <= width + 0.5 } ?? inRows.last ?? self
  }

  var isClipped: Bool { false }

  /// The room that all takes.
  var size: (width: Double, height: Double) {
    let right = max(boxes.map(\.frame.right).max() ?? 0, bends.joined().map(\.x).max() ?? 0)
    return (right, boxes.map(\.frame.bottom).max() ?? 0)
  }

  func draw(in area: PlotArea, on drawing: inout Drawing) {
    fitting(area.frame.width).drawBoxes(in: area, on: &drawing)
  }

  private func drawBoxes(in area: PlotArea, on drawing: inout Drawing) {
    let corner = Point(area.frame.x, area.frame.y)
    for (tail, head) in arrows {
      let (from, to) = (
        Point(tail.x + corner.x, tail.y + corner.y), Point(head.x + corner.x, head.y + corner.y)
      )
      drawing.arrow(from: from, to: to, Stroke(.axis, 1.2))
    }
    for bend in bends { draw(bend, corner, &drawing) }
    for box in boxes { draw(box, corner, &drawing) }
    for bracket in brackets { draw(bracket, corner, &drawing) }
  }

  private func draw(_ bend: [Point], _ corner: Point, _ drawing: inout Drawing) {
    let places = bend.map { Point($0.x + corner.x, $0.y + corner.y) }
    guard let last = places.last, let neck = places.dropLast().last else { return }
    var path = PathData()
    for (index, place) in places.dropLast().enumerated() {
      if index == 0 { path.move(to: place) } else { path.line(to: place) }
    }
    drawing.path(path, stroke: Stroke(.axis, 1.2))
    drawing.arrow(from: neck, to: last, Stroke(.axis, 1.2))
  }

  private func draw(_ box: Box, _ corner: Point, _ drawing: inout Drawing) {
    var frame = box.frame
    frame.x += corner.x
    frame.y += corner.y
    drawing.rectangle(frame, fill: .paper, radius: 5)
    drawing.rectangle(frame, fill: box.paint, radius: 5, opacity: box.isStrong ? 0.2 : 0.1)
    drawing.rectangle(
      frame, stroke: Stroke(box.paint, box.isStrong ? 1.8 : 1.2), radius: 5)
    let lines = box.details.count
    let top = frame.middle.y - Double(lines) * 7.5
    var name = TextStyle(size: 12, anchor: .middle)
    name.isBold = true
    drawing.text(box.name, at: Point(frame.middle.x, top), name)
    for (index, line) in box.details.enumerated() {
      let y = top + 15.5 + Double(index) * 14
      drawing.text(line, at: Point(frame.middle.x, y), .tick)
    }
  }

  private func draw(_ bracket: Bracket, _ corner: Point, _ drawing: inout Drawing) {
    let (left, right) = (bracket.left + corner.x, bracket.right + corner.x)
    let y = crisp(bracket.y + corner.y)
    var path = PathData()
    path.move(to: Point(left, y + 5))
    path.line(to: Point(left, y))
    path.line(to: Point(right, y))
    path.line(to: Point(right, y + 5))
    drawing.path(path, stroke: Stroke(bracket.paint, 1.2))
    drawing.text(
      bracket.name, at: Point((left + right) / 2, y - 10), .legend.with(anchor: .middle))
  }
}
