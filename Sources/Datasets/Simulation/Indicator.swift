/// A calcium indicator: how its fluorescence answers spikes.
///
/// The response to a spike rises and decays as (1 - exp(-t / rise)) exp(-t / decay); the calcium that
/// a burst adds up then saturates by Hill's law. For GCaMP6 the size and times of the response to
/// one spike, the affinity and the Hill coefficient follow Chen et al. 2013 (visual cortex in vivo;
/// purified protein); for OGB-1 they are round numbers in the range of Kerr et al. 2005 and Lütcke
/// et al. 2013.
package enum Indicator: String, Sendable, CaseIterable {
  case gcamp6s, gcamp6m, gcamp6f, ogb1

  /// The peak of ΔF/F after one spike.
  package var amplitude: Double {
    switch self {
    case .gcamp6s: 0.23
    case .gcamp6m: 0.13
    case .gcamp6f: 0.19
    case .ogb1: 0.08
    }
  }

  /// From the spike to the peak, in seconds.
  package var timeToPeak: Double {
    switch self {
    case .gcamp6s: 0.179
    case .gcamp6m: 0.080
    case .gcamp6f: 0.045
    case .ogb1: 0.030
    }
  }

  /// The time in which the response halves as it decays, in seconds.
  package var halfDecay: Double {
    switch self {
    case .gcamp6s: 0.550
    case .gcamp6m: 0.270
    case .gcamp6f: 0.142
    case .ogb1: 0.350
    }
  }

  /// The calcium concentration at which half of the indicator is bound, in nM.
  package var affinity: Double {
    switch self {
    case .gcamp6s: 144
    case .gcamp6m: 167
    case .gcamp6f: 375
    case .ogb1: 200
    }
  }

  /// How steeply binding rises with calcium.
  package var hillCoefficient: Double {
    switch self {
    case .gcamp6s: 2.90
    case .gcamp6m: 2.96
    case .gcamp6f: 2.27
    case .ogb1: 1
    }
  }
}
