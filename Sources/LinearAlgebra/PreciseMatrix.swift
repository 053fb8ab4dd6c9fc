import COpenBLAS

/// A dense matrix of `Double`, row after row, for what must be exact: covariances and their
/// decompositions.
package struct PreciseMatrix: Sendable, Equatable {
  /// The number of rows, at least 0.
  package let rows: Int
  /// The number of columns, at least 0.
  package let columns: Int
  /// The entries, row after row. Whoever writes to it keeps the count.
  package var values: [Double]

  /// A matrix of the given entries; `values.count` must be `rows * columns`.
  package init(rows: Int, columns: Int, values: [Double]) {
    precondition(rows >= 0 && columns >= 0 && values.count == rows * columns)
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// A matrix of zeros.
  package init(rows: Int, columns: Int) {
    self.init(rows: rows, columns: columns, values: Array(repeating: 0, count: rows * columns))
  }

  /// The same numbers in `Double`.
  package init(_ matrix: Matrix) {
    self.init(
      rows: matrix.rows, columns: matrix.columns, values: matrix.values.map(Double.init))
  }

  /// The entry at a row and a column, both counted from 0.
  @inlinable
  package subscript(row: Int, column: Int) -> Double {
    get { values[row * columns + column] }
    set { values[row * columns + column] = newValue }
  }

  /// One row, without a copy.
  package func row(_ index: Int) -> ArraySlice<Double> {
    values[index * columns..<(index + 1) * columns]
  }

  /// Adds the upper triangle of factor x block' block (dsyrk).
  mutating func addUpperGram(of block: PreciseMatrix, times factor: Double) {
    withOpenBLAS {
      openblas_dsyrk(CInt(block.rows), CInt(columns), factor, block.values, &values)
    }
  }

  /// Copies the upper triangle of a square matrix to the lower one.
  mutating func mirrorUpper() {
    for row in 0..<rows {
      for column in 0..<row { self[row, column] = self[column, row] }
    }
  }
}
