import LinearAlgebra

/// Solves a linear support vector machine by an interior-point method (Ferris and Munson 2002; steps
/// after Mehrotra 1992): some twenty systems of as many equations as there are columns. libsvm's
/// pairwise steps take hours where rows overlap and are many.
///
/// The dual problem: minimise ½|X'Yα|² - Σα where y'α = 0 and 0 <= α <= c. At the optimum
/// Y(Xw + b) - 1 = s - z with α s = 0 and (c - α) z = 0.
struct InteriorPoint {
  /// The rows with a last column of ones, each times its sign.
  private let signed: PreciseMatrix
  private let signs: [Double]
  private let costs: [Double]
  private var alpha: [Double]
  private var lower: [Double]
  private var upper: [Double]
  /// The weights, and after them the bias.
  private var plane: [Double]
  /// The rows' products with the plane: how far each lies on its side.
  private var margins: [Double] = []
  /// The rows by α: the weights at the optimum, and what the constraint y'α = 0 lacks.
  private var combination: [Double] = []

  /// Where a row lies: beyond its margin (α = 0), on it, or short of it (α = c).
  enum Side: Sendable {
    case beyond, on, short
  }

  /// The weights and dual variables found, where each row lies, and how far the objective is from the optimum at
  /// most, as a share.
  struct Solution {
    /// More exact than the rows by α, which on the margin carry the rounding of large quotients.
    let weights: [Double]
    let alpha: [Double]
    let sides: [Side]
    let relativeGap: Double
  }

  /// Starts in the middle of the box.
  init(rows: PreciseMatrix, signs: [Double], costs: [Double]) {
    signed = rows.appendingOnes(times: signs)
    (self.signs, self.costs) = (signs, costs)
    alpha = costs.map { $0 / 2 }
    lower = Array(repeating: 1, count: costs.count)
    upper = lower
    plane = signed.transposedTimes(alpha)
    plane[rows.columns] = 0
    measure()
  }

  private mutating func measure() {
    margins = signed.times(plane)
    combination = signed.transposedTimes(alpha)
  }

  /// Steps until the gap is at the level of rounding or no longer falls, or it is cancelled; the
  /// best point met.
  func solved(unless isCancelled: () -> Bool) -> Solution {
    var point = self
    var best = point.solution
    var (stalled, nearest) = (0, Double.infinity)
    for _ in 0..<100 where stalled < 3 && best.relativeGap > 1e-13 {
      guard !isCancelled(), point.advance() else { break }
      // Far from the optimum the gap may rise for a while: the products are the measure there.
      let (current, products) = (point.solution, point.complementarity)
      let isNearer = current.relativeGap < 0.9 * best.relativeGap || products < 0.9 * nearest
      stalled = isNearer ? 0 : stalled + 1
      nearest = min(nearest, products)
      if current.relativeGap < best.relativeGap { best = current }
    }
    return best
  }

  private var solution: Solution {
    Solution(
      weights: Array(plane.dropLast()), alpha: alpha, sides: sides, relativeGap: relativeGap)
  }

  /// Of two numbers whose product is to vanish, the smaller one is the one that does.
  private var sides: [Side] {
    alpha.indices.map { row in
      // α is in units of the cost, the other in those of the margin, which is 1.
      let unit = min(costs[row], 1)
      if alpha[row] <= lower[row] * unit { return .beyond }
      return costs[row] - alpha[row] <= upper[row] * unit ? .short : .on
    }
  }

  /// The mean product of what must be complementary.
  private var complementarity: Double {
    let sum = alpha.indices.reduce(0.0) {
      $0 + alpha[$1] * lower[$1] + (costs[$1] - alpha[$1]) * upper[$1]
    }
    return sum / Double(2 * alpha.count)
  }

  /// Primal less dual objective plus what the constraint y'α = 0 lacks, over the primal.
  private var relativeGap: Double {
    let weights = plane.dropLast()
    let square = weights.reduce(0) { $0 + $1 * $1 }
    let loss = margins.indices.reduce(0.0) { $0 + costs[$1] * max(0, 1 - margins[$1]) }
    let primal = square / 2 + loss
    let dual = alpha.reduce(0, +) - combination.dropLast().reduce(0) { $0 + $1 * $1 } / 2
    return (abs(primal - dual) + abs(combination[combination.count - 1])) / max(primal, 1e-300)
  }

  /// One predictor and one corrector step; false where the equations cannot be solved.
  private mutating func advance() -> Bool {
    guard let equations = Equations(self) else { return false }
    let mu = complementarity
    let none = [Double](repeating: 0, count: alpha.count)
    let predictor = equations.step(target: 0, correction: (none, none))
    let ahead = moved(predictor, by: min(1, length(predictor)))
    let ratio = ahead.complementarity / mu
    let second = (
      alpha.indices.map { predictor.alpha[$0] * predictor.lower[$0] },
      alpha.indices.map { -predictor.alpha[$0] * predictor.upper[$0] }
    )
    let corrector = equations.step(target: ratio * ratio * ratio * mu, correction: second)
    self = moved(corrector, by: min(1, 0.995 * length(corrector)))
    measure()
    return plane.allSatisfy(\.isFinite)
  }

  /// A direction.
  struct Step {
    let alpha: [Double]
    let lower: [Double]
    let upper: [Double]
    let plane: [Double]
  }

  /// How many times a direction can be followed, at most 2, before a variable that must stay positive
  /// is 0.
  private func length(_ step: Step) -> Double {
    var length = 2.0
    for row in alpha.indices {
      if step.alpha[row] < 0 { length = min(length, -alpha[row] / step.alpha[row]) }
      if step.alpha[row] > 0 { length = min(length, (costs[row] - alpha[row]) / step.alpha[row]) }
      if step.lower[row] < 0 { length = min(length, -lower[row] / step.lower[row]) }
      if step.upper[row] < 0 { length = min(length, -upper[row] / step.upper[row]) }
    }
    return length
  }

  private func moved(_ step: Step, by length: Double) -> InteriorPoint {
    var point = self
    for row in alpha.indices {
      point.alpha[row] += length * step.alpha[row]
      point.lower[row] += length * step.lower[row]
      point.upper[row] += length * step.upper[row]
    }
    for column in plane.indices { point.plane[column] += length * step.plane[column] }
    return point
  }
}

extension InteriorPoint {
  /// The linear equations of a step, reduced to the plane: (diagonal(1, …, 1, 0) + V' D⁻¹ V) Δ = …
  private struct Equations {
    let point: InteriorPoint
    let room: [Double]
    let inverse: [Double]
    let factor: CholeskyFactor
    /// What stationarity and the definition of the plane lack.
    let residual: [Double]
    let planeResidual: [Double]

    /// None where rounding has made the equations indefinite.
    init?(_ point: InteriorPoint) {
      let rows = point.alpha.indices
      let room = rows.map { point.costs[$0] - point.alpha[$0] }
      let inverse = rows.map {
        1 / (point.lower[$0] / point.alpha[$0] + point.upper[$0] / room[$0])
      }
      var matrix = point.signed.weightedGram(inverse)
      for column in 0..<matrix.columns - 1 { matrix[column, column] += 1 }
      guard let factor = CholeskyFactor(of: matrix) else { return nil }
      residual = rows.map { 1 - point.margins[$0] + point.lower[$0] - point.upper[$0] }
      // The bias is free; in its place stands the constraint y'α = 0.
      var planeResidual = point.combination
      for column in 0..<matrix.columns - 1 { planeResidual[column] -= point.plane[column] }
      (self.point, self.room, self.inverse, self.factor) = (point, room, inverse, factor)
      self.planeResidual = planeResidual
    }

    /// The step to where all products are `target`, less a correction of second order.
    func step(target: Double, correction: ([Double], [Double])) -> Step {
      let (alpha, lower, upper) = (point.alpha, point.lower, point.upper)
      let lowerSide = alpha.indices.map { target - alpha[$0] * lower[$0] - correction.0[$0] }
      let upperSide = alpha.indices.map { target - room[$0] * upper[$0] - correction.1[$0] }
      let side = alpha.indices.map {
        residual[$0] + lowerSide[$0] / alpha[$0] - upperSide[$0] / room[$0]
      }
      let reduced = zip(
        point.signed.transposedTimes(zip(inverse, side).map { $0 * $1 }), planeResidual
      ).map { $0 + $1 }
      let plane = factor.solving(reduced)
      let margins = point.signed.times(plane)
      let change = alpha.indices.map { inverse[$0] * (side[$0] - margins[$0]) }
      return Step(
        alpha: change,
        lower: alpha.indices.map { (lowerSide[$0] - lower[$0] * change[$0]) / alpha[$0] },
        upper: alpha.indices.map { (upperSide[$0] + upper[$0] * change[$0]) / room[$0] },
        plane: plane)
    }
  }
}
