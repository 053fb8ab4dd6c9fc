import Glibc
package import LinearAlgebra

extension PCA {
  /// The scores of rows along the components: `[rows, count]`, whitened if the fit was.
  package func transform(_ rows: Matrix) throws(AnalysisError) -> Matrix {
    try requireMatrices()
    try checkColumns(rows, expected: mean.count)
    let scores = product(of: rows, less: mean, alongRowsOf: components)
    return whitening ? scores.scalingColumns(by: deviations.map { 1 / $0 }) : scores
  }

  /// Rows from scores, `[rows, count]` to `[rows, columns]`: what `transform` undoes, less the
  /// directions left out.
  package func inverse(_ scores: Matrix) throws(AnalysisError) -> Matrix {
    try requireMatrices()
    try checkColumns(scores, expected: count)
    let lengths = variances.map { $0.squareRoot() }
    let scaled = whitening ? scores.scalingColumns(by: lengths) : scores
    return product(scaled, components).scalingColumns(adding: mean)
  }

  /// The mean log-likelihood of rows, in nats, under the Gaussian whose covariance keeps the
  /// components and spreads `noiseVariance` over the rest (Tipping and Bishop 1999); none where that
  /// Gaussian is flat in some direction, so that it has no density.
  package func meanLogLikelihood(of rows: Matrix) throws(AnalysisError) -> Double? {
    try requireMatrices()
    try checkColumns(rows, expected: mean.count)
    let isComplete = count == mean.count
    let kept = isComplete ? variances : variances.map { max($0, noiseVariance) }
    guard rows.rows > 0, kept.allSatisfy({ $0 > 0 }), isComplete || noiseVariance > 0 else {
      return nil
    }
    let logDeterminant =
      kept.reduce(0) { $0 + log($1) }
      + (isComplete ? 0 : Double(mean.count - count) * log(noiseVariance))
    let centred = rows.scalingColumns(adding: mean.map { -$0 })
    let scores = product(centred, components, transposingSecond: true)
    let (inside, total) = (scores.columnSquares(), centred.columnSquares().reduce(0, +))
    let outside = max(total - inside.reduce(0, +), 0)
    let distances =
      zip(inside, kept).reduce(0) { $0 + $1.0 / $1.1 } + (isComplete ? 0 : outside / noiseVariance)
    let constant = Double(mean.count) * log(2 * Double.pi)
    return -0.5 * (constant + logDeterminant + distances / Double(rows.rows))
  }

  /// What whitening divides by: never 0, so that directions without variance do not explode.
  private var deviations: [Double] {
    variances.map { max($0.squareRoot(), Double(Float.ulpOfOne)) }
  }
}

extension Matrix {
  /// The sum of squares of each column.
  fileprivate func columnSquares() -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    for index in values.indices { sums[index % columns] += Double(values[index] * values[index]) }
    return sums
  }
}

/// Refuses rows of another width than what was fitted.
func checkColumns(_ rows: Matrix, expected: Int) throws(AnalysisError) {
  guard rows.columns == expected else {
    throw .columnCount(expected: expected, given: rows.columns)
  }
}
