import Glibc
import LinearAlgebra

/// Eight numbers that tell traces apart in what an encoder of spikes must know of them: how much
/// noise there is and up to which frequency, how the transients lean and how slowly they decay.
package struct TraceStatistics: Sendable, Equatable {
  /// One number for each of `terms`.
  package let values: [Float]
  /// How many samples they are of.
  private let sampleCount: Double

  /// What each number is called and what it is.
  package static let terms: [(name: String, meaning: String)] = [
    (
      "noise",
      "½ log of 25 times the power density (per Hz, of the trace with deviation 1) at 0.6 to 0.92 of "
        + "the band's edge: how much of the trace is noise"
    ),
    (
      "band",
      "log of the band's edge over 10 Hz: up to where there is power, as frames or filters cut it"
    ),
    (
      "skewness", "½ of the skewness, from −1 to 4: how far transients stand out, and to which side"
    ),
    ("after_100ms", "the autocorrelation after 0.1 s: how slowly what rises falls again"),
    ("after_300ms", "the autocorrelation after 0.3 s"),
    ("after_1s", "the autocorrelation after 1 s"),
    ("after_3s", "the autocorrelation after 3 s: drift, or what is left of slow transients"),
    ("low", "½ log of 25 times the power density at 1 to 3 Hz: how much transients vary"),
  ]
  /// How many numbers there are.
  package static let count = 8
  private static let lags = [5, 15, 50, 150]
  /// The fewest samples at 50 Hz that have statistics.
  package static let fewestSamples = 200

  /// The statistics of a trace at 50 Hz with mean 0 and deviation 1 over the known stretches, of
  /// which alone they are.
  init(of samples: UnsafeBufferPointer<Float>, known: [Range<Int>]) {
    let density = PowerDensity(of: samples, within: known, rate: EncoderShape.sampleRate)
    let edge = density.bandEdge
    let top = density.values { $0 > 0.6 * edge && $0 < 0.92 * edge }.median
    let low = density.values { $0 > 1 && $0 < 3 }
    var cubes = 0.0
    for stretch in known {
      cubes = samples[stretch].reduce(cubes) { $0 + Double($1) * Double($1) * Double($1) }
    }
    let count = Double(known.reduce(0) { $0 + $1.count })
    let skewness = max(-2, min(8, cubes / count))
    let numbers =
      [Self.level(top ?? density.values.last ?? 0), log(edge / 10), skewness / 2]
      + Self.lags.map { Self.correlation(samples, known, lag: $0) }
      + [Self.level(low.reduce(0, +) / Double(max(1, low.count)))]
    values = numbers.map { Float($0) }
    sampleCount = count
  }

  private static func level(_ density: Double) -> Double { log(density * 25 + 1e-6) / 2 }

  /// The mean product of known samples so many apart; 0 where there are none.
  private static func correlation(
    _ samples: UnsafeBufferPointer<Float>, _ known: [Range<Int>], lag: Int
  ) -> Double {
    if known == [samples.indices] { return correlation(samples, lag: lag) }
    var isKnown = [Bool](repeating: false, count: samples.count)
    for stretch in known { for place in stretch { isKnown[place] = true } }
    var (sum, count) = (0.0, 0)
    for place in 0..<max(0, samples.count - lag) where isKnown[place] && isKnown[place + lag] {
      sum += Double(samples[place]) * Double(samples[place + lag])
      count += 1
    }
    return count == 0 ? 0 : sum / Double(count)
  }

  /// The mean product of samples so many apart.
  private static func correlation(_ samples: UnsafeBufferPointer<Float>, lag: Int) -> Double {
    let count = samples.count - lag
    let bytes = UnsafeRawBufferPointer(samples)
    func four(_ place: Int) -> SIMD4<Double> {
      SIMD4<Double>(bytes.loadUnaligned(fromByteOffset: place * 4, as: SIMD4<Float>.self))
    }
    var sums = SIMD4<Double>()
    for place in stride(from: 0, to: count & ~3, by: 4) { sums += four(place) * four(place + lag) }
    for place in count & ~3..<count {
      sums[0] += Double(samples[place]) * Double(samples[place + lag])
    }
    return sums.sum() / Double(count)
  }

  /// Whether nothing in them tells the trace from noise: no lean, and no sample like those a while
  /// before, by more than chance has it in a trace so short (2½ deviations). After 0.3 s those of slow
  /// frames still are a little.
  var looksLikeNoise: Bool {
    let chance = Float(2.5 / sampleCount.squareRoot())
    let lean = chance * Float(6).squareRoot() / 2
    return abs(values[2]) < max(0.1, lean) && abs(values[4]) < max(0.15, chance)
      && values[5...6].allSatisfy { abs($0) < max(0.06, chance) }
  }

  /// Whether it still resembles itself after three seconds as no transients do, those of zebrafish
  /// included: it drifts, or jumps to another level.
  var looksLikeDrift: Bool { values[6] > 0.85 }

  /// Whether transients point down.
  var looksInverted: Bool { values[2] < -0.25 && values[4] > 0.1 }
}
