package import LinearAlgebra

/// A support vector machine for two classes (C-SVC, Cortes and Vapnik 1995).
///
/// A radial kernel is fitted by libsvm (Chang and Lin 2011). A linear one has the same optimum by an
/// interior-point method: 50,000 rows of 20 columns in a second, where pairwise steps take many
/// minutes.
///
/// Its decision on a row is above 0 where it says the higher of the two labels.
package struct SVM: TwoClassRule, Equatable {
  /// The settings it was fitted with.
  package let options: Options
  /// The two labels, the lower first.
  package let classes: [Int]
  /// Which of the rows fitted are support vectors, in ascending order, counted from 0: those not
  /// beyond their margin. Where several sets give the same optimum, it may not be the smallest.
  package let supportIndices: [Int]
  /// The number added to what rows contribute, in the data's own units.
  package let bias: Double
  /// The primal objective at the solution, ½|w|² + Σ C max(0, 1 - y f), in the fit's own scale.
  package let objective: Double
  /// How far the objective can be above the optimum, at most (primal less dual objective).
  package let dualityGap: Double
  /// The width of the rows.
  package let columns: Int
  let rule: Rule

  /// What a decision is computed from.
  enum Rule: Sendable, Equatable {
    case linear(weights: [Double])
    case radial(RadialRule)
  }

  /// The weight of each column in the data's own units, so that decision = row · weights + bias
  /// whether or not columns were standardised; none for a radial kernel.
  package var weights: [Double]? {
    switch rule {
    case .linear(let weights): weights
    case .radial: nil
    }
  }

  /// Fits rows `[rows, columns]` to as many labels of exactly two classes.
  ///
  /// Throws `interrupted` once `isCancelled` answers true: between the steps of a linear kernel,
  /// and after every thousand of libsvm's.
  package init(
    rows: some HasRows, labels: [Int], options: Options = Options(),
    isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    let rows = rows.view
    let counts = try checkTwoClasses(rows, labels)
    let classes = counts.map(\.label)
    try options.check(classes: classes)
    try requireRoom(for: rows)

    let scale =
      options.standardising ? Standardisation(of: rows) : Standardisation(identityOf: rows.columns)
    let costs = counts.map {
      options.cost * options.weight(of: $0.label, rows: $0.rows, total: labels.count)
    }
    let problem = SupportProblem(
      rows: scale.precise(rows), signs: labels.map { $0 == classes[1] ? 1 : -1 }, costs: costs,
      kernel: options.kernel, tolerance: options.tolerance)
    self.init(options, classes, scale, problem, try problem.solved(unless: isCancelled))
  }

  private init(
    _ options: Options, _ classes: [Int], _ scale: Standardisation, _ problem: SupportProblem,
    _ solution: SupportSolution
  ) {
    (self.options, self.classes, self.columns) = (options, classes, scale.means.count)
    supportIndices = solution.indices
    (objective, dualityGap) = problem.objective(of: solution)
    switch options.kernel {
    case .linear:
      let plane = Hyperplane(
        weights: problem.weights(of: solution), bias: solution.bias, in: scale)
      (bias, rule) = (plane.bias, .linear(weights: plane.weights))
    case .radial:
      bias = solution.bias
      rule = .radial(
        RadialRule(
          gamma: problem.gamma, scale: scale, vectors: problem.vectors(of: solution),
          coefficients: solution.coefficients))
    }
  }
}
