import Glibc
package import LinearAlgebra

/// Logistic regression for two classes (Cox 1958) with a penalty on the weights and none on the
/// bias: the minimum of ½|w|² + C Σ log(1 + exp(-y (x · w + b))), which is scikit-learn's.
///
/// Its decision on a row is the logarithm of the odds of the higher of the two labels. The penalty
/// keeps weights finite where a plane divides the classes.
package struct LogisticRegression: TwoClassRule, Equatable {
  /// The settings of a fit.
  package struct Options: Sendable, Equatable {
    /// The cost C of improbable labels, above 0.
    package var cost: Double
    /// Whether columns are divided by their deviation for the fit; weights are reported in the
    /// data's own units anyway.
    package var standardising: Bool

    /// The settings of a fit; the defaults are scikit-learn's, with standardised columns.
    package init(cost: Double = 1, standardising: Bool = true) {
      (self.cost, self.standardising) = (cost, standardising)
    }
  }

  /// The settings it was fitted with.
  package let options: Options
  package let classes: [Int]
  /// Where the odds are even.
  package let plane: Hyperplane
  /// The objective at the solution, in the fit's own scale.
  package let objective: Double

  package var columns: Int { plane.weights.count }

  package func decision(_ rows: some HasRows) throws(AnalysisError) -> [Double] {
    try plane.decision(rows.view)
  }

  /// Fits rows `[rows, columns]` to as many labels of exactly two classes.
  ///
  /// Throws `interrupted` once `isCancelled`, asked before each step, answers true.
  package init(
    rows: some HasRows, labels: [Int], options: Options = Options(),
    isCancelled: () -> Bool = { false }
  ) throws(AnalysisError) {
    let rows = rows.view
    let classes = try checkTwoClasses(rows, labels).map(\.label)
    try checkPositive("C", options.cost)
    try requireRoom(for: rows)
    // The bias is free, so that centring changes nothing but the rounding.
    let own = Standardisation(of: rows)
    let scale =
      options.standardising
      ? own : Standardisation(means: own.means, scales: own.means.map { _ in 1 })
    let scaled = scale.precise(rows)
    let space = ShortSpace(scaled)
    let problem = LogisticProblem(
      signed: (space?.rows ?? scaled).appendingOnes(
        times: labels.map { $0 == classes[1] ? 1 : -1 }), cost: options.cost)
    let optimum = try problem.minimum(unless: isCancelled)
    let weights = Array(optimum.plane.dropLast())
    let plane = Hyperplane(
      weights: space?.weights(weights) ?? weights, bias: optimum.plane[weights.count], in: scale)
    try self.init(
      options: options, classes: classes, plane: plane, objective: optimum.objective)
  }

  /// A regression from its parts, as a file keeps them; throws where they do not belong together.
  package init(
    options: Options, classes: [Int], plane: Hyperplane, objective: Double
  ) throws(AnalysisError) {
    try checkPositive("C", options.cost)
    guard classes.count == 2, classes[0] < classes[1] else {
      throw .classCount(rowsPerClass: Dictionary(classes.map { ($0, 0) }) { first, _ in first })
    }
    (self.options, self.classes) = (options, classes)
    (self.plane, self.objective) = (plane, objective)
  }
}

/// What is minimised: rows with a last column of ones, each times the sign of its class, and the
/// cost of improbable ones. The weights are followed by the bias, which costs nothing.
private struct LogisticProblem {
  let signed: PreciseMatrix
  let cost: Double

  struct Point {
    let plane: [Double]
    /// The rows' products with the plane: the log-odds of what they are.
    let margins: [Double]
    let objective: Double
  }

  /// Newton's steps, halved where they go too far, from the plane of zeros to where none leads
  /// further down. Quadratic at the end: there a step is exact but for rounding.
  func minimum(unless isCancelled: () -> Bool) throws(AnalysisError) -> Point {
    var here = point(Array(repeating: 0, count: signed.columns))
    for _ in 0..<Self.mostSteps {
      if isCancelled() { throw .interrupted }
      guard here.objective.isFinite else { break }
      let gradient = gradient(at: here)
      guard let direction = direction(against: gradient, at: here) else { break }
      let decrease = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      guard let next = step(from: here, direction, decrease: decrease) else { return here }
      here = next
      if decrease <= 1e-18 * here.objective { return here }
    }
    throw .noOptimum(steps: Self.mostSteps)
  }

  /// Where classes are divided, the margin grows by about 1 a step, up to log C.
  private static let mostSteps = 1000

  private func point(_ plane: [Double]) -> Point {
    let margins = signed.times(plane)
    let penalty = plane.dropLast().reduce(0) { $0 + $1 * $1 } / 2
    let loss = margins.reduce(0) { $0 + (max(0, -$1) + log1p(exp(-abs($1)))) }
    return Point(plane: plane, margins: margins, objective: penalty + cost * loss)
  }

  private func gradient(at point: Point) -> [Double] {
    let pulls = signed.transposedTimes(point.margins.map { -cost * share(of: -$0) })
    var gradient = zip(point.plane, pulls).map { $0 + $1 }
    gradient[gradient.count - 1] -= point.plane[gradient.count - 1]
    return gradient
  }

  /// The inverse of the second derivatives by the gradient; none where they cannot be solved. What
  /// rounding has taken from their diagonal is added again.
  private func direction(against gradient: [Double], at point: Point) -> [Double]? {
    var matrix = signed.weightedGram(
      point.margins.map { cost * share(of: $0) * share(of: -$0) })
    for column in 0..<matrix.columns - 1 { matrix[column, column] += 1 }
    let size = (0..<matrix.columns).reduce(0) { max($0, matrix[$1, $1]) }
    for power in [0, 1e-14, 1e-12, 1e-10, 1e-8, 1e-4, 1] {
      for column in 0..<matrix.columns { matrix[column, column] += power * size }
      if let factor = CholeskyFactor(of: matrix) { return factor.solving(gradient) }
    }
    return nil
  }

  /// The first of the whole, half, quarter, … of a step that leads down as far as it must, but for
  /// rounding; none where all lead up.
  private func step(from point: Point, _ direction: [Double], decrease: Double) -> Point? {
    var length = 1.0
    for _ in 0..<60 {
      let next = self.point(zip(point.plane, direction).map { $0 - length * $1 })
      let most = point.objective - 1e-4 * length * decrease
      if next.objective <= most + 1e-13 * point.objective { return next }
      length /= 2
    }
    return nil
  }

  /// The logistic function of log-odds.
  private func share(of margin: Double) -> Double {
    let small = exp(-abs(margin))
    return (margin >= 0 ? 1 : small) / (1 + small)
  }
}
