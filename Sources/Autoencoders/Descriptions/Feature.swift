/// A number that the encoder is fed for each bin x[t] of a window.
package enum Feature: String, Sendable, CaseIterable, Hashable {
  /// x[t].
  case level
  /// x[t] - x[t - 1]; 0 in the first bin.
  case delta
  /// The 2017 tutorial's: x[t], but in the last bin x[t] - x[0].
  case delta2017 = "delta-2017"
  /// x[t] squared.
  case square
  /// The square of `delta`.
  case deltaSquare = "delta-square"

  /// The feature of bin `t` of a window of `count` bins that lie one after the other.
  @inline(__always)
  func value<S: BinaryFloatingPoint>(_ window: UnsafePointer<S>, _ t: Int, count: Int) -> S {
    switch self {
    case .level: return window[t]
    case .delta: return t == 0 ? 0 : window[t] - window[t - 1]
    case .delta2017: return t == count - 1 ? window[t] - window[0] : window[t]
    case .square: return window[t] * window[t]
    case .deltaSquare:
      let delta = t == 0 ? 0 : window[t] - window[t - 1]
      return delta * delta
    }
  }
}
