extension SVM {
  /// How rows are compared.
  package enum Kernel: Sendable, Equatable {
    /// The inner product: the decision is a weighted sum of the columns.
    case linear
    /// exp(-gamma |a - b|²); without a gamma 1 / (columns x variance of all entries), or 1 where
    /// nothing varies.
    case radial(gamma: Double? = nil)
  }

  /// How much a row's margin violation counts, by its class.
  package enum ClassWeights: Sendable, Equatable {
    /// All rows the same.
    case equal
    /// rows / (2 x rows of the class): both classes weigh the same in total.
    case balanced
    /// A factor for each class named, above 0; 1 for the others.
    case given([Int: Double])
  }

  /// The settings of a fit.
  package struct Options: Sendable, Equatable {
    /// The cost C of margin violations, above 0.
    package var cost: Double
    /// How rows are compared.
    package var kernel: Kernel
    /// The weights of the classes.
    package var classWeights: ClassWeights
    /// Whether columns are divided by their deviation for the fit; the penalty on weights is only
    /// fair between columns of one scale. Weights are reported in the data's own units anyway.
    package var standardising: Bool
    /// The largest violation of the optimality conditions at which libsvm stops, above 0. A linear
    /// kernel is fitted to the level of rounding whatever it is.
    package var tolerance: Double

    /// The settings of a fit; the defaults are libsvm's, with standardised columns.
    package init(
      cost: Double = 1, kernel: Kernel = .linear, classWeights: ClassWeights = .equal,
      standardising: Bool = true, tolerance: Double = 1e-3
    ) {
      self.cost = cost
      self.kernel = kernel
      self.classWeights = classWeights
      self.standardising = standardising
      self.tolerance = tolerance
    }
  }
}

extension SVM.Options {
  /// Refuses settings outside their ranges, and weights for classes there are not.
  func check(classes: [Int]) throws(AnalysisError) {
    try checkPositive("C", cost)
    try checkPositive("The tolerance", tolerance)
    if case .radial(let gamma?) = kernel { try checkPositive("gamma", gamma) }
    guard case .given(let weights) = classWeights else { return }
    for (label, weight) in weights.sorted(by: { $0.key < $1.key }) {
      guard classes.contains(label) else { throw .unknownClass(label) }
      try checkPositive("The weight of class \(label)", weight)
    }
  }

  /// The factor on C of a class that has `rows` of `total` rows.
  func weight(of label: Int, rows: Int, total: Int) -> Double {
    switch classWeights {
    case .equal: 1
    case .balanced: Double(total) / (2 * Double(rows))
    case .given(let weights): weights[label] ?? 1
    }
  }
}

func checkPositive(_ name: String, _ value: Double) throws(AnalysisError) {
  guard value > 0, value.isFinite else {
    throw .setting(name: name, value: value, range: "above 0 and finite")
  }
}
