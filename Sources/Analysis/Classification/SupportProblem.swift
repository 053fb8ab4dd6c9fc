import Glibc
import LinearAlgebra

/// What a solver is asked: rows, the side each is on, and the price of being on the wrong one.
struct SupportProblem: Sendable {
  let rows: PreciseMatrix
  /// -1 for the lower label, 1 for the higher.
  let signs: [Double]
  /// The costs of the lower and the higher class, its weight included.
  let costs: [Double]
  let kernel: SVM.Kernel
  let tolerance: Double
  /// The width of a radial kernel; 0 for a linear one.
  let gamma: Double

  init(
    rows: PreciseMatrix, signs: [Double], costs: [Double], kernel: SVM.Kernel, tolerance: Double
  ) {
    (self.rows, self.signs, self.costs) = (rows, signs, costs)
    (self.kernel, self.tolerance) = (kernel, tolerance)
    switch kernel {
    case .linear: gamma = 0
    case .radial(let gamma): self.gamma = gamma ?? rows.usualGamma
    }
  }

  /// The support vectors as rows.
  func vectors(of solution: SupportSolution) -> PreciseMatrix {
    PreciseMatrix(
      rows: solution.indices.count, columns: rows.columns,
      values: solution.indices.flatMap { rows.row($0) })
  }

  /// The support vectors by their coefficients: the weights of a linear kernel.
  func combination(of solution: SupportSolution) -> [Double] {
    var factors = [Double](repeating: 0, count: rows.rows)
    for (index, coefficient) in zip(solution.indices, solution.coefficients) {
      factors[index] = coefficient
    }
    return rows.transposedTimes(factors)
  }

  /// The primal objective, and how far above the dual one it is.
  func objective(of solution: SupportSolution) -> (primal: Double, gap: Double) {
    let dualSum = solution.coefficients.reduce(0) { $0 + abs($1) }
    switch kernel {
    case .linear:
      let (weights, combination) = (weights(of: solution), combination(of: solution))
      let primal = squaredNorm(weights) / 2 + loss(rows.times(weights), solution.bias)
      return (primal, primal - (dualSum - squaredNorm(combination) / 2))
    case .radial:
      let rule = RadialRule(
        gamma: gamma, scale: Standardisation(identityOf: rows.columns),
        vectors: vectors(of: solution), coefficients: solution.coefficients)
      let sums = rule.sums(rows)
      let norm = zip(solution.indices, solution.coefficients).reduce(0) { $0 + $1.1 * sums[$1.0] }
      let primal = norm / 2 + loss(sums, solution.bias)
      return (primal, primal - (dualSum - norm / 2))
    }
  }

  /// The weights of a linear kernel.
  func weights(of solution: SupportSolution) -> [Double] {
    solution.weights ?? combination(of: solution)
  }

  /// What the violated margins cost, given the decisions less the bias.
  private func loss(_ sums: [Double], _ bias: Double) -> Double {
    zip(signs, sums).reduce(0) {
      $0 + costs[$1.0 > 0 ? 1 : 0] * max(0, 1 - $1.0 * ($1.1 + bias))
    }
  }
}

private func squaredNorm(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 } }

/// The optimum of a problem.
struct SupportSolution: Sendable {
  /// The rows that are support vectors, ascending, counted from 0.
  let indices: [Int]
  /// For each of them its sign times its dual variable.
  let coefficients: [Double]
  let bias: Double
  /// The weights of a linear kernel, where the solver knows them better than by the coefficients.
  let weights: [Double]?
}

/// exp(-gamma |a - b|²).
func radialKernel(_ a: ArraySlice<Double>, _ b: ArraySlice<Double>, gamma: Double) -> Double {
  let square = zip(a, b).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  return exp(-gamma * square)
}

extension PreciseMatrix {
  /// 1 / (columns x population variance of all entries), scikit-learn's "scale"; 1 without variance.
  fileprivate var usualGamma: Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return variance > 0 ? 1 / (Double(columns) * variance) : 1
  }
}
