import Wording

/// A line of characters, each with its tone; a wide character takes two places.
struct TextLine: Sendable, Equatable {
  struct Cell: Sendable, Equatable {
    /// Nil in the second place of a wide character.
    var character: Character?
    var tone = TonedText.Tone.plain
  }

  var cells: [Cell] = []

  init() {}

  init(_ text: String, _ tone: TonedText.Tone = .plain) { append(text, tone) }

  var width: Int { cells.count }

  mutating func append(_ text: String, _ tone: TonedText.Tone = .plain) {
    for character in text {
      let width = displayWidth(character)
      guard width > 0 else { continue }
      cells.append(Cell(character: character, tone: tone))
      if width == 2 { cells.append(Cell(character: nil, tone: tone)) }
    }
  }

  /// Blanks up to a width.
  mutating func pad(to width: Int) {
    if cells.count < width {
      cells += Array(repeating: Cell(character: " "), count: width - cells.count)
    }
  }

  /// The line as far as it fits into a width.
  func cut(to width: Int) -> TextLine {
    var line = self
    if cells.count > width { line.cells = Array(cells[..<width]) }
    return line
  }

  /// Writes a text from a column on, over what is there; what lies outside is left out.
  mutating func write(_ text: String, at column: Int, _ tone: TonedText.Tone = .plain) {
    for (offset, cell) in TextLine(text, tone).cells.enumerated() {
      let place = column + offset
      if cells.indices.contains(place) { cells[place] = cell }
    }
  }

  /// The line as pieces of one tone, without blanks at its end; the characters of other alphabets
  /// that a plain terminal may lack are spelled in ASCII.
  func pieces(_ style: Preview.Style) -> [TonedText] {
    let end = (cells.lastIndex { $0.character != " " && $0.character != "\u{2800}" } ?? -1) + 1
    var pieces: [TonedText] = []
    for cell in cells[..<end] {
      guard let character = cell.character else { continue }
      let text = style == .plain ? asASCII(character) : String(character)
      if let last = pieces.last, last.tone == cell.tone || character == " " {
        pieces[pieces.count - 1].text += text
      } else {
        pieces.append(TonedText(text, cell.tone))
      }
    }
    return pieces
  }
}

/// Lines of one width that can be put beside or below others.
struct TextBlock: Sendable {
  var lines: [TextLine] = []

  var width: Int { lines.map(\.width).max() ?? 0 }

  /// Blocks beside each other, their last lines level, or their first.
  static func row(_ blocks: [TextBlock], gap: Int, isTopLevel: Bool = false) -> TextBlock {
    let height = blocks.map(\.lines.count).max() ?? 0
    var rows = Array(repeating: TextLine(), count: height)
    var left = 0
    for block in blocks {
      let above = isTopLevel ? 0 : height - block.lines.count
      for (index, line) in block.lines.enumerated() {
        rows[above + index].pad(to: left)
        rows[above + index].cells += line.cells
      }
      left += block.width + gap
    }
    return TextBlock(lines: rows)
  }
}

/// A character for terminals that know ASCII alone; letters stay, since names are the user's own.
private func asASCII(_ character: Character) -> String {
  switch character {
  case "\u{2212}", "–", "—": "-"
  case "×": "x"
  case "·", "•": "-"
  case "…": "..."
  case "±": "+/-"
  case "→": "->"
  case "μ", "µ": "u"
  case "σ": "s"
  case "ε": "e"
  case "Δ": "d"
  case "\u{202F}", "\u{2002}": " "
  case "²": "2"
  case "⁰", "¹", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹": String(character.wholeNumberValue ?? 0)
  case "⁻": "-"
  default: String(character)
  }
}
