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
    let natural = naturalWidths
    let numeric = natural.indices.map(isNumeric)
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
    let notes = [note, fit.note(header)].compactMap(\.self).joined(separator: "; ")
    let below =
      notes.isEmpty ? [] : ("  " + notes).wrapped(to: width ?? .max).split(separator: "\n")
    return top + rows.map(line) + below.map { style.faint(String($0)) }
  }

  /// All columns, in bands below each other where they are too wide for one: the names of rows stand
  /// in each, what is still too wide is broken at blanks.
  func bands(_ style: Style, width: Int?) -> [String] {
    let natural = naturalWidths
    guard let width, !natural.isEmpty else { return lines(style) }
    let names = hasNames ? 1 : 0
    func room(_ columns: Range<Int>) -> Int {
      (Array(0..<names) + columns).reduce(0) { $0 + natural[$1] + Self.gap }
    }
    var bands = [names..<names]
    for column in names..<natural.count {
      let last = bands[bands.count - 1]
      let longer = last.lowerBound..<column + 1
      if last.isEmpty || room(longer) <= width {
        bands[bands.count - 1] = longer
      } else {
        bands.append(column..<column + 1)
      }
    }
    let parts = bands.enumerated().map { index, columns in
      func part(_ cells: [String]) -> [String] {
        Array(cells.prefix(names) + cells.dropFirst(columns.lowerBound).prefix(columns.count))
      }
      let isLast = index + 1 == bands.count
      let band = TableLayout(header: part(header), rows: rows.map(part), note: isLast ? note : nil)
      return room(columns) <= width
        ? band.lines(style)
        : band.lines(.plain).flatMap { line in
          line.wrapped(to: width).split(separator: "\n").map(String.init)
        }
    }
    return Array(parts.joined(separator: [""]))
  }

  /// Whether the first column names the rows.
  private var hasNames: Bool { header.first?.isEmpty == true && header.count > 1 }

  private var naturalWidths: [Int] {
    let table = [header] + rows
    return (0..<(table.map(\.count).max() ?? 0)).map { column in
      table.map { column < $0.count ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
    }
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

    /// How many columns are left of all, or of those that were left before; the names of rows, without
    /// a header, are none.
    func note(_ header: [String]) -> String? {
      let all = widths.indices.filter { column in
        let head = column < header.count ? header[column] : ""
        return head != "…" && !(column == 0 && head.isEmpty)
      }
      let shown = all.count { columns.contains($0) }
      guard shown < all.count else { return nil }
      return header.contains("…")
        ? "\(all.count - shown) of these left out" : "\(shown) of \(all.count) columns"
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
