package import LinearAlgebra

extension PCA {
  /// The scores of rows along the components: `[rows, count]`, whitened if the fit was.
  package func transform(_ rows: some HasRows) throws(AnalysisError) -> Matrix {
    let rows = rows.view
    try requireMatrices()
    try checkColumns(rows, expected: mean.count)
    let scores = product(of: rows, less: mean, alongRowsOf: components)
    return whitening ? scores.scalingColumns(by: deviations.map { 1 / $0 }) : scores
  }

  /// Rows from scores, `[rows, count]` to `[rows, columns]`: what `transform` undoes, less the
  /// directions left out.
  package func inverse(_ scores: some HasRows) throws(AnalysisError) -> Matrix {
    let scores = scores.view.matrix
    try requireMatrices()
    try checkColumns(scores, expected: count)
    let lengths = variances.map { $0.squareRoot() }
    let scaled = whitening ? scores.scalingColumns(by: lengths) : scores
    return product(scaled, components).scalingColumns(adding: mean)
  }

  /// What whitening divides by: never 0, so that directions without variance do not explode.
  private var deviations: [Double] {
    variances.map { max($0.squareRoot(), Double(Float.ulpOfOne)) }
  }
}

/// Refuses rows of another width than what was fitted.
func checkColumns(_ rows: some HasRows, expected: Int) throws(AnalysisError) {
  guard rows.view.columns == expected else {
    throw .columnCount(expected: expected, given: rows.view.columns)
  }
}
