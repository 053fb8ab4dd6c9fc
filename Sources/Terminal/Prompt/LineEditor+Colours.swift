import Sessions

extension LineEditor {
  /// Draws the line again in colours, over what libedit has drawn, which knows none.
  func showColours() {
    guard look.canMove, look.style.usesColour, !look.isPlain, search == nil else { return }
    let line = line
    let rows = colouredRows(of: line.text)
    guard rows.contains(where: \.isColoured) || isColoured, rows.count < size.rows else { return }
    isColoured = rows.contains(where: \.isColoured)
    let cursor = screenPlace(ofByte: line.cursor).row
    write(rows.map { $0.drawn(fromRow: cursor) }.joined())
  }

  /// The line as rows of the screen, each with the codes of its colours.
  private func colouredRows(of text: String) -> [ColouredRow] {
    let colours = colours(of: text)
    var place = ScreenPlace(promptWidth: promptWidth, columns: columns)
    var rows = [ColouredRow(row: place.row, column: place.column)]
    var offset = 0
    for scalar in text.unicodeScalars {
      place.make(roomFor: scalar)
      if place.row != rows[rows.count - 1].row {
        rows.append(ColouredRow(row: place.row, column: place.column))
      }
      if scalar != "\n" { rows[rows.count - 1].add(scalar, colours[offset]) }
      place.pass(scalar)
      offset += String(scalar).utf8.count
    }
    return rows
  }

  /// The code of the colour of each byte, nil where it has none.
  private func colours(of text: String) -> [String?] {
    let start = above.utf8.count
    var colours = [String?](repeating: nil, count: text.utf8.count)
    for stretch in highlights(in: above + text) {
      guard let code = stretch.kind.colour else { continue }
      for offset in stretch.range.clamped(to: start..<start + colours.count) {
        colours[offset - start] = code
      }
    }
    return colours
  }
}

/// A row of the screen in colours.
private struct ColouredRow {
  let row: Int
  let column: Int
  private var text = ""
  private var colour: String?
  private(set) var isColoured = false

  init(row: Int, column: Int) { (self.row, self.column) = (row, column) }

  mutating func add(_ scalar: Unicode.Scalar, _ colour: String?) {
    if colour != self.colour { text += "\u{1B}[\(colour ?? "0")m" }
    self.colour = colour
    isColoured = isColoured || colour != nil
    text.unicodeScalars.append(scalar)
  }

  /// What draws it where the cursor is on another row, and leaves the cursor there.
  func drawn(fromRow cursor: Int) -> String {
    let steps = row - cursor
    let down = steps == 0 ? "" : steps > 0 ? "\u{1B}[\(steps)B" : "\u{1B}[\(-steps)A"
    let right = column > 0 ? "\u{1B}[\(column)C" : ""
    return "\u{1B}7\(down)\r\(right)\(text)\u{1B}[0m\u{1B}8"
  }
}

extension Highlight.Kind {
  /// The terminal's own colour for it; nil for what stays as it is.
  fileprivate var colour: String? {
    switch self {
    case .comment: "2"
    case .keyword, .directive: "35"
    case .number: "36"
    case .string: "32"
    case .name, .symbol: nil
    }
  }
}
