import Wording

/// A plot area made of characters, each of 8 × 16 pixels: braille dots of 4 × 4 pixels, or single
/// characters where there is only ASCII. Texts lie over both.
struct Canvas: Sendable {
  let columns: Int
  let rows: Int
  let style: Preview.Style
  /// The dots of each cell, as the bits of its braille character.
  private var dots: [UInt8]
  /// What stands in each cell in place of dots.
  private var characters: [Character?]
  private var tones: [TonedText.Tone]

  init(columns: Int, rows: Int, style: Preview.Style) {
    self.columns = max(columns, 1)
    self.rows = max(rows, 1)
    self.style = style
    let count = self.columns * self.rows
    dots = Array(repeating: 0, count: count)
    characters = Array(repeating: nil, count: count)
    tones = Array(repeating: .faint, count: count)
  }

  var isPlain: Bool { style == .plain }
  /// The pixels from one dot to the next.
  var step: (x: Double, y: Double) { isPlain ? (8, 16) : (4, 4) }
  /// How many dots a cell has.
  private var dotsPerCell: (x: Int, y: Int) { isPlain ? (1, 1) : (2, 4) }

  /// The pixels from the first to the last dot of so many columns, and of all rows.
  func frame(columns: Int) -> Frame {
    Frame(
      x: 0, y: 0, width: Double(columns * dotsPerCell.x - 1) * step.x,
      height: Double(rows * dotsPerCell.y - 1) * step.y)
  }

  /// The cell that a place in pixels falls into.
  func cell(at point: Point) -> (column: Int, row: Int) {
    (dot(point.x, step.x) / dotsPerCell.x, dot(point.y, step.y) / dotsPerCell.y)
  }

  private func dot(_ pixels: Double, _ step: Double) -> Int {
    Int((min(max(pixels, -1e5), 1e5) / step).rounded())
  }

  /// Sets the dot at a place, or the character where there are no dots.
  mutating func set(_ point: Point, _ tone: TonedText.Tone, character: Character = "*") {
    let (x, y) = (dot(point.x, step.x), dot(point.y, step.y))
    set(x, y, tone, character)
  }

  private mutating func set(_ x: Int, _ y: Int, _ tone: TonedText.Tone, _ character: Character) {
    guard x >= 0, y >= 0, x < columns * dotsPerCell.x, y < rows * dotsPerCell.y else { return }
    let cell = (y / dotsPerCell.y) * columns + x / dotsPerCell.x
    if isPlain {
      if characters[cell] == nil || tone != .faint { characters[cell] = character }
    } else {
      dots[cell] |= Self.bits[y % 4][x % 2]
    }
    if tone != .faint { tones[cell] = tone }
  }

  /// The bits of braille's eight dots, as Unicode orders them.
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// Puts a character into a cell, over its dots.
  mutating func put(
    _ character: Character, column: Int, row: Int, _ tone: TonedText.Tone = .plain
  ) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    characters[row * columns + column] = character
    tones[row * columns + column] = tone
  }

  func character(column: Int, row: Int) -> Character? { characters[row * columns + column] }

  /// A row as a line.
  func line(_ row: Int) -> TextLine {
    var line = TextLine()
    for column in 0..<columns {
      let cell = row * columns + column
      let bits = dots[cell]
      let dotted = bits == 0 ? " " : Unicode.Scalar(0x2800 + UInt32(bits)).map { Character($0) }
      let isBlank = characters[cell] == nil && bits == 0
      line.cells.append(
        .init(
          character: characters[cell] ?? dotted ?? " ", tone: isBlank ? .plain : tones[cell]))
    }
    return line
  }
}

extension Canvas {
  /// Writes a text whose vertical middle lies at a place.
  mutating func write(_ text: String, at place: Point, _ style: TextStyle) {
    let line = TextLine(text, style.paint.tone(isBold: style.isBold))
    let start =
      switch style.anchor {
      case .start: place.x
      case .middle: place.x - Double(line.width) * 4
      case .end: place.x - Double(line.width) * 8 + 8
      }
    let (column, row) = cell(at: Point(start, min(place.y, Double(rows) * 16 - 8)))
    let places = (column..<column + line.width).filter { (0..<columns).contains($0) }
    let isFree = places.allSatisfy { !hasLetter(column: $0, row: max(row, 0)) }
    guard isFree || style.isBold else { return }
    for (offset, cell) in line.cells.enumerated() {
      if let character = cell.character {
        put(character, column: column + offset, row: max(row, 0), cell.tone)
      }
    }
  }
}

extension Canvas {
  /// Whether a part of another text stands there.
  private func hasLetter(column: Int, row: Int) -> Bool {
    guard row < rows, let character = character(column: column, row: row) else { return false }
    return character.isLetter || character.isNumber
  }
}

extension Paint {
  /// How it looks on a terminal.
  func tone(isBold: Bool = false) -> TonedText.Tone {
    switch self {
    case .ink, .paper: isBold ? .bold : .plain
    case .muted, .axis, .grid, .shade: .faint
    case .series(let index), .word(let index): .series(index % 10)
    case .fixed(let colour): .series(Self.nearestSeries(to: colour))
    }
  }

  private static func nearestSeries(to colour: Colour) -> Int {
    func distance(_ index: Int) -> Int {
      let other = Paint.series(index).light
      let parts = [
        Int(colour.red) - Int(other.red), Int(colour.green) - Int(other.green),
        Int(colour.blue) - Int(other.blue),
      ]
      return parts.reduce(0) { $0 + $1 * $1 }
    }
    return (0..<10).min { distance($0) < distance($1) } ?? 0
  }

  /// What stands for it where there are only characters; nil where a line's slope decides.
  var character: Character? {
    switch self {
    case .series(let index), .word(let index): Self.letters[index % Self.letters.count]
    case .fixed(let colour): Self.letters[Self.nearestSeries(to: colour)]
    case .ink, .muted, .axis, .grid, .paper, .shade: nil
    }
  }

  private static let letters = Array("*o+x#@%&$~")
}
