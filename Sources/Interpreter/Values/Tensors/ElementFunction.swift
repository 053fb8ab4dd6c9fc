import Glibc

/// A function of one number, applied to every entry of a tensor.
package enum ElementFunction: String, Sendable, CaseIterable {
  case abs, sqrt, exp, log, tanh

  /// The value for a single number, in Double.
  package func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .abs: Swift.abs(x)
    case .sqrt: x.squareRoot()
    case .exp: Glibc.exp(x)
    case .log: Glibc.log(x)
    case .tanh: Glibc.tanh(x)
    }
  }
}

extension Tensor {
  /// Each entry through a function; NaN and infinities where it has no value, as in NumPy.
  package func applying(_ function: ElementFunction) -> Tensor {
    switch function {
    case .abs: mapped { Swift.abs($0) }
    case .sqrt: mapped { $0.squareRoot() }
    case .exp: mapped { Glibc.exp($0) }
    case .log: mapped { Glibc.log($0) }
    case .tanh: mapped { Glibc.tanh($0) }
    }
  }

  /// Each entry rounded to so many digits after the point, halves to the even digit.
  package func rounded(digits: Int = 0) -> Tensor {
    digits == 0
      ? mapped { $0.rounded(.toNearestOrEven) }
      : mapped { $0.rounded(digits: digits) }
  }
}

extension BinaryFloatingPoint {
  /// Rounded to so many digits after the point (before it where negative), halves to the even
  /// digit; as it is where that many digits are more than it has.
  func rounded(digits: Int) -> Self {
    let scale = Self(pow(10, Double(Swift.abs(digits))))
    let scaled = digits < 0 ? self / scale : self * scale
    guard scale.isFinite else { return digits < 0 ? 0 : self }
    guard scaled.isFinite else { return self }
    let rounded = scaled.rounded(.toNearestOrEven)
    return digits < 0 ? rounded * scale : rounded / scale
  }
}
