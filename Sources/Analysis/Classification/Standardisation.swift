package import LinearAlgebra

/// The mean and population deviation of each column of some rows, to put other rows on that scale.
package struct Standardisation: Sendable, Equatable {
  /// The mean of each column.
  package let means: [Double]
  /// What each column is divided by: its population deviation, 1 where the column is constant.
  package let scales: [Double]

  /// The scale of the given rows; fit it on training rows only, or held-out scores are too good.
  package init(of rows: some HasRows) {
    means = rows.columnMeans()
    scales = rows.columnDeviations().map { $0 > 0 ? $0 : 1 }
  }

  /// The scale that changes nothing.
  package init(identityOf columns: Int) {
    means = Array(repeating: 0, count: columns)
    scales = Array(repeating: 1, count: columns)
  }

  /// A scale of these means and divisors, one of each for every column.
  init(means: [Double], scales: [Double]) { (self.means, self.scales) = (means, scales) }

  /// The rows less the means, divided by the scales, in `Double`.
  func precise(_ rows: RowView) -> PreciseMatrix {
    var result = rows.centred(rows: 0..<rows.rows, by: means)
    for row in 0..<rows.rows {
      for column in 0..<rows.columns {
        result.values[row * rows.columns + column] /= scales[column]
      }
    }
    return result
  }

  /// The rows less the means, divided by the scales.
  package func transform(_ rows: some HasRows) throws(AnalysisError) -> Matrix {
    let rows = rows.view
    try checkColumns(rows, expected: means.count)
    return Matrix(
      rows: rows.rows, columns: rows.columns, values: precise(rows).values.map(Float.init))
  }
}
