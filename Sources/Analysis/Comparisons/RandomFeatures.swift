package import LinearAlgebra

/// What a hidden layer gives that was never trained: rectified projections of standardised rows
/// along directions drawn at random (Rahimi and Recht 2008). A representation that was learnt has to
/// tell more than these.
package struct RandomFeatures: Sendable, Equatable {
  private let means: [Double]
  /// Each along a normal direction of length about 1 in standardised columns: `[count, columns]`.
  private let directions: Matrix
  /// Added to each before it is rectified, uniform within ±1.
  private let biases: [Float]

  /// Draws so many features for rows of that width and scale.
  package init(of rows: Matrix, count: Int, seed: UInt64) throws(AnalysisError) {
    try requireMatrices()
    try checkFinite(rows)
    let scale = Standardisation(of: rows)
    var stream = RandomStream(seed: seed, purpose: .draw)
    let length = Double(max(1, rows.columns)).squareRoot()
    means = scale.means
    biases = (0..<count).map { _ in Float(2 * stream.uniform() - 1) }
    let values = (0..<count).flatMap { _ in
      scale.scales.map { Float(stream.normal() / length / $0) }
    }
    directions = Matrix(rows: count, columns: rows.columns, values: values)
  }

  /// The features of rows: `[rows, count]`.
  package func transform(_ rows: Matrix) throws(AnalysisError) -> Matrix {
    try checkColumns(rows, expected: means.count)
    var features = product(of: rows, less: means, alongRowsOf: directions)
    for place in features.values.indices {
      features.values[place] = max(0, features.values[place] + biases[place % biases.count])
    }
    return features
  }
}
