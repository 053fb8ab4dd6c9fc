import Glibc
import LinearAlgebra

/// What libsvm is asked: rows, the side each is on, and the price of being on the wrong one.
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

  /// The weights of a linear kernel: the support vectors by their coefficients.
  func weights(of solution: SupportSolution) -> [Double] {
    var weights = [Double](repeating: 0, count: rows.columns)
    for (index, coefficient) in zip(solution.indices, solution.coefficients) {
      for (column, value) in rows.row(index).enumerated() {
        weights[column] += coefficient * value
      }
    }
    return weights
  }

  /// The primal objective, and how far above the dual one it is.
  func objective(of solution: SupportSolution) -> (primal: Double, gap: Double) {
    let sums = sums(of: solution)
    let squaredNorm = zip(solution.indices, solution.coefficients).reduce(0) {
      $0 + $1.1 * sums[$1.0]
    }
    let violations = zip(signs, sums).reduce(0) {
      $0 + costs[$1.0 > 0 ? 1 : 0] * max(0, 1 - $1.0 * ($1.1 + solution.bias))
    }
    let primal = squaredNorm / 2 + violations
    let dual = solution.coefficients.reduce(0) { $0 + abs($1) } - squaredNorm / 2
    return (primal, primal - dual)
  }

  /// The decision on each row fitted, less the bias.
  private func sums(of solution: SupportSolution) -> [Double] {
    switch kernel {
    case .linear:
      let weights = weights(of: solution)
      return (0..<rows.rows).map { zip(rows.row($0), weights).reduce(0) { $0 + $1.0 * $1.1 } }
    case .radial:
      return RadialRule(
        gamma: gamma, scale: Standardisation(identityOf: rows.columns),
        vectors: vectors(of: solution), coefficients: solution.coefficients
      ).sums(rows)
    }
  }
}

/// What libsvm answers.
struct SupportSolution: Sendable {
  /// The rows that are support vectors, ascending, counted from 0.
  let indices: [Int]
  /// For each of them its sign times its dual variable.
  let coefficients: [Double]
  let bias: Double
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
