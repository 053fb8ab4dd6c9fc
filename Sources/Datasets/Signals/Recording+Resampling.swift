import Glibc

extension Recording {
  /// The recording at another sampling rate, in Hz.
  ///
  /// Samples are interpolated with a windowed sinc (Hann window, eight zeros on each side; Crochiere
  /// and Rabiner 1983) that passes only what both rates can hold, so that going down does not
  /// alias; its weights sum to 1 everywhere. A missing sample makes those missing whose bins it
  /// overlaps and is left out of the others. Spikes go to the new bin that holds the middle of their
  /// old one: none is lost but past the end of the last whole new bin. Throws unless the rate is
  /// a positive number of Hz.
  package func resampled(to newRate: Double) throws(DatasetError) -> Recording {
    try Self.check(rate: newRate)
    if newRate == rate { return self }
    let longest = traces.map(\.count).max() ?? 0
    guard Double(longest) / rate * newRate < Double(Dataset.largestCount) else {
      throw .tooLarge(rows: Dataset.largestCount, columns: 1)
    }
    let ratio = newRate / rate
    let scale: Float = quantity.isPerBin ? Float(1 / ratio) : 1
    let resampled = traces.map { trace in
      let count = Int(Double(trace.count) * ratio + 1e-6)
      let samples = trace.samples.resampled(by: ratio, count: count)
      return Trace(
        name: trace.name, matching: scale == 1 ? samples : samples.map { $0 * scale },
        spikes: trace.spikes.map { $0.rebinned(by: ratio, count: count) }, origin: trace.origin)
    }
    return try Recording(
      traces: resampled, rate: newRate, sources: sources, indicator: indicator,
      quantity: quantity, notes: notes)
  }

  /// The spikes in bins of another rate, as `resampled` puts them; samples are all missing.
  package func binned(at newRate: Double) throws(DatasetError) -> Recording {
    try Self.check(rate: newRate)
    let ratio = newRate / rate
    let binned = traces.map { trace in
      let count = Int(Double(trace.count) * ratio + 1e-6)
      return Trace(
        name: trace.name, matching: Array(repeating: .nan, count: count),
        spikes: trace.spikes.map { $0.rebinned(by: ratio, count: count) }, origin: trace.origin)
    }
    return try Recording(traces: binned, rate: newRate, sources: sources, indicator: indicator)
  }
}

extension [Float] {
  fileprivate func resampled(by ratio: Double, count: Int) -> [Float] {
    // The sinc is wider by the ratio when samples become fewer.
    let cutoff = Swift.min(1, ratio)
    let reach = 8 / cutoff
    return (0..<count).map { place in
      let centre = (Double(place) + 0.5) / ratio - 0.5
      if self[oldBins(under: place, ratio: ratio)].contains(where: \.isNaN) { return .nan }
      let first = Swift.max(0, Int((centre - reach).rounded(.up)))
      let last = Swift.min(self.count - 1, Int((centre + reach).rounded(.down)))
      var (sum, total) = (0.0, 0.0)
      for source in first...Swift.max(first, last) where !self[source].isNaN {
        let weight = windowedSinc((Double(source) - centre) * cutoff)
        sum += weight * Double(self[source])
        total += weight
      }
      return total == 0 ? .nan : Float(sum / total)
    }
  }
}

extension [Float] {
  /// The old bins that a new one overlaps.
  private func oldBins(under place: Int, ratio: Double) -> Range<Int> {
    let first = Swift.min(Int(Double(place) / ratio + 1e-6), count - 1)
    let end = Swift.min(Int((Double(place + 1) / ratio - 1e-6).rounded(.up)), count)
    return first..<Swift.max(first + 1, end)
  }
}

/// sin(πx) / (πx) times a Hann window that ends at ±8.
private func windowedSinc(_ x: Double) -> Double {
  guard abs(x) < 8 else { return 0 }
  let window = 0.5 + 0.5 * cos(.pi * x / 8)
  return abs(x) < 1e-9 ? window : window * sin(.pi * x) / (.pi * x)
}

extension [UInt16] {
  fileprivate func rebinned(by ratio: Double, count: Int) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: count)
    for (place, spikes) in enumerated() where spikes > 0 {
      let bin = Int((Double(place) + 0.5) * ratio)
      guard bin < count else { continue }
      counts[bin] = UInt16(clamping: Int(counts[bin]) + Int(spikes))
    }
    return counts
  }
}
