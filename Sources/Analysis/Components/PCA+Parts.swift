package import LinearAlgebra

extension PCA {
  /// Components from their parts, as a file keeps them; throws unless there is a variance and a
  /// share for each component and a mean for each column.
  package init(
    components: Matrix, mean: [Double], variances: [Double], explained: [Double],
    noiseVariance: Double, whitening: Bool, rows: Int
  ) throws(AnalysisError) {
    try checkLength("means", mean.count, expected: components.columns)
    try checkLength("variances", variances.count, expected: components.rows)
    try checkLength("shares", explained.count, expected: components.rows)
    guard rows >= 2 else { throw .tooFewRows(rows: rows, needed: 2) }
    try checkFinite(components)
    self.components = components
    (self.mean, self.variances, self.explained) = (mean, variances, explained)
    (self.noiseVariance, self.whitening, self.rows) = (noiseVariance, whitening, rows)
  }
}
