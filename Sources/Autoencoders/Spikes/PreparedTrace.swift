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
  package init?(at50Hz samples: [Float]) {
    let count = samples.count & ~1
    precondition(count >= TraceStatistics.fewestSamples, "Statistics need four seconds.")
    scale = Moments(of: samples.prefix(count))
    let (mean, deviation) = (scale.mean, scale.deviation)
    guard deviation > 1e-9 * abs(mean), deviation > 0, deviation.isFinite else { return nil }
    var padded = [Float](repeating: 0, count: count + EncoderShape.window)
    for place in 0..<count {
      padded[EncoderShape.before + place] = Float((Double(samples[place]) - mean) / deviation)
    }
    bins = count / EncoderShape.samplesPerBin
    statistics = padded.withUnsafeBufferPointer { padded in
      let place = EncoderShape.before..<EncoderShape.before + count
      return TraceStatistics(of: UnsafeBufferPointer(rebasing: padded[place]))
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
