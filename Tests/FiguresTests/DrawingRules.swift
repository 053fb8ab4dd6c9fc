@testable import Figures

/// What must hold of every figure as it lies on its page: places that are numbers, text that is
/// readable, inside and apart, lines that print.
struct DrawingRules {
  /// What is wrong, one sentence each; empty for a good figure.
  private(set) var problems: [String] = []
  private let sheet: Figure.Sheet
  private let points: Double
  private let onPaper: Bool
  private var boxes: [(text: String, frame: Frame)] = []

  /// - Parameter enlarged: how much larger than on paper the text is to be, as on slides.
  init(_ figure: Figure, enlarged: Double = 1) {
    sheet = figure.sheet
    points = figure.style.points / enlarged
    onPaper = figure.style.typography == .paper
    read(sheet.drawing.shapes)
    checkTexts()
  }

  private mutating func read(_ shapes: [Drawing.Shape]) {
    for shape in shapes {
      switch shape {
      case .path(let path, let look):
        check(look)
        for piece in path.pieces { check(piece.points) }
      case .rectangle(let frame, _, let look):
        check(look)
        check([Point(frame.x, frame.y), Point(frame.right, frame.bottom)])
      case .text(let text, let place, let style): add(text, place, style)
      case .clipped(_, let inside), .group(_, let inside), .excerpt(_, let inside):
        read(inside)
      }
    }
  }

  private mutating func check(_ look: Drawing.Look) {
    guard onPaper, let stroke = look.stroke, stroke.width * points < 0.25 else { return }
    problems.append("a line is \(stroke.width * points) pt wide")
  }

  private mutating func check(_ places: [Point]) {
    if places.contains(where: { !$0.x.isFinite || !$0.y.isFinite }) {
      problems.append("a place is no number")
    }
  }

  private mutating func add(_ text: String, _ place: Point, _ style: TextStyle) {
    let size = style.size * points
    if onPaper, !(5.0...8.01).contains(size) { problems.append("\"\(text)\" is \(size) pt high") }
    let (width, height) = (textWidth(text, size: style.size, bold: style.isBold), style.size * 0.8)
    let shift =
      switch style.anchor {
      case .start: 0.0
      case .middle: width / 2
      case .end: width
      }
    let frame =
      style.isRotated
      ? Frame(
        x: place.x - height / 2, y: place.y + shift - width, width: height, height: width)
      : Frame(
        x: place.x - shift, y: place.y - height / 2, width: width, height: height)
    boxes.append((text, frame))
  }

  private mutating func checkTexts() {
    let page = Frame(x: 0, y: 0, width: sheet.width, height: sheet.height)
    for (index, (text, frame)) in boxes.enumerated() {
      if frame.x < -0.5 || frame.y < -0.5 || frame.right > page.right + 0.5
        || frame.bottom > page.bottom + 0.5
      {
        problems.append("\"\(text)\" reaches over the edge of the page")
      }
      for (other, place) in boxes[..<index] where overlap(frame, place) {
        problems.append("\"\(text)\" lies on \"\(other)\"")
      }
    }
  }

  /// Whether two boxes share more than touching letters do.
  private func overlap(_ a: Frame, _ b: Frame) -> Bool {
    min(a.right, b.right) - max(a.x, b.x) > 1 && min(a.bottom, b.bottom) - max(a.y, b.y) > 1
  }
}
