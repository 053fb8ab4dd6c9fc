/// Lines and closed shapes through points, in the order in which a pen would draw them.
struct PathData: Sendable {
  private(set) var steps: [Step] = []

  enum Step: Sendable {
    /// Begins a piece; a piece of one point is a dot, where the stroke has round caps.
    case move(Point)
    /// A straight line from where the piece stands.
    case line(Point)
    /// Back to where the piece began.
    case close
  }

  var isEmpty: Bool { steps.isEmpty }

  /// Starts a new piece.
  mutating func move(to target: Point) { steps.append(.move(target)) }

  /// A round dot where the stroke has round caps.
  mutating func dot(at target: Point) { move(to: target) }

  /// A straight line from where the piece stands.
  mutating func line(to target: Point) { steps.append(.line(target)) }

  /// A closed shape through the points.
  mutating func polygon(_ corners: [Point]) {
    guard let first = corners.first else { return }
    move(to: first)
    for corner in corners.dropFirst() { line(to: corner) }
    steps.append(.close)
  }

  mutating func rectangle(_ frame: Frame) {
    polygon([
      Point(frame.x, frame.y), Point(frame.right, frame.y), Point(frame.right, frame.bottom),
      Point(frame.x, frame.bottom),
    ])
  }
}

extension PathData {
  /// What the pen draws before it is lifted.
  struct Piece: Sendable {
    var points: [Point]
    var isClosed = false
  }

  /// The pieces, each from one move to the next.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    for step in steps {
      switch step {
      case .move(let point): pieces.append(Piece(points: [point]))
      case .line(let point): pieces[pieces.count - 1].points.append(point)
      case .close: pieces[pieces.count - 1].isClosed = true
      }
    }
    return pieces
  }

  /// Whether the piece that begins at a step is a dot.
  func isDot(at index: Int) -> Bool {
    guard index + 1 < steps.count else { return true }
    if case .move = steps[index + 1] { return true }
    return false
  }
}
