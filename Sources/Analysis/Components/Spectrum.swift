import LinearAlgebra

/// The directions in which rows vary, before the last are left out.
struct Spectrum {
  let rows: Int
  let mean: [Double]
  /// Largest first, none below 0: as many as the smaller of rows and columns, or the first of them.
  let variances: [Double]
  /// One direction a row, as many as variances.
  let directions: PreciseMatrix
  /// The sum of all variances.
  let total: Double
  /// How many variances there are.
  private let size: Int

  /// Through the covariance where there are at least as many rows as columns, else through the
  /// singular values of the centred rows; needs two rows. Where `count` is given and small, there
  /// are no more variances than that. Throws where an entry is not finite.
  init(of matrix: RowView, count: Int? = nil) throws(AnalysisError) {
    rows = matrix.rows
    size = min(matrix.rows, matrix.columns)
    var directions: PreciseMatrix
    if matrix.rows >= matrix.columns {
      let covariance: PreciseMatrix
      (mean, covariance) = matrix.moments()
      try checkFinite(mean, of: matrix)
      let eigen = try decomposing { () throws(LinearAlgebraError) in
        guard let count, count <= matrix.columns / 8 else {
          return try SymmetricEigen(of: covariance)
        }
        return try SymmetricEigen(of: covariance, largest: count)
      }
      variances = eigen.values.map { max($0, 0) }
      directions = eigen.vectors
      total =
        variances.count == size
        ? variances.reduce(0, +) : (0..<size).reduce(0) { $0 + covariance[$1, $1] }
    } else {
      mean = matrix.columnMeans()
      try checkFinite(mean, of: matrix)
      let centred = matrix.centred(rows: 0..<matrix.rows, by: mean)
      let singular = try decomposing { () throws(LinearAlgebraError) in
        try SingularValues(of: centred)
      }
      variances = singular.values.map { $0 * $0 / Double(matrix.rows - 1) }
      directions = singular.right
      total = variances.reduce(0, +)
    }
    for row in 0..<directions.rows { directions.orientRow(row) }
    self.directions = directions
  }

  /// The share of all variance along the first directions; zeros when nothing varies.
  func ratios(_ count: Int) -> [Double] {
    variances[..<count].map { total > 0 ? $0 / total : 0 }
  }

  /// The mean of the variances beyond the first; 0 where there is none.
  func meanRest(_ count: Int) -> Double {
    guard count < size else { return 0 }
    let isWhole = variances.count == size
    let rest =
      isWhole
      ? variances[count...].reduce(0, +) : max(0, total - variances[..<count].reduce(0, +))
    return rest / Double(size - count)
  }

  /// The smallest number of directions that together explain more than a fraction.
  func count(explaining fraction: Double) -> Int {
    var explained = 0.0
    for (index, ratio) in ratios(variances.count).enumerated() {
      explained += ratio
      if explained > fraction { return index + 1 }
    }
    return variances.contains { $0 > 0 } ? variances.count : 1
  }
}

extension PreciseMatrix {
  /// Makes the entry of largest magnitude of a row, the first on ties, positive.
  fileprivate mutating func orientRow(_ row: Int) {
    var largest = 0.0
    for value in self.row(row) where abs(value) > abs(largest) { largest = value }
    guard largest < 0 else { return }
    for column in 0..<columns { self[row, column].negate() }
  }
}

/// Throws where an entry of a matrix is not finite, for then its column's mean is not.
private func checkFinite(_ means: [Double], of matrix: RowView) throws(AnalysisError) {
  if !means.allSatisfy(\.isFinite) { try checkFinite(matrix) }
}
