import Glibc

/// Gaussian noise of one learned deviation σ: -log p = sum over bins of
/// (x - x')^2 / (2 σ^2) + log σ + log(2 π) / 2, in nats per row. It begins at σ = 1.
package struct Gaussian: WindowLikelihood {
  package static let name = "gaussian"
  package static let summary = "Gaussian noise of a learned deviation, in nats"
  package static let usualKL = 1.0
  private let noise: LearnedNoise

  package init(columns: Int, groups: Int) { noise = LearnedNoise(columns: columns) }

  package var term: LossTerm { noise.term }
  package var weights: [WeightShape] { [WeightShape("log_sigma", [1], .zeros)] }

  package func loss(_ pass: LikelihoodPass) -> Double { noise.loss(pass) { _ in .weight(0) } }

  package func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S> {
    noise.plain(pass) { _ in 0 }
  }

  package func beta(kl: Double) -> Double { kl }

  package func sigma(kl: Double, weights: [[Float]]) -> Double {
    exp(Double(weights[0][0]))
  }

  package func sigma(_ row: Int, _ pass: LikelihoodPass) -> Double? {
    exp(Double(pass.weights[0]))
  }

  package func explanation(kl: Double, sigma: Double, number: (Double) -> String) -> String {
    "noise of σ = \(number(sigma)) per bin was learned; the divergence weighs β = \(number(kl))"
  }
}
