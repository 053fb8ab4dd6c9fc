package import LinearAlgebra

/// What a linear classifier responds to: Cov(rows) w / (w' Cov(rows) w), one number a column.
///
/// Weights are filters: a large one may only cancel noise that columns share. The pattern is how
/// the columns move together with the decision (Haufe et al. 2014). Throws when there are fewer than
/// two rows, or none differs from the others along the weights.
package func pattern(
  ofWeights weights: [Double], over rows: some HasRows
) throws(AnalysisError) -> [Double] {
  let rows = rows.view
  try checkColumns(rows, expected: weights.count)
  guard rows.rows >= 2 else { throw .tooFewRows(rows: rows.rows, needed: 2) }
  try checkFinite(rows)
  let means = rows.columnMeans()
  let offset = zip(weights, means).reduce(0) { $0 + $1.0 * $1.1 }
  let scores = projections(of: rows, along: weights).map { $0 - offset }
  let spread = scores.reduce(0) { $0 + $1 * $1 }
  // Differences at the level of rounding are none.
  let size = zip(weights, means).reduce(0) { $0 + abs($1.0 * $1.1) }
  guard spread.squareRoot() > 1e-13 * size * Double(rows.rows).squareRoot(), spread > 0 else {
    throw .noSpread
  }
  var sums = [Double](repeating: 0, count: rows.columns)
  for (row, score) in scores.enumerated() {
    for column in sums.indices {
      sums[column] += (Double(rows[row, column]) - means[column]) * score
    }
  }
  return sums.map { $0 / spread }
}
