import LinearAlgebra

extension SVM {
  /// What a decision is computed from, as plain numbers.
  package enum Parts: Sendable, Equatable {
    case linear(weights: [Double])
    /// Support vectors `[support, columns]` in the scale of the fit, row after row.
    case radial(
      gamma: Double, means: [Double], scales: [Double], vectors: [Double], coefficients: [Double])
  }

  /// What its decision is computed from.
  package var parts: Parts {
    switch rule {
    case .linear(let weights): .linear(weights: weights)
    case .radial(let rule):
      .radial(
        gamma: rule.gamma, means: rule.scale.means, scales: rule.scale.scales,
        vectors: rule.vectors.values, coefficients: rule.coefficients)
    }
  }

  /// A machine from its parts, as a file keeps them; throws where they do not belong together.
  package init(
    options: Options, classes: [Int], supportIndices: [Int], bias: Double, objective: Double,
    dualityGap: Double, parts: Parts
  ) throws(AnalysisError) {
    try options.check(classes: classes)
    guard classes.count == 2, classes[0] < classes[1] else {
      throw .classCount(rowsPerClass: Dictionary(classes.map { ($0, 0) }) { first, _ in first })
    }
    let rule = try Rule(parts)
    self.options = options
    (self.classes, self.supportIndices) = (classes, supportIndices)
    (self.bias, self.objective, self.dualityGap) = (bias, objective, dualityGap)
    (self.rule, columns) = (rule, rule.columns)
  }
}

extension SVM.Rule {
  fileprivate init(_ parts: SVM.Parts) throws(AnalysisError) {
    switch parts {
    case .linear(let weights): self = .linear(weights: weights)
    case .radial(let gamma, let means, let scales, let vectors, let coefficients):
      try checkLength("scales", scales.count, expected: means.count)
      let (count, overflows) = coefficients.count.multipliedReportingOverflow(by: means.count)
      try checkLength("vectors", vectors.count, expected: overflows ? .max : count)
      self = .radial(
        RadialRule(
          gamma: gamma, scale: Standardisation(means: means, scales: scales),
          vectors: PreciseMatrix(
            rows: coefficients.count, columns: means.count, values: vectors),
          coefficients: coefficients))
    }
  }

  fileprivate var columns: Int {
    switch self {
    case .linear(let weights): weights.count
    case .radial(let rule): rule.scale.means.count
    }
  }
}
