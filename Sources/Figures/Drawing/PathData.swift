/// The `d` of a path: relative steps in tenths of a pixel, so that rounding never adds up.
struct PathData: Sendable {
  private(set) var text = ""
  /// The same as points, each piece from one move to the next.
  private(set) var pieces: [Piece] = []
  private var x = 0
  private var y = 0

  struct Piece: Sendable {
    var points: [Point]
    var isClosed = false
  }

  var isEmpty: Bool { text.isEmpty }

  /// Starts a new piece.
  mutating func move(to target: Point) {
    pieces.append(Piece(points: [target]))
    let (column, row) = (tenths(target.x), tenths(target.y))
    append(text.isEmpty ? "M" : "m", column - (text.isEmpty ? 0 : x), row - (text.isEmpty ? 0 : y))
    (x, y) = (column, row)
  }

  /// A straight line from where the piece stands.
  mutating func line(to target: Point) {
    if !pieces.isEmpty { pieces[pieces.count - 1].points.append(target) }
    let (column, row) = (tenths(target.x), tenths(target.y))
    if row == y {
      text += "h" + number(column - x)
    } else if column == x {
      text += "v" + number(row - y)
    } else {
      append("l", column - x, row - y)
    }
    (x, y) = (column, row)
  }

  /// A round dot where the stroke has round caps.
  mutating func dot(at target: Point) {
    move(to: target)
    text += "h0"
  }

  /// A closed shape through the points.
  mutating func polygon(_ corners: [Point]) {
    guard let first = corners.first else { return }
    move(to: first)
    let start = (x, y)
    for corner in corners.dropFirst() { line(to: corner) }
    text += "z"
    pieces[pieces.count - 1].isClosed = true
    (x, y) = start
  }

  mutating func rectangle(_ frame: Frame) {
    polygon([
      Point(frame.x, frame.y), Point(frame.right, frame.y), Point(frame.right, frame.bottom),
      Point(frame.x, frame.bottom),
    ])
  }

  private mutating func append(_ command: String, _ dx: Int, _ dy: Int) {
    text += command + number(dx)
    text += dy < 0 ? number(dy) : " " + number(dy)
  }

  private func tenths(_ value: Double) -> Int {
    value.isFinite ? Int((min(1e6, max(-1e6, value)) * 10).rounded()) : 0
  }

  private func number(_ tenths: Int) -> String {
    let size = tenths.magnitude
    let whole = (tenths < 0 ? "-" : "") + String(size / 10)
    return size % 10 == 0 ? whole : whole + "." + String(size % 10)
  }
}

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
}
