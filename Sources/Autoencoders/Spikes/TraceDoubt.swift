/// What speaks against the spikes that are found in a trace.
package enum TraceDoubt: Sendable, CaseIterable {
  /// Nothing tells the trace from noise.
  case noise
  /// Transients point down.
  case inverted
  /// It lies at one level for long, and then at another.
  case drift
  /// It has its highest value often, as clipped numbers do.
  case saturated
  /// It has a few values only.
  case fewValues
}

extension TraceDoubt {
  /// What of all that holds of a trace, NaN where it is missing.
  static func all(of trace: [Float], _ statistics: TraceStatistics) -> [TraceDoubt] {
    allCases.filter { doubt in
      switch doubt {
      case .noise: statistics.looksLikeNoise
      case .inverted: statistics.looksInverted
      case .drift: statistics.looksLikeDrift
      case .saturated: trace.isSaturated
      case .fewValues: trace.hasFewValues
      }
    }
  }
}

extension [Float] {
  private static var fewValues: Int { 4 }
  /// Which part of the samples the highest is where numbers were clipped.
  private static var clippedShare: Double { 0.01 }

  /// Whether there are so few different values that no light was measured.
  fileprivate var hasFewValues: Bool {
    var found: Set<Float> = []
    for sample in self where !sample.isNaN {
      found.insert(sample)
      if found.count > Self.fewValues { return false }
    }
    return true
  }

  fileprivate var isSaturated: Bool {
    var (highest, times, present) = (-Float.infinity, 0, 0)
    for sample in self where !sample.isNaN {
      present += 1
      if sample > highest { (highest, times) = (sample, 0) }
      if sample == highest { times += 1 }
    }
    return Double(times) > Self.clippedShare * Double(present) && !hasFewValues
  }
}
