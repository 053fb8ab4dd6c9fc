import LinearAlgebra

extension SupportProblem {
  /// A larger gap to the optimum, as a share of the objective, is not accepted.
  private static let acceptedGap = 1e-9

  /// The optimum. A linear kernel is left to libsvm only where the interior-point method does not
  /// reach it.
  func solved(unless isCancelled: () -> Bool) throws(AnalysisError) -> SupportSolution {
    if kernel == .linear, let solution = try solvedByInteriorPoint(isCancelled) {
      return solution
    }
    return try solvedByLibSVM(isCancelled)
  }

  /// The optimum for a linear kernel; none where the method stops before.
  private func solvedByInteriorPoint(
    _ isCancelled: () -> Bool
  ) throws(AnalysisError) -> SupportSolution? {
    guard let space = ShortSpace(rows) else { return nil }
    let rowCosts = signs.map { costs[$0 > 0 ? 1 : 0] }
    let found = InteriorPoint(rows: space.rows, signs: signs, costs: rowCosts)
      .solved(unless: isCancelled)
    if isCancelled() { throw .interrupted }
    guard found.relativeGap <= Self.acceptedGap else { return nil }
    let indices = found.sides.indices.filter { found.sides[$0] != .beyond }
    return SupportSolution(
      indices: indices, coefficients: indices.map { signs[$0] * found.alpha[$0] },
      bias: bias(found.sides, space.rows.times(found.weights)),
      weights: space.weights(found.weights))
  }

  /// libsvm's rule: the mean of what puts each free support vector on its margin; without any, the
  /// middle of what the others allow.
  private func bias(_ sides: [InteriorPoint.Side], _ sums: [Double]) -> Double {
    let needed = zip(signs, sums).map { $0 - $1 }
    var (sum, count, least, most) = (0.0, 0, -Double.infinity, Double.infinity)
    for row in sides.indices {
      switch (sides[row], signs[row] > 0) {
      case (.on, _): (sum, count) = (sum + needed[row], count + 1)
      case (.beyond, true), (.short, false): least = max(least, needed[row])
      case (.beyond, false), (.short, true): most = min(most, needed[row])
      }
    }
    if count > 0 { return sum / Double(count) }
    return least.isFinite && most.isFinite ? (least + most) / 2 : 0
  }
}
