package import LinearAlgebra

extension SVM {
  /// The decision value of each row: above 0 means the higher label.
  package func decision(_ rows: Matrix) throws(AnalysisError) -> [Double] {
    try checkColumns(rows, expected: columns)
    switch rule {
    case .linear(let weights):
      return projections(of: rows, along: weights).map { $0 + bias }
    case .radial(let radial):
      return radial.sums(radial.scale.precise(rows)).map { $0 + bias }
    }
  }

  /// The label of each row; a decision of exactly 0 gives the lower one.
  package func predict(_ rows: Matrix) throws(AnalysisError) -> [Int] {
    try decision(rows).map { label(ofDecision: $0) }
  }

  /// The label that a decision value stands for.
  package func label(ofDecision decision: Double) -> Int {
    decision > 0 ? classes[1] : classes[0]
  }
}

/// The inner product of each row with a vector as long, in `Double`.
func projections(of rows: Matrix, along vector: [Double]) -> [Double] {
  (0..<rows.rows).map { row in
    let start = row * rows.columns
    return vector.indices.reduce(0.0) { $0 + Double(rows.values[start + $1]) * vector[$1] }
  }
}

/// The decision of a radial kernel, as a sum over support vectors in the scale of the fit.
struct RadialRule: Sendable, Equatable {
  let gamma: Double
  let scale: Standardisation
  let vectors: PreciseMatrix
  let coefficients: [Double]

  /// The sum of coefficient x kernel for each row, without the bias.
  func sums(_ rows: PreciseMatrix) -> [Double] {
    (0..<rows.rows).map { row in
      let point = rows.row(row)
      return coefficients.indices.reduce(0.0) {
        $0 + coefficients[$1] * radialKernel(point, vectors.row($1), gamma: gamma)
      }
    }
  }
}
