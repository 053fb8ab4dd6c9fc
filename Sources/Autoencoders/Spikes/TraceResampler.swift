import Glibc

/// Brings traces to the encoder's 50 Hz: the trace's value twice in each sample, a hundredth of a
/// second apart, and their mean, so that 100 Hz become the means of pairs.
///
/// Between samples it is interpolated with a sinc under a Hann window, eight zeros on each side
/// (Crochiere and Rabiner 1983), that passes what both rates can hold; beyond its ends a trace goes
/// on as it ends.
package struct TraceResampler: Sendable {
  private let rate: Double
  /// Samples before the first one under the kernel's first point.
  private let reach: Int
  private let taps: Int
  /// `[phases, taps]`.
  private let weights: [Float]

  private static let phases = 512
  /// How often a trace's value is taken.
  private static let points = 100.0

  /// For traces of so many samples per second, above 0.
  package init(rate: Double) {
    self.rate = rate
    let cutoff = min(1, Self.points / rate)
    let apart = rate / Self.points
    reach = Int((8 / cutoff).rounded(.up))
    let taps = (2 * reach + Int(apart.rounded(.up)) + 8) & ~7
    self.taps = taps
    let reach = reach
    weights = (0..<Self.phases).flatMap { phase in
      let place = Double(phase) / Double(Self.phases) + Double(reach)
      let first = Self.sinc(around: place, cutoff: cutoff, taps: taps)
      let second = Self.sinc(around: place + apart, cutoff: cutoff, taps: taps)
      return zip(first, second).map { Float(($0 + $1) / 2) }
    }
  }

  /// The weights of samples around a place; they sum to 1.
  private static func sinc(around place: Double, cutoff: Double, taps: Int) -> [Double] {
    let weights = (0..<taps).map { tap -> Double in
      let x = (Double(tap) - place) * cutoff
      guard abs(x) < 8 else { return 0 }
      let window = 0.5 + 0.5 * cos(.pi * x / 8)
      return abs(x) < 1e-9 ? window : window * sin(.pi * x) / (.pi * x)
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// How many samples at 50 Hz so many are, an even number that covers them all.
  package func count(_ samples: Int) -> Int {
    2 * Int((Double(samples) / rate * EncoderShape.binRate - 1e-6).rounded(.up))
  }

  /// The samples at 50 Hz of a trace without gaps.
  package func samples(_ trace: [Float]) -> [Float] {
    guard let first = trace.first, let last = trace.last else { return [] }
    let count = count(trace.count)
    let extended =
      Array(repeating: first, count: reach + 2) + trace
      + Array(repeating: last, count: taps + Int(rate / EncoderShape.sampleRate) + 2)
    return [Float](unsafeUninitializedCapacity: count) { samples, initialised in
      initialised = count
      weights.withUnsafeBytes { weights in
        extended.withUnsafeBytes { extended in
          for index in 0..<count {
            samples[index] = sample(index, of: extended, weights, most: trace.count)
          }
        }
      }
    }
  }

  @inline(__always)
  private func sample(
    _ index: Int, of extended: UnsafeRawBufferPointer, _ weights: UnsafeRawBufferPointer, most: Int
  ) -> Float {
    let place = Double(2 * index) * rate / Self.points + offset
    var whole = Int(place.rounded(.down))
    var phase = Int(((place - Double(whole)) * Double(Self.phases)).rounded())
    if phase == Self.phases { (whole, phase) = (whole + 1, 0) }
    // The first sample lies behind reach + 2 copies of itself.
    let start = min(whole + 2, most + 1)
    var sum = SIMD8<Float>()
    for tap in stride(from: 0, to: taps, by: 8) {
      let weight = weights.loadUnaligned(
        fromByteOffset: (phase * taps + tap) * 4, as: SIMD8<Float>.self)
      sum +=
        weight
        * extended.loadUnaligned(fromByteOffset: (start + tap) * 4, as: SIMD8<Float>.self)
    }
    return sum.sum()
  }

  /// Where the first point lies, in samples. A sample is taken to be of its bin's beginning, as
  /// frames are stamped; the lags that encoders learn from are made alike.
  private var offset: Double { 0 }
}
