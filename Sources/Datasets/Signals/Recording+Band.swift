import LinearAlgebra

extension Recording {
  /// Up to which frequency each trace has power, in Hz: that of frames that were real, where a trace
  /// was brought to a higher rate or smoothed. From the longest stretch without a gap; nil where that
  /// has less than 512 samples, or the rate is below 7.5 Hz.
  package var bandEdges: [Double?] {
    mappedInParallel(traces.count) { traces[$0].bandEdge(rate: rate, within: .max) }
  }

  /// Whether a band ends so early that frames were made up between those that were recorded.
  package func isUpsampled(_ edge: Double) -> Bool { Self.isUpsampled(edge, at: rate) }

  static func isUpsampled(_ edge: Double, at rate: Double) -> Bool { 2 * edge < 0.8 * rate }

  /// The median of the same over the first neurons and some thousand samples of each, which is quick;
  /// nil where it cannot be told.
  var sampledBandEdge: Double? {
    traces.lazy.filter { !$0.isBlank }.prefix(5)
      .compactMap { $0.bandEdge(rate: rate, within: 4096) }.median
  }
}

extension Trace {
  /// - Parameter most: How many samples are looked at.
  fileprivate func bandEdge(rate: Double, within most: Int) -> Double? {
    let part = longestWhole.prefix(most)
    guard rate >= 7.5, part.count >= PowerDensity.stretch else { return nil }
    return samples.withUnsafeBufferPointer { samples in
      PowerDensity(of: UnsafeBufferPointer(rebasing: samples[part]), rate: rate).bandEdge
    }
  }

  /// The longest stretch of samples none of which is missing.
  private var longestWhole: Range<Int> {
    guard missingCount > 0 else { return samples.indices }
    var (longest, start) = (0..<0, 0)
    for end in samples.indices where samples[end].isNaN {
      if end - start > longest.count { longest = start..<end }
      start = end + 1
    }
    return samples.count - start > longest.count ? start..<samples.count : longest
  }
}
