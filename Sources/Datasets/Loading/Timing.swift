/// When bins are: even ones, from a start on.
package struct Timing: Sendable, Equatable {
  /// The time at which the first bin begins, in seconds.
  package let start: Double
  /// Bins per second, in Hz.
  package let rate: Double

  package init(start: Double, rate: Double) { (self.start, self.rate) = (start, rate) }

  /// Whether the bins are those of another timing, but for a part of one.
  func coincides(with other: Timing) -> Bool {
    abs(rate - other.rate) <= 0.005 * other.rate && abs(start - other.start) * other.rate <= 0.5
  }
}

/// Brings spikes that were counted in bins of their own into the bins of traces.
struct SpikeAlignment {
  /// The bins of the spikes and those of the traces.
  let own, traces: Timing
  /// How many bins there are of either.
  let ownCount, count: Int

  /// The bins of the traces that the spikes' bins lie in whole, but for half a bin of the spikes.
  var covered: Range<Int> {
    let slack = 0.5 / own.rate
    let first = (own.start - slack - traces.start) * traces.rate
    let end = (own.start + Double(ownCount) / own.rate + slack - traces.start) * traces.rate
    let lower = Int(min(max(0, first.rounded(.up)), Double(count)))
    return lower..<max(lower, Int(min(max(0, end.rounded(.down)), Double(count))))
  }

  /// The spikes in so many of the traces' bins: each bin's counts go to the one that holds its middle. What no
  /// spike is known of is missing.
  func aligned(_ train: SpikeTrain, count: Int) -> SpikeTrain {
    var counts = [UInt16](repeating: 0, count: count)
    var isKnown = [Bool](repeating: false, count: count)
    for bin in covered where bin < count { isKnown[bin] = true }
    for (place, spikes) in train.counts.enumerated() where spikes > 0 {
      guard let bin = bin(of: place), bin < count else { continue }
      counts[bin] = UInt16(clamping: Int(counts[bin]) + Int(spikes))
    }
    for place in train.missing + Array(train.counts.count..<max(train.counts.count, ownCount)) {
      if let bin = bin(of: place), bin < count { isKnown[bin] = false }
    }
    return SpikeTrain(counts: counts, missing: isKnown.indices.filter { !isKnown[$0] })
  }

  /// The bin of the traces that holds the middle of one of the spikes'; nil outside of them.
  private func bin(of place: Int) -> Int? {
    let middle = own.start + (Double(place) + 0.5) / own.rate
    let bin = ((middle - traces.start) * traces.rate).rounded(.down)
    return bin >= 0 && bin < Double(count) ? Int(bin) : nil
  }

  /// What to say of it.
  func note(_ file: String) -> String {
    let rate = "\(own.rate.rounded4) Hz from \(own.start.rounded4) s on"
    if covered.isEmpty { return "\(file) (\(rate)) overlaps with no sample: no spike is known" }
    let known = covered.count == count ? "" : ", samples outside it are NaN"
    return "\(file) (\(rate)) is aligned by time\(known)"
  }
}
