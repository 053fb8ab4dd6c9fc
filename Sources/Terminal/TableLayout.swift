import Sessions
import Wording

/// A table as lines of text: numbers to the right, words to the left, two blanks between, no wider
/// than the terminal.
struct TableLayout {
  let header: [String]
  let rows: [[String]]
  let note: String?

  private static let gap = 2
  /// No column of words is cut shorter than this.
  private static let leastWidth = 8

  /// The lines, and what was left out: by whoever made the table, and here where it is too wide.
  ///
  /// Long words are cut first; then columns are left out, those in the middle before the others.
  func lines(_ style: Style, width: Int? = nil) -> [String] {
    let table = [header] + rows
    let count = table.map(\.count).max() ?? 0
    let natural = (0..<count).map { column in
      table.map { column < $0.count ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
    }
    let numeric = (0..<count).map(isNumeric)
    let fit = Fit(natural, numeric, room: width.map { $0 - Self.gap } ?? .max, gap: Self.gap)
    func line(_ cells: [String]) -> String {
      let padded = fit.columns.map { column -> String in
        guard let column else { return "…" }
        let cell = (column < cells.count ? cells[column] : "").shortened(to: fit.widths[column])
        let blanks = String(
          repeating: " ", count: max(0, fit.widths[column] - displayWidth(of: cell)))
        return numeric[column] ? blanks + cell : cell + blanks
      }
      let text = "  " + padded.joined(separator: String(repeating: " ", count: Self.gap))
      return text.trimmedAtEnd { $0 == " " }
    }
    let top = header.allSatisfy(\.isEmpty) ? [] : [style.faint(line(header))]
    let notes = [note, fit.note(isNamed: header.first?.isEmpty == true)].compactMap { $0 }.joined(
      separator: "; ")
    let below =
      notes.isEmpty ? [] : ("  " + notes).wrapped(to: width ?? .max).split(separator: "\n")
    return top + rows.map(line) + below.map { style.faint(String($0)) }
  }

  /// Which columns are shown, and how wide.
  private struct Fit {
    var widths: [Int]
    /// The columns from left to right, nil standing for those left out.
    var columns: [Int?]

    init(_ natural: [Int], _ numeric: [Bool], room: Int, gap: Int) {
      widths = natural
      columns = natural.indices.map { $0 }
      func needed() -> Int {
        columns.reduce(0) { $0 + ($1.map { widths[$0] } ?? 1) + gap } - gap
      }
      while needed() > room {
        let words = widths.indices.filter { !numeric[$0] && widths[$0] > leastWidth }
        guard let widest = words.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] = max(leastWidth, widths[widest] - (needed() - room))
      }
      while needed() > room, columns.count(where: { $0 != nil }) > 2 {
        let gapPlace = columns.firstIndex(of: nil)
        let middle = (columns.count + 1) / 2
        if let gapPlace {
          // From the longer side, so that both ends stay.
          columns.remove(at: gapPlace < columns.count - gapPlace ? gapPlace + 1 : gapPlace - 1)
        } else {
          columns[middle] = nil
        }
      }
    }

    /// How many columns are left of all; the names of rows, without a header, are none.
    func note(isNamed: Bool) -> String? {
      let shown = columns.count { $0 != nil }
      guard shown < widths.count else { return nil }
      return "\(shown - (isNamed ? 1 : 0)) of \(widths.count - (isNamed ? 1 : 0)) columns"
    }
  }

  /// Whether every cell of the column that holds anything begins like a number.
  private func isNumeric(_ column: Int) -> Bool {
    let cells = rows.compactMap { column < $0.count ? $0[column] : nil }.filter { !$0.isEmpty }
    return !cells.isEmpty
      && cells.allSatisfy { cell in
        guard let first = cell.first else { return false }
        return first.isNumber
          || "-−+.…n".contains(first)
            && (cell.count == 1 || cell.contains(where: \.isNumber) || cell == "nan")
      }
  }
}
