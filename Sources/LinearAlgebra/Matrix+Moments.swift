extension Matrix {
  /// The mean of each column, accumulated in `Double`; zeros when there is no row.
  ///
  /// Sums the differences from the first row: a constant column has exactly its own mean.
  package func columnMeans() -> [Double] {
    guard rows > 0 else { return Array(repeating: 0, count: columns) }
    let origin = values[..<columns].map(Double.init)
    var sums = [Double](repeating: 0, count: columns)
    for row in 1..<max(rows, 1) {
      let start = row * columns
      for column in 0..<columns { sums[column] += Double(values[start + column]) - origin[column] }
    }
    return zip(origin, sums).map { $0 + $1 / Double(rows) }
  }

  /// The population standard deviation of each column (divided by the number of rows); zeros when
  /// there is no row. Two passes, so that a large mean costs no digits.
  package func columnDeviations() -> [Double] {
    let means = columnMeans()
    var squares = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      let start = row * columns
      for column in 0..<columns {
        let difference = Double(values[start + column]) - means[column]
        squares[column] += difference * difference
      }
    }
    return rows == 0 ? squares : squares.map { ($0 / Double(rows)).squareRoot() }
  }

  /// Whether no entry is NaN or infinite.
  package var isFinite: Bool {
    // A finite number times 0 is 0; NaN and infinity give NaN, which stays: one branch-free pass.
    var residue = Float(0)
    for value in values { residue += value * 0 }
    return residue == 0
  }

  /// The place of the first entry that is NaN or infinite, none if all are finite.
  package var firstNonFinite: (row: Int, column: Int)? {
    guard !isFinite, let index = values.firstIndex(where: { !$0.isFinite }) else { return nil }
    return (index / columns, index % columns)
  }

  /// The unbiased covariance of the columns (divided by rows - 1), `[columns, columns]`, zeros for
  /// fewer than two rows. In `Double`; costs rows x columns² / 2 multiplications.
  package func covariance() -> PreciseMatrix {
    let means = columnMeans()
    var result = PreciseMatrix(rows: columns, columns: columns)
    guard rows > 1, columns > 0 else { return result }
    // A block of rows at a time: the centred copy in Double stays small however long the data.
    for start in stride(from: 0, to: rows, by: 1024) {
      let block = centred(rows: start..<min(start + 1024, rows), by: means)
      result.addUpperGram(of: block, times: 1 / Double(rows - 1))
    }
    result.mirrorUpper()
    return result
  }

  /// Some rows in `Double`, less a number for each column.
  package func centred(rows range: Range<Int>, by means: [Double]) -> PreciseMatrix {
    var result = PreciseMatrix(rows: range.count, columns: columns)
    let first = range.lowerBound * columns
    for row in 0..<range.count {
      for column in 0..<columns {
        let index = row * columns + column
        result.values[index] = Double(values[first + index]) - means[column]
      }
    }
    return result
  }
}
