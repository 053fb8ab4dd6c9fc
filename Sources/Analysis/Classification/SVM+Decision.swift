package import LinearAlgebra

extension SVM {
  package func decision(_ rows: some HasRows) throws(AnalysisError) -> [Double] {
    let rows = rows.view
    switch rule {
    case .linear(let weights):
      return try Hyperplane(weights: weights, bias: bias).decision(rows)
    case .radial(let radial):
      try checkColumns(rows, expected: columns)
      return radial.sums(radial.scale.precise(rows)).map { $0 + bias }
    }
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
