/// A dense matrix of `Float`, row after row: rows are observations, columns are what was measured.
package struct Matrix: Sendable, Equatable {
  /// The number of rows, at least 0.
  package let rows: Int
  /// The number of columns, at least 0.
  package let columns: Int
  /// The entries, row after row: entry (r, c) is at `r * columns + c`.
  /// Whoever writes to it keeps the count.
  package var values: [Float]

  /// A matrix of the given entries; `values.count` must be `rows * columns`.
  package init(rows: Int, columns: Int, values: [Float]) {
    precondition(rows >= 0 && columns >= 0 && values.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix with the same number everywhere.
  package init(rows: Int, columns: Int, repeating value: Float = 0) {
    self.init(rows: rows, columns: columns, values: Array(repeating: value, count: rows * columns))
  }

  /// The entry at a row and a column, both counted from 0.
  @inlinable
  package subscript(row: Int, column: Int) -> Float {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }
}
