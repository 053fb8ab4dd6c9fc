/// What a figure draws, first to last: what comes later lies on top.
///
/// It is a list that writers read: SVG text, the characters of a terminal, a page of PDF and the
/// pixels of PNG. A new shape is a case here and one in each writer.
struct Drawing: Sendable {
  private(set) var shapes: [Shape] = []
  /// The sizes that its texts are set in.
  let typography: Typography

  init(_ typography: Typography = .screen) { self.typography = typography }

  enum Shape: Sendable {
    case path(PathData, Look)
    /// A rectangle whose corners have a radius.
    case rectangle(Frame, radius: Double, Look)
    /// A text whose vertical middle lies at the point.
    case text(String, Point, TextStyle)
    /// Shapes that are cut off at a frame.
    indirect case clipped(Frame, [Shape])
    /// Shapes that belong together, under a name such as "axis-x".
    indirect case group(String, [Shape])
    /// Shapes that show the beginning of a longer text.
    indirect case excerpt(of: String, [Shape])
  }

  /// What a shape is painted with.
  struct Look: Sendable {
    var fill: Paint?
    var stroke: Stroke?
    var opacity = 1.0
  }

  mutating func path(
    _ data: PathData, fill: Paint? = nil, stroke: Stroke? = nil, opacity: Double = 1
  ) {
    guard !data.isEmpty else { return }
    shapes.append(.path(data, Look(fill: fill, stroke: stroke, opacity: opacity)))
  }

  mutating func line(_ start: Point, _ end: Point, _ stroke: Stroke) {
    var data = PathData()
    data.move(to: start)
    data.line(to: end)
    path(data, stroke: stroke)
  }

  mutating func rectangle(
    _ frame: Frame, fill: Paint? = nil, stroke: Stroke? = nil, radius: Double = 0,
    opacity: Double = 1
  ) {
    guard frame.width > 0, frame.height > 0 else { return }
    let look = Look(fill: fill, stroke: stroke, opacity: opacity)
    shapes.append(.rectangle(frame, radius: radius, look))
  }

  /// Writes a text whose vertical middle lies at the point.
  mutating func text(_ text: String, at place: Point, _ style: TextStyle) {
    guard !text.isEmpty else { return }
    var style = style
    style.size = typography.size(style.size)
    shapes.append(.text(text, place, style))
  }

  /// Writes as much of a text as there is room for, whose vertical middle lies at the point.
  mutating func text(_ part: String, of whole: String, at place: Point, _ style: TextStyle) {
    let shown = drawn { $0.text(part, at: place, style) }
    append(part == whole || shown.isEmpty ? shown : [.excerpt(of: whole, shown)])
  }

  /// Writes the lines of a text, of which an ellipsis at the end says that they are not all of it.
  mutating func lines(
    _ lines: [String], of whole: String, _ style: TextStyle, at place: (Int) -> Point
  ) {
    let shown = drawn { drawing in
      for (index, line) in lines.enumerated() { drawing.text(line, at: place(index), style) }
    }
    let isShortened = lines.last?.hasSuffix("…") == true && !whole.hasSuffix("…")
    append(isShortened ? [.excerpt(of: whole, shown)] : shown)
  }

  /// Groups what the closure draws, cut off at the frame.
  mutating func clipped(to frame: Frame, _ draw: (inout Drawing) -> Void) {
    let inside = drawn(draw)
    if !inside.isEmpty { shapes.append(.clipped(frame, inside)) }
  }

  /// Groups what the closure draws under a name; nothing where it draws nothing.
  mutating func grouped(_ name: String, _ draw: (inout Drawing) -> Void) {
    let inside = drawn(draw)
    if !inside.isEmpty { shapes.append(.group(name, inside)) }
  }

  mutating func append(_ more: [Shape]) { shapes += more }

  /// What the closure draws.
  private func drawn(_ draw: (inout Drawing) -> Void) -> [Shape] {
    var inner = Drawing(typography)
    draw(&inner)
    return inner.shapes
  }
}

/// How a line is drawn.
struct Stroke: Sendable {
  var paint: Paint
  var width: Double
  var dash: [Double] = []
  /// Whether ends and corners are round.
  var isRound = false

  init(_ paint: Paint, _ width: Double, dash: [Double] = []) {
    self.paint = paint
    self.width = width
    self.dash = dash
  }
}
