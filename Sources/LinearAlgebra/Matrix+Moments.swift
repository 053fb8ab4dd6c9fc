extension Matrix {
  /// The mean of each column, accumulated in `Double`; zeros when there is no row.
  package func columnMeans() -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for row in 0..<rows {
      let start = row * columns
      for column in 0..<columns { sums[column] += Double(values[start + column]) }
    }
    return rows == 0 ? sums : sums.map { $0 / Double(rows) }
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
}
