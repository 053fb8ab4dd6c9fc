import Wording

extension Canvas {
  /// Draws shapes, first to last, as characters and dots.
  mutating func draw(_ shapes: [Drawing.Shape]) {
    for shape in shapes {
      switch shape {
      case .path(let path, let look): draw(path.pieces, look)
      case .rectangle(let frame, _, let look):
        var outline = PathData()
        outline.rectangle(frame)
        draw(outline.pieces, look)
      case .text(let text, let place, let style): write(text, at: place, style)
      case .clipped(_, let inside), .group(_, let inside), .excerpt(_, let inside):
        draw(inside)
      }
    }
  }

  /// Fills and strokes the pieces of a path.
  private mutating func draw(_ pieces: [PathData.Piece], _ look: Drawing.Look) {
    if let fill = look.fill, fill != .paper {
      for piece in pieces { self.fill(piece.points, fill, isLight: look.opacity < 0.5) }
    }
    guard let stroke = look.stroke, stroke.paint != .paper, stroke.paint != .grid else { return }
    for piece in pieces { draw(piece, stroke) }
  }

  private mutating func draw(_ piece: PathData.Piece, _ stroke: Stroke) {
    let corners = piece.isClosed ? piece.points + piece.points.prefix(1) : piece.points
    let tone = stroke.paint.tone()
    if corners.count == 1, let only = corners.first {
      set(only, tone, character: stroke.paint.character ?? ".")
    }
    var travelled = 0.0
    for (start, end) in zip(corners, corners.dropFirst()) {
      drawLine(from: start, to: end, stroke, tone, &travelled)
    }
  }

  /// Dots along a line, as often as there are dots on its way; dashes leave some out.
  private mutating func drawLine(
    from start: Point, to end: Point, _ stroke: Stroke, _ tone: TonedText.Tone,
    _ travelled: inout Double
  ) {
    guard let (start, end) = clipped(start, end) else { return }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let count = Int(max(abs(dx) / step.x, abs(dy) / step.y).rounded(.up))
    let length = (dx * dx + dy * dy).squareRoot()
    let character = stroke.paint.character ?? slope(dx, dy)
    for index in 0...max(count, 1) {
      let share = Double(index) / Double(max(count, 1))
      if isDrawn(at: travelled + share * length, stroke.dash) {
        set(Point(start.x + dx * share, start.y + dy * share), tone, character: character)
      }
    }
    travelled += length
  }

  /// The part of a line near the canvas: what is far outside would cost time and show nothing.
  private func clipped(_ start: Point, _ end: Point) -> (Point, Point)? {
    let room = Frame(
      x: -16, y: -16, width: Double(columns) * 8 + 32, height: Double(rows) * 16 + 32)
    var (low, high) = (0.0, 1.0)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    for (change, from, least, most) in [
      (dx, start.x, room.x, room.right), (dy, start.y, room.y, room.bottom),
    ] {
      if change == 0 {
        guard (least...most).contains(from) else { return nil }
        continue
      }
      let ends = [(least - from) / change, (most - from) / change].sorted()
      (low, high) = (max(low, ends[0]), min(high, ends[1]))
    }
    guard low <= high else { return nil }
    func at(_ share: Double) -> Point { Point(start.x + dx * share, start.y + dy * share) }
    return (at(low), at(high))
  }

  private func isDrawn(at length: Double, _ dash: [Double]) -> Bool {
    // In pixels a dash of three is shorter than a dot: dashes are stretched.
    let dash = dash.map { $0 * 2.5 }
    let period = dash.sum * (dash.count % 2 == 0 ? 1 : 2)
    guard period > 0 else { return true }
    var rest = length.truncatingRemainder(dividingBy: period)
    for (index, part) in (dash.count % 2 == 0 ? dash : dash + dash).enumerated() {
      if rest < part { return index % 2 == 0 }
      rest -= part
    }
    return true
  }

  private func slope(_ dx: Double, _ dy: Double) -> Character {
    let (across, down) = (abs(dx) / step.x, abs(dy) / step.y)
    if down > 2 * across { return "|" }
    if across > 2 * down { return "-" }
    return (dx > 0) == (dy > 0) ? "\\" : "/"
  }

  /// The dots inside a polygon, all or one in each cell.
  private mutating func fill(_ corners: [Point], _ paint: Paint, isLight: Bool) {
    guard corners.count > 2 else { return }
    let (top, bottom) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
    guard bottom - top > step.y / 8 else { return }
    let tone = paint.tone()
    let first = Int((max(top, 0) / step.y).rounded())
    let last = Int((min(bottom, Double(rows) * 16) / step.y).rounded())
    for row in first...max(first, last) {
      let y = min(max(Double(row) * step.y, top + 1e-6), bottom - 1e-6)
      let crossings = Self.crossings(of: corners, at: y)
      for (left, right) in zip(crossings, crossings.dropFirst()).enumerated()
        .filter({ $0.offset % 2 == 0 }).map(\.element)
      {
        let from = Int((max(left, 0) / step.x).rounded())
        let to = max(from, Int((min(right, Double(columns) * 8) / step.x).rounded()) - 1)
        for column in from...to where !isLight || isPlain || (column % 2 == 0 && row % 4 == 2) {
          set(
            Point(Double(column) * step.x, Double(row) * step.y), tone,
            character: isLight ? "." : "#")
        }
      }
    }
  }

  /// Where the outline crosses a height, from left to right.
  private static func crossings(of corners: [Point], at y: Double) -> [Double] {
    var found: [Double] = []
    for (a, b) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      guard (a.y <= y) != (b.y <= y) else { continue }
      found.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
    }
    return found.sorted()
  }
}
