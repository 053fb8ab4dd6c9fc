import Glibc

/// How the learning rate changes over a run.
package enum Schedule: String, Sendable, CaseIterable, Hashable {
  /// Stays as it is.
  case constant
  /// Rises from 1/25 over the first 30 % along half a cosine, then falls to 1/250,000 (Smith &
  /// Topin 2019; PyTorch's OneCycleLR without its cycle of momentum).
  case oneCycle = "one-cycle"
  /// Falls to 0 along half a cosine (Loshchilov & Hutter 2017, without restarts).
  case cosine

  /// The factor of the learning rate in step `step` of `steps`, counted from 0.
  package func factor(ofStep step: Int, of steps: Int) -> Double {
    let (place, all) = (Double(step), Double(max(1, steps)))
    switch self {
    case .constant: return 1
    case .cosine: return between(1, 0, place / all)
    case .oneCycle:
      let top = 0.3 * all - 1
      guard place > top else { return between(1 / 25, 1, place / max(top, 1)) }
      return between(1, 1 / 250_000, (place - top) / (all - 1 - top))
    }
  }

  private func between(_ start: Double, _ end: Double, _ share: Double) -> Double {
    end + (start - end) * (1 + cos(Double.pi * min(1, share))) / 2
  }
}
