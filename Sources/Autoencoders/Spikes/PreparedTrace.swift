/// A trace as the encoder takes it: at 50 Hz, with mean 0 and deviation 1, between zeros as far as
/// windows reach beyond its ends, and its statistics.
package struct PreparedTrace: Sendable {
  /// How many bins of 25 Hz there are.
  package let bins: Int
  /// `before` zeros, two samples for each bin, and zeros up to the last window's end.
  let padded: [Float]
  package let statistics: TraceStatistics
  /// What the samples had before.
  let scale: Moments

  /// Prepares samples at 50 Hz, of which an odd one at the end is left out; nil where they are all
  /// alike. There must be as many as statistics need.
  ///
  /// - Parameter known: The stretches that were recorded, in rising order, of which mean, deviation and
  ///   statistics are; what lies between was filled in. Nil where all was.
  package init?(at50Hz samples: [Float], known: [Range<Int>]? = nil) {
    let count = samples.count & ~1
    precondition(count >= TraceStatistics.fewestSamples, "Statistics need four seconds.")
    let known = known?.map { $0.clamped(to: 0..<count) }.filter { !$0.isEmpty } ?? [0..<count]
    let recorded = known.count == 1 ? samples[known[0]] : known.flatMap { samples[$0] }[...]
    guard !recorded.isEmpty else { return nil }
    scale = Moments(of: recorded)
    let (mean, deviation) = (scale.mean, scale.deviation)
    guard deviation > 1e-9 * abs(mean), deviation > 0, deviation.isFinite else { return nil }
    var padded = [Float](repeating: 0, count: count + EncoderShape.window)
    for place in 0..<count {
      padded[EncoderShape.before + place] = Float((Double(samples[place]) - mean) / deviation)
    }
    bins = count / EncoderShape.samplesPerBin
    statistics = padded.withUnsafeBufferPointer { padded in
      let place = EncoderShape.before..<EncoderShape.before + count
      return TraceStatistics(of: UnsafeBufferPointer(rebasing: padded[place]), known: known)
    }
    self.padded = padded
  }

  /// Prepares samples at 100 Hz: the means of pairs.
  package init?(at100Hz samples: [Float]) {
    self.init(
      at50Hz: stride(from: 0, to: samples.count & ~1, by: 2).map {
        (samples[$0] + samples[$0 + 1]) / 2
      })
  }
}
