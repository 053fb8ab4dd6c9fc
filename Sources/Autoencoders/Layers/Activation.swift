import CKernels

/// The function that a dense layer applies to each of its sums.
package enum Activation: String, Sendable, CaseIterable, Hashable {
  case linear, tanh, sigmoid, relu

  /// Replaces `count` sums by the activated values.
  func apply(to values: UnsafeMutablePointer<Float>, count: Int, kernels: Kernels) {
    switch self {
    case .linear: return
    case .tanh: kernels.table.tanh(values, values, count)
    case .sigmoid: kernels.table.sigmoid(values, values, count)
    case .relu: for index in 0..<count { values[index] = max(0, values[index]) }
    }
  }

  /// Multiplies gradients by the slope, which each of these functions gives from its value.
  func applySlope(
    to gradients: UnsafeMutablePointer<Float>, values: UnsafePointer<Float>, count: Int
  ) {
    switch self {
    case .linear: return
    case .tanh: for i in 0..<count { gradients[i] *= 1 - values[i] * values[i] }
    case .sigmoid: for i in 0..<count { gradients[i] *= values[i] * (1 - values[i]) }
    case .relu: for i in 0..<count where values[i] <= 0 { gradients[i] = 0 }
    }
  }

  /// The value at a sum, in the plain reference.
  func value<S: Scalar>(at sum: S) -> S {
    switch self {
    case .linear: sum
    case .tanh: .hyperbolicTangent(sum)
    case .sigmoid: 1 / (1 + .exponential(-sum))
    case .relu: max(0, sum)
    }
  }

  /// The slope where the function has this value, in the plain reference.
  func slope<S: Scalar>(atValue value: S) -> S {
    switch self {
    case .linear: 1
    case .tanh: 1 - value * value
    case .sigmoid: value * (1 - value)
    case .relu: value > 0 ? 1 : 0
    }
  }
}
