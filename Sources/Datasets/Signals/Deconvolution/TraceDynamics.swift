import Glibc

/// What the model of OASIS needs to know of a trace: its noise, and how it decays.
struct TraceDynamics {
  /// The noise's standard deviation.
  let noise: Double
  /// What part of the calcium of one sample is there in the next, from 0 to 1; NaN of a constant
  /// trace.
  let decay: Double

  /// The fewest samples that have both.
  static let fewestSamples = 32
  private static let lags = 11
  /// An estimate is a little too high where there is noise.
  private static let shrinkage = 0.98

  /// Estimates both as the published implementation does (Friedrich et al. 2017): the noise from the
  /// power density above half of the highest frequency, the decay from eleven lags of the
  /// autocovariance, less the noise. A decay above 1 is taken as 0.95, one below 0 as 0.15; where
  /// that implementation adds chance to these, they stay as they are.
  ///
  /// - Parameter samples: At least `fewestSamples`, none of them missing.
  init(of samples: [Double]) {
    noise = Self.noise(of: samples)
    let covariances = Self.autocovariances(of: samples)
    var (product, square) = (0.0, 0.0)
    for lag in 0..<Self.lags {
      let known = covariances[lag] - (lag == 0 ? noise * noise : 0)
      product += known * covariances[lag + 1]
      square += known * known
    }
    let estimate = product / square
    decay = Self.shrinkage * (estimate > 1 ? 0.95 : estimate < 0 ? 0.15 : estimate)
  }

  /// With a decay that is known.
  init(of samples: [Double], decay: Double) {
    noise = Self.noise(of: samples)
    self.decay = decay
  }

  /// The mean products of a trace, less its mean, with itself 0 to `lags` samples later.
  private static func autocovariances(of samples: [Double]) -> [Double] {
    let mean = samples.reduce(0, +) / Double(samples.count)
    let centred = samples.map { $0 - mean }
    return (0...lags).map { lag in
      centred.withUnsafeBytes { bytes in
        dot(bytes, bytes, from: lag, count: samples.count - lag) / Double(samples.count)
      }
    }
  }

  /// The root of half the mean power density between a quarter and half of the sampling rate, by
  /// Welch's method (1967): half-overlapping stretches of 256 samples under Hann windows.
  private static func noise(of samples: [Double]) -> Double {
    let waves = samples.count >= Waves.usual.length ? Waves.usual : Waves(length: samples.count)
    let step = waves.length - waves.length / 2
    var (sum, count) = (0.0, 0)
    for start in stride(from: 0, through: samples.count - waves.length, by: step) {
      sum += waves.meanPower(samples[start..<start + waves.length])
      count += 1
    }
    return (sum / Double(count) / 2).squareRoot()
  }
}

/// Waves of frequencies between a quarter and half of the sampling rate, under a Hann window.
private struct Waves {
  let length: Int
  /// A cosine and a sine for each frequency, one after the other.
  private let values: [Double]
  private let frequencies: Int
  /// From squares to power density.
  private let scale: Double

  static let usual = Waves(length: 256)

  init(length: Int) {
    self.length = length
    let window = (0..<length).map { 0.5 - 0.5 * cos(2 * .pi * Double($0) / Double(length)) }
    let parts = (0...length / 2).filter { 4 * $0 > length && 2 * $0 < length }
    frequencies = parts.count
    scale = 2 / window.reduce(0.0) { $0 + $1 * $1 }
    values = parts.flatMap { Self.wave($0, cos, under: window) + Self.wave($0, sin, under: window) }
  }

  private static func wave(
    _ part: Int, _ wave: (Double) -> Double, under window: [Double]
  ) -> [Double] {
    window.indices.map { place in
      let turn = Double(part * place % window.count) / Double(window.count)
      return window[place] * wave(2 * .pi * turn)
    }
  }

  /// The mean power density of a stretch of `length` samples, less its mean.
  func meanPower(_ stretch: ArraySlice<Double>) -> Double {
    let mean = stretch.reduce(0, +) / Double(length)
    let centred = stretch.map { $0 - mean }
    var sum = 0.0
    centred.withUnsafeBytes { centred in
      values.withUnsafeBytes { waves in
        for wave in 0..<2 * frequencies {
          let part = dot(waves, centred, from: wave * length, count: length)
          sum += part * part
        }
      }
    }
    return sum * scale / Double(frequencies)
  }
}
