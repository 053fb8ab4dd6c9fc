import Wording

/// The part of a line that is shown: all of it, or so many columns around a place, with … where it is
/// cut.
struct LineWindow {
  /// One character as it is shown.
  private struct Cell {
    let offset: Int
    let text: String
    let column: Int
    let width: Int
  }

  let text: String
  private let cells: [Cell]
  private let shift: Int

  /// The window of a line, by its index from 0, around spans that begin in it; two fifths of its
  /// columns stand before the place.
  init(of source: Source, line: Int, around spans: [Span], limit: Int) {
    let bounds = source.lineSpan(line)
    let focus = spans.map(\.start).min() ?? bounds.start
    let near = LineWindow.near(focus, bounds, source)
    let all = LineWindow.cells(of: source, near)
    let total = all.last.map { $0.column + $0.width } ?? 0
    let place = all.last { $0.offset <= focus }?.column ?? 0
    let isWhole = near == bounds && total <= limit
    let first = isWhole ? 0 : max(0, place - limit * 2 / 5)
    let shown = all.filter {
      $0.column >= first && $0.column + $0.width <= first + limit
    }
    let isCutBefore = (shown.first?.offset ?? bounds.start) > bounds.start
    let isCutAfter = shown.count < all.filter { $0.column >= first }.count || near.end < bounds.end
    text = (isCutBefore ? "…" : "") + shown.map(\.text).joined() + (isCutAfter ? "…" : "")
    shift = (shown.first?.column ?? 0) - (isCutBefore ? 1 : 0)
    cells = shown
  }

  /// Where the carets of a span stand in the shown text, and how many.
  func columns(of span: Span) -> (column: Int, width: Int) {
    let covered = cells.filter { $0.offset >= span.start && $0.offset < span.end }
    if let first = covered.first, let last = covered.last {
      return (first.column - shift, last.column + last.width - first.column)
    }
    let end = cells.last { $0.offset <= span.start }
    guard let end else { return (max(0, -shift), 1) }
    let isAfter = end.offset < span.start
    return (end.column - shift + (isAfter ? end.width : 0), 1)
  }

  /// As many bytes as can matter, so that a line of millions costs no more than a short one.
  private static func near(_ focus: Int, _ bounds: Span, _ source: Source) -> Span {
    var start = max(bounds.start, focus - 400)
    var end = min(bounds.end, focus + 600)
    while start > bounds.start, source.utf8[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bounds.end, source.utf8[end] & 0xC0 == 0x80 { end += 1 }
    return Span(start: start, end: end)
  }

  private static func cells(of source: Source, _ span: Span) -> [Cell] {
    var cells: [Cell] = []
    var offset = span.start
    var column = 0
    for character in source.text(in: span) {
      let text = character.printable
      let width = displayWidth(of: text)
      cells.append(Cell(offset: offset, text: text, column: column, width: width))
      offset += character.utf8.count
      column += width
    }
    return cells
  }
}
