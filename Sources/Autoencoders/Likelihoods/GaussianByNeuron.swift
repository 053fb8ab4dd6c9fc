import Glibc

/// Gaussian noise of a deviation learned for each neuron, in nats per row; see `Gaussian`. A row of
/// a neuron that training has not seen has the mean of all log σ.
package struct GaussianByNeuron: WindowLikelihood {
  package static let name = "gaussian-by-neuron"
  package static let summary = "the same, its deviation learned for each neuron"
  package static let usualKL = 1.0
  package static let needsGroups = true
  private let noise: LearnedNoise
  private let groups: Int

  package init(columns: Int, groups: Int) {
    noise = LearnedNoise(columns: columns)
    self.groups = groups
  }

  package var term: LossTerm { noise.term }
  package var weights: [WeightShape] { [WeightShape("log_sigma", [groups], .zeros)] }

  package func loss(_ pass: LikelihoodPass) -> Double {
    noise.loss(pass) { logSigma($0, pass) }
  }

  package func plain<S: Scalar>(_ pass: PlainLikelihoodPass<S>) -> PlainLikelihood<S> {
    noise.plain(pass) { pass.groups[$0] }
  }

  /// The row's own weight, or the mean of all.
  private func logSigma(_ row: Int, _ pass: LikelihoodPass) -> LearnedNoise.LogSigma {
    if let place = pass.shard.group(row) { return .weight(place) }
    let sum = (0..<groups).reduce(Float(0)) { $0 + pass.weights[$1] }
    return .fixed(sum / Float(max(1, groups)))
  }

  package func beta(kl: Double) -> Double { kl }

  /// The geometric mean over the neurons.
  package func sigma(kl: Double, weights: [[Float]]) -> Double {
    exp(weights[0].reduce(0) { $0 + Double($1) } / Double(max(1, weights[0].count)))
  }

  package func sigma(_ row: Int, _ pass: LikelihoodPass) -> Double? {
    exp(Double(logSigma(row, pass).value(pass)))
  }

  package func explanation(kl: Double, sigma: Double, number: (Double) -> String) -> String {
    "noise was learned for \(groups) neuron\(groups == 1 ? "" : "s"), σ = \(number(sigma)) per bin in "
      + "the geometric mean; the divergence weighs β = \(number(kl))"
  }
}
