import Glibc

/// What brings decisions or counts to what they should be on average: a curve that never falls.
package enum CalibrationCurve: Sendable, Equatable {
  /// The probability of the higher class, 1 / (1 + exp(a · decision + b)) (Platt 1999).
  case sigmoid(a: Double, b: Double)
  /// A count of scale · counts to the power, of counts above 0.
  case power(scale: Double, exponent: Double)
  /// Straight lines between points, level beyond the ends (Zadrozny and Elkan 2002).
  case steps([Point])

  package struct Point: Sendable, Equatable {
    package let position: Double
    package let level: Double
  }

  /// Where the curve leads.
  package func callAsFunction(_ number: Double) -> Double {
    switch self {
    case .sigmoid(let a, let b): share(of: -(a * number + b))
    case .power(let scale, let exponent): scale * pow(max(number, 0), exponent)
    case .steps(let points): level(at: number, among: points)
    }
  }

  private func level(at number: Double, among points: [Point]) -> Double {
    guard let first = points.first, let last = points.last, !number.isNaN else { return .nan }
    if number <= first.position { return first.level }
    if number >= last.position { return last.level }
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].position <= number { low = middle } else { high = middle }
    }
    let (a, b) = (points[low], points[high])
    let part = (number - a.position) / (b.position - a.position)
    return a.level + part * (b.level - a.level)
  }
}

/// The logistic function of log-odds.
func share(of logit: Double) -> Double {
  let small = exp(-abs(logit))
  return (logit >= 0 ? 1 : small) / (1 + small)
}
