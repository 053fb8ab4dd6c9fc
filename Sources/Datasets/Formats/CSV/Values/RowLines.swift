/// On which lines of a file the rows of a table are.
struct RowLines: Equatable {
  /// The line of the first row, counted from 1, but for lines that are skipped before it.
  let first: Int
  /// For each line among the rows that is none the row that follows it, in rising order.
  var skipped: [Int] = []
  /// How many of those are blank.
  var blankCount = 0

  /// The line of a row, counted from 0.
  func line(of row: Int) -> Int { first + row + skipped.prefix { $0 <= row }.count }
}
