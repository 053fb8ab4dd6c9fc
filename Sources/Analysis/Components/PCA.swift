package import LinearAlgebra

/// Principal component analysis: the orthogonal directions in which rows vary most, exactly.
///
/// Signs follow scikit-learn since 1.5: the entry of largest magnitude of each component (the first
/// on ties) is positive.
package struct PCA: Sendable, Equatable {
  /// The directions as rows, each of length 1, most variance first: `[count, columns]`.
  package let components: Matrix
  /// The mean of each column of the rows fitted.
  package let mean: [Double]
  /// The variance along each component, divided by rows - 1.
  package let variances: [Double]
  /// The share of all variance along each component, in [0, 1]; zeros when nothing varies.
  package let explained: [Double]
  /// The mean of the variances left out (Tipping and Bishop 1999); 0 when none is.
  package let noiseVariance: Double
  /// Whether scores are divided by their standard deviation.
  package let whitening: Bool
  /// How many rows were fitted.
  package let rows: Int

  /// The number of components.
  package var count: Int { components.rows }

  /// Fits the given number of components, at most the smaller of rows and columns.
  ///
  /// Throws for fewer than two rows, no column, entries that are not finite, or a count out of range.
  package init(
    of rows: some HasRows, count: Int, whitening: Bool = false
  ) throws(AnalysisError) {
    let rows = rows.view
    try checkShape(rows)
    try requireRoom(for: rows, isCopied: rows.rows < rows.columns)
    try checkCount(count, of: rows)
    let spectrum = try Spectrum(of: rows, count: count)
    self.init(spectrum, count: count, whitening: whitening)
  }

  /// How many components rows have at most.
  package static func mostComponents(of rows: some HasRows) -> Int {
    min(rows.view.rows, rows.view.columns)
  }

  /// What a fit to rows is like, at once: each component is one of the columns. Throws as a fit does.
  package init(
    outlining rows: some HasRows, count: Int, whitening: Bool
  ) throws(AnalysisError) {
    let rows = rows.view
    try checkShape(rows)
    try checkCount(count, of: rows)
    var components = Matrix(rows: count, columns: rows.columns)
    for component in 0..<count { components[component, component] = 1 }
    let ones = [Double](repeating: 1, count: count)
    try self.init(
      components: components, mean: Array(repeating: 0, count: rows.columns), variances: ones,
      explained: ones.map { $0 / Double(count) }, noiseVariance: 0, whitening: whitening,
      rows: rows.rows)
  }

  /// Fits as many components as it takes to explain more than a fraction, in (0, 1), of all variance.
  package init(
    of rows: some HasRows, fraction: Double, whitening: Bool = false
  ) throws(AnalysisError) {
    let rows = rows.view
    try checkShape(rows)
    try requireRoom(for: rows, isCopied: rows.rows < rows.columns)
    guard fraction > 0, fraction < 1 else {
      throw .setting(name: "The fraction of variance", value: fraction, range: "between 0 and 1")
    }
    let spectrum = try Spectrum(of: rows)
    self.init(spectrum, count: spectrum.count(explaining: fraction), whitening: whitening)
  }

  private init(_ spectrum: Spectrum, count: Int, whitening: Bool) {
    let columns = spectrum.directions.columns
    let kept = spectrum.directions.values[..<(count * columns)].map(Float.init)
    components = Matrix(rows: count, columns: columns, values: kept)
    mean = spectrum.mean
    variances = Array(spectrum.variances[..<count])
    explained = spectrum.ratios(count)
    noiseVariance = spectrum.meanRest(count)
    rows = spectrum.rows
    self.whitening = whitening
  }
}

private func checkCount(_ count: Int, of rows: RowView) throws(AnalysisError) {
  let most = PCA.mostComponents(of: rows)
  guard 1...most ~= count else { throw .componentCount(asked: count, most: most) }
}

private func checkShape(_ rows: RowView) throws(AnalysisError) {
  try requireMatrices()
  guard rows.rows >= 2 else { throw .tooFewRows(rows: rows.rows, needed: 2) }
  guard rows.columns > 0 else { throw .nothing(what: "columns") }
}
