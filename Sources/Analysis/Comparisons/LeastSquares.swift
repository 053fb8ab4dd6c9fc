package import LinearAlgebra

/// A linear read-out of numbers: the minimum of Σ (y − x · w − b)² + α |w|² over columns x that are
/// brought to mean 0 and deviation 1, as scikit-learn's `Ridge` of standardised columns (Hoerl and
/// Kennard 1970).
package struct LeastSquares: Sendable, Equatable {
  /// In the rows' own units.
  package let plane: Hyperplane

  /// Fits rows `[rows, columns]` to as many numbers.
  ///
  /// - Parameter penalty: α, above 0.
  package init(
    rows: some HasRows, targets: [Double], penalty: Double = 1
  ) throws(AnalysisError) {
    let rows = rows.view
    try checkPositive("α", penalty)
    try requireMatrices()
    try checkLength("targets", targets.count, expected: rows.rows)
    guard rows.rows >= 2 else { throw .tooFewRows(rows: rows.rows, needed: 2) }
    try checkFinite(rows)
    try requireRoom(for: rows)
    let scale = Standardisation(of: rows)
    let scaled = scale.precise(rows)
    let mean = targets.reduce(0, +) / Double(targets.count)
    var gram = scaled.weightedGram(Array(repeating: 1, count: rows.rows))
    for column in 0..<gram.columns { gram[column, column] += penalty }
    // With that on the diagonal it is positive definite, unless numbers overflow.
    guard let factor = CholeskyFactor(of: gram) else { throw .noOptimum(steps: 1) }
    let weights = factor.solving(scaled.transposedTimes(targets.map { $0 - mean }))
    plane = Hyperplane(weights: weights, bias: mean, in: scale)
  }

  /// What is read out of each row.
  package func predictions(_ rows: some HasRows) throws(AnalysisError) -> [Double] {
    try plane.decision(rows.view)
  }
}
