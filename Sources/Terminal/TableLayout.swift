/// A table as lines of text: numbers to the right, words to the left, two blanks between.
struct TableLayout {
  let header: [String]
  let rows: [[String]]

  func lines(_ style: Style) -> [String] {
    let columns = max(header.count, rows.map(\.count).max() ?? 0)
    let widths = (0..<columns).map { column in
      ([header] + rows).map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    let toTheRight = (0..<columns).map(isNumeric)
    func line(_ cells: [String]) -> String {
      let padded = (0..<columns).map { column in
        let cell = column < cells.count ? cells[column] : ""
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return toTheRight[column] ? blanks + cell : cell + blanks
      }
      let text = "  " + padded.joined(separator: "  ")
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    let top = header.allSatisfy(\.isEmpty) ? [] : [style.faint(line(header))]
    return top + rows.map(line)
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
