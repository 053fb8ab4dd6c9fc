/// The mean over bins of (x - x')^2: a Gaussian whose noise is not learned but implied by the
/// weight of the divergence. Beside the sum of squares of unit variance kl weighs β = kl bins / 2
/// (Higgins et al. 2017); at noise variance kl bins / 2 the loss bounds the likelihood.
package struct MeanSquaredError: WindowLikelihood {
  package static let name = "mse"
  package static let summary = "mean squared error per bin"
  package static let usualKL = 1e-4
  private let columns: Int

  package init(columns: Int, groups: Int) { self.columns = columns }

  package var term: LossTerm {
    LossTerm(
      "reconstruction", heading: "reconstruction", title: "reconstruction (mean squared error)")
  }

  package func loss(_ pass: LikelihoodPass) -> Double {
    let factor = 2 * pass.scale / Float(pass.bins)
    var sum = 0.0
    for row in 0..<pass.shard.count {
      sum += Double(pass.squares(row, factor: factor)) / Double(pass.bins)
    }
    return sum
  }

  package func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S> {
    let count = pass.rows * S(columns)
    let differences = zip(pass.outputs, pass.targets).map { zip($0, $1).map { $0 - $1 } }
    return PlainLikelihood(
      loss: differences.joined().reduce(0) { $0 + $1 * $1 } / count,
      outputs: differences.map { $0.map { 2 * $0 / count } })
  }

  package func beta(kl: Double) -> Double { kl * Double(columns) / 2 }
  package func sigma(kl: Double, weights: [[Float]]) -> Double { beta(kl: kl).squareRoot() }

  package func explanation(kl: Double, sigma: Double, number: (Double) -> String) -> String {
    "kl = \(number(kl)) beside the mean squared error stands for β = \(number(beta(kl: kl))) at unit "
      + "noise, or for noise σ = \(number(sigma)) per bin at β = 1"
  }
}
