/// A part of the loss: what progress, history and files call it, and its weight in the sum.
package struct LossTerm: Sendable, Hashable {
  /// In the language and in files: `reconstruction`, `kl`.
  package let name: String
  /// At the head of a column: `KL`.
  package let heading: String
  /// Over a curve, with its unit: `KL (nats per row)`.
  package let title: String
  /// How many digits after the point a table shows of it.
  package let digits: Int
  /// Its full weight.
  package let weight: Double
  /// Whether its weight rises over the warm-up.
  let isWarmedUp: Bool

  init(
    _ name: String, heading: String, title: String, digits: Int = 4, weight: Double = 1,
    isWarmedUp: Bool = false
  ) {
    (self.name, self.heading, self.title, self.digits) = (name, heading, title, digits)
    (self.weight, self.isWarmedUp) = (weight, isWarmedUp)
  }
}

/// A number for each of at most four terms.
package typealias TermValues = SIMD4<Double>

extension [LossTerm] {
  /// The weights when this share of the warm-up is done.
  func weights(warmth: Double) -> TermValues {
    var weights = TermValues()
    for (index, term) in enumerated() {
      weights[index] = term.isWarmedUp ? term.weight * warmth : term.weight
    }
    return weights
  }
}
