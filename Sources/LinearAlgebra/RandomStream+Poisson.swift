import Glibc

extension RandomStream {
  /// The largest mean that is drawn from; a larger one counts as this.
  private static let largestMean = 1e15

  /// A count from the Poisson distribution; 0 when the mean is not above 0 or not a number.
  ///
  /// Multiplies uniforms for a small mean (Knuth); transformed rejection above 30 (Hörmann 1993).
  package mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    return mean < 30 ? smallPoisson(mean) : largePoisson(min(mean, Self.largestMean))
  }

  private mutating func smallPoisson(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var count = 0
    var remaining = uniform()
    while remaining > limit {
      count += 1
      remaining *= uniform()
    }
    return count
  }

  private mutating func largePoisson(_ mean: Double) -> Int {
    let spread = 0.931 + 2.53 * mean.squareRoot()
    let shift = -0.059 + 0.02483 * spread
    let inverseAlpha = 1.1239 + 1.1328 / (spread - 3.4)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let distance = 0.5 - abs(u)
      let count = ((2 * shift / distance + spread) * u + mean + 0.43).rounded(.down)
      guard count >= 0, count < 2 * Self.largestMean, distance > 0 || v > 0 else { continue }
      if distance >= 0.07 && v <= 0.9277 - 3.6224 / (spread - 2) { return Int(count) }
      if distance < 0.013 && v > distance { continue }
      let accepted = log(v * inverseAlpha / (shift / (distance * distance) + spread))
      if accepted <= count * log(mean) - mean - logFactorial(count) { return Int(count) }
    }
  }

  /// ln(n!) by Stirling's series, to about ten digits for n of 10 or more.
  private func logFactorial(_ n: Double) -> Double {
    if n < 10 { return (1...10).reduce(0) { Double($1) <= n ? $0 + log(Double($1)) : $0 } }
    let series = 1 / (12 * n) - 1 / (360 * n * n * n) + 1 / (1260 * n * n * n * n * n)
    return (n + 0.5) * log(n) - n + 0.5 * log(2 * Double.pi) + series
  }
}
