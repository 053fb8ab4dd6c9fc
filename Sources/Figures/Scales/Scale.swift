/// Where a value lies on the page.
struct Scale: Sendable {
  enum Kind: Sendable { case linear, logarithmic }

  let kind: Kind
  /// The values at the two ends; the first is not less than the second only where it is reversed.
  let domain: (Double, Double)
  /// The positions of the two ends in pixels.
  let range: (Double, Double)

  private let start: Double
  private let factor: Double

  init(_ kind: Kind, domain: (Double, Double), range: (Double, Double)) {
    self.kind = kind
    self.domain = domain
    self.range = range
    start = Self.transformed(domain.0, kind)
    let span = Self.transformed(domain.1, kind) - start
    factor = span == 0 ? 0 : (range.1 - range.0) / span
  }

  /// The position of a value; NaN where it has none.
  func callAsFunction(_ value: Double) -> Double {
    let position = range.0 + (Self.transformed(value, kind) - start) * factor
    return position.isFinite ? position : .nan
  }

  /// How long a stretch of values is in pixels, on a linear scale.
  func length(of stretch: Double) -> Double { stretch * factor }

  private static func transformed(_ value: Double, _ kind: Kind) -> Double {
    switch kind {
    case .linear: value
    case .logarithmic: value > 0 && value.isFinite ? logarithm(value) : .nan
    }
  }
}
