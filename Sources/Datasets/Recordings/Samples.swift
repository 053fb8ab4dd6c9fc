import LinearAlgebra

extension UnsafeBufferPointer<Float> {
  /// The place of the first number that is infinite, nil where none is; NaN is not.
  var firstInfinite: Int? { isFinite ? nil : firstIndex { $0.magnitude == .infinity } }
}

extension [Float] {
  /// How many are NaN.
  var missingCount: Int {
    withUnsafeBufferPointer { $0.isFinite ? 0 : $0.count { $0.isNaN } }
  }
}
