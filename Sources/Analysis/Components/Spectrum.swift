import LinearAlgebra

/// All directions and variances of some rows, before any are left out.
struct Spectrum {
  let rows: Int
  let mean: [Double]
  /// As many as the smaller of rows and columns, largest first, none below 0.
  let variances: [Double]
  /// One direction a row.
  let directions: PreciseMatrix

  /// Through the covariance where there are at least as many rows as columns, else through the
  /// singular values of the centred rows; needs two rows.
  init(of matrix: Matrix) throws(AnalysisError) {
    rows = matrix.rows
    mean = matrix.columnMeans()
    var directions: PreciseMatrix
    if matrix.rows >= matrix.columns {
      let covariance = matrix.covariance()
      let eigen = try decomposing { () throws(LinearAlgebraError) in
        try SymmetricEigen(of: covariance)
      }
      variances = eigen.values.map { max($0, 0) }
      directions = eigen.vectors
    } else {
      let centred = matrix.centred(rows: 0..<matrix.rows, by: mean)
      let singular = try decomposing { () throws(LinearAlgebraError) in
        try SingularValues(of: centred)
      }
      variances = singular.values.map { $0 * $0 / Double(matrix.rows - 1) }
      directions = singular.right
    }
    for row in 0..<directions.rows { directions.orientRow(row) }
    self.directions = directions
  }

  /// The share of all variance along the first directions; zeros when nothing varies.
  func ratios(_ count: Int) -> [Double] {
    let total = variances.reduce(0, +)
    return variances[..<count].map { total > 0 ? $0 / total : 0 }
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
