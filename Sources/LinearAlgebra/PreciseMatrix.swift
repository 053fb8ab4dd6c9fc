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

  /// The sum, in order, of parts that tasks on all processors add up, each in a place of zeros.
  static func summing(
    _ parts: Int, rows: Int, columns: Int,
    _ add: (_ part: Int, _ sum: UnsafeMutablePointer<Double>) -> Void
  ) -> PreciseMatrix {
    let count = rows * columns
    guard parts > 0, count > 0 else { return PreciseMatrix(rows: rows, columns: columns) }
    let sums = UnsafeMutablePointer<Double>.allocate(capacity: parts * count)
    defer { sums.deallocate() }
    inParallel(parts) { part in
      let sum = sums + part * count
      sum.initialize(repeating: 0, count: count)
      add(part, sum)
    }
    for part in 1..<parts {
      let sum = sums + part * count
      for index in 0..<count { sums[index] += sum[index] }
    }
    return PreciseMatrix(
      rows: rows, columns: columns,
      values: Array(UnsafeBufferPointer(start: sums, count: count)))
  }

  /// Copies the upper triangle of a square matrix to the lower one.
  mutating func mirrorUpper() {
    for row in 0..<rows {
      for column in 0..<row { self[row, column] = self[column, row] }
    }
  }
}
