import Glibc

/// The number types of the plain reference.
package protocol Scalar: BinaryFloatingPoint, Sendable {
  static func exponential(_ x: Self) -> Self
  static func hyperbolicTangent(_ x: Self) -> Self
  static func logarithm(_ x: Self) -> Self
}

extension Float: Scalar {
  package static func exponential(_ x: Float) -> Float { exp(x) }
  package static func hyperbolicTangent(_ x: Float) -> Float { tanh(x) }
  package static func logarithm(_ x: Float) -> Float { log(x) }
}

extension Double: Scalar {
  package static func exponential(_ x: Double) -> Double { exp(x) }
  package static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  package static func logarithm(_ x: Double) -> Double { log(x) }
}
