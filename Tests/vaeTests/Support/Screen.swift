/// What a terminal shows of the bytes that it was sent, as far as the prompt's go.
struct Screen {
  private var rows: [[Character]] = [[]]
  private var row = 0
  private var column = 0
  private var kept = (row: 0, column: 0)
  private var unread = ""
  private(set) var columns: Int

  init(columns: Int) { self.columns = columns }

  /// All rows from the first on, those that have scrolled away too, without blanks at their ends.
  var lines: [String] {
    rows.map {
      String(String($0.filter { $0 != Self.covered }).reversed().drop { $0 == " " }.reversed())
    }
  }

  var text: String { lines.joined(separator: "\n") }

  /// The row of the cursor, up to the cursor and after it.
  var cursorLine: (before: String, after: String) {
    let blanks = repeatElement(Character(" "), count: max(column - rows[row].count, 0))
    let cells = rows[row] + blanks
    func text(_ cells: ArraySlice<Character>) -> String {
      String(cells.filter { $0 != Self.covered })
    }
    return (text(cells.prefix(column)), text(cells.dropFirst(column)))
  }

  /// What stands in the second column of a wide character.
  private static let covered: Character = "\u{0}"

  mutating func resize(columns: Int) { self.columns = columns }

  mutating func show(_ text: String) {
    var rest = Substring(unread + text).unicodeScalars
    unread = ""
    while let first = rest.first {
      if first == "\u{1B}" {
        guard let sequence = Self.sequence(in: rest) else {
          unread = String(Substring(rest))
          return
        }
        rest = rest.dropFirst(sequence.unicodeScalars.count)
        obey(sequence)
      } else {
        rest = rest.dropFirst()
        put(first)
      }
    }
  }

  /// An escape sequence at the start of a text, nil while its end is missing.
  private static func sequence(in text: Substring.UnicodeScalarView) -> String? {
    guard let second = text.dropFirst().first else { return nil }
    guard second == "[" else { return String(Substring(text.prefix(2))) }
    guard let end = text.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
      return nil
    }
    return String(Substring(text[...end]))
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r": column = 0
    case "\n": move(to: row + 1)
    case "\u{8}": column = max(column - 1, 0)
    case "\t": column = min((column / 8 + 1) * 8, columns - 1)
    case "\u{7}": break
    case _ where scalar.properties.canonicalCombiningClass != .notReordered && column > 0:
      // On the character before it.
      rows[row][column - 1] = Character(String(rows[row][column - 1]) + String(scalar))
    default: write(Character(scalar), width: Self.isWide(scalar) ? 2 : 1)
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x2E80...0xFFEF).contains(scalar.value) || scalar.value >= 0x1F300
  }

  private mutating func write(_ character: Character, width: Int) {
    if column + width > columns { (row, column) = (row + 1, 0) }
    move(to: row)
    pad(to: column + width)
    rows[row][column] = character
    if width == 2 { rows[row][column + 1] = Self.covered }
    column += width
  }

  private mutating func obey(_ sequence: String) {
    if sequence == "\u{1B}7" { kept = (row, column) }
    if sequence == "\u{1B}8" { (row, column) = kept }
    guard sequence.hasPrefix("\u{1B}["), let command = sequence.last else { return }
    let words = sequence.dropFirst(2).dropLast().split(
      separator: ";", omittingEmptySubsequences: false)
    let number = words.first.flatMap { Int($0) }
    let count = max(number ?? 1, 1)
    switch command {
    case "A": row = max(row - count, 0)
    case "B": move(to: row + count)
    case "C": column = min(column + count, columns - 1)
    case "D": column = max(column - count, 0)
    case "G": column = count - 1
    case "K": rows[row].removeSubrange(min(column, rows[row].count)...)
    case "J":
      rows[row].removeSubrange(min(column, rows[row].count)...)
      rows.removeSubrange((row + 1)...)
    case "P":
      pad(to: column + count)
      rows[row].removeSubrange(column..<column + count)
    case "@":
      pad(to: column)
      rows[row].insert(contentsOf: repeatElement(" ", count: count), at: column)
    default: break
    }
  }

  private mutating func move(to row: Int) {
    self.row = row
    while rows.count <= row { rows.append([]) }
  }

  private mutating func pad(to width: Int) {
    while rows[row].count < width { rows[row].append(" ") }
  }
}
