import Glibc
import LinearAlgebra

/// One neuron of a simulation, with its own rate, brightness, kinetics and noise.
struct SimulatedNeuron {
  private let rate: Double
  private let indicator: Indicator
  private var stream: RandomStream
  private let spikeRate: Double
  private let amplitude: Double
  private let kernel: TransientKernel
  private let noise: Double
  private let (driftSize, neuropilSize): (Double, Double)

  /// Spikes per second of a typical neuron: between 1.6 and 5.8 in SpikeFinder's sets 4 to 6.
  private static let typicalSpikeRate = 3.5
  /// Within a burst a neuron fires this much faster than outside.
  private static let burstGain = 6.0
  /// The mean length of a burst in seconds, and the share of time that bursts take.
  private static let (burstLength, burstShare) = (0.3, 0.1)
  /// The time constants of the baseline and of the neuropil, in seconds.
  private static let (driftTime, neuropilTime) = (20.0, 0.4)

  init(_ simulation: Simulation, number: Int) {
    var stream = RandomStream(
      seed: simulation.seed, purpose: .simulation, substream: UInt64(number))
    func factor(spread: Double, _ stream: inout RandomStream) -> Double {
      exp(spread * stream.normal())
    }
    rate = simulation.rate
    indicator = simulation.indicator
    spikeRate = min(Self.typicalSpikeRate * factor(spread: 0.4, &stream), 20)
    amplitude = indicator.amplitude * factor(spread: 0.2, &stream)
    kernel = TransientKernel(
      timeToPeak: indicator.timeToPeak * factor(spread: 0.15, &stream),
      halfDecay: indicator.halfDecay * factor(spread: 0.15, &stream))
    noise = simulation.noise * factor(spread: 0.15, &stream)
    (driftSize, neuropilSize) = (simulation.drift, simulation.neuropil)
    self.stream = stream
  }

  /// Spikes per bin: a Poisson process whose rate switches between rest and burst at random.
  mutating func spikes(count: Int) -> [UInt16] {
    let rest = spikeRate / (1 - Self.burstShare + Self.burstShare * Self.burstGain)
    let restLength = Self.burstLength * (1 - Self.burstShare) / Self.burstShare
    var spikes: [UInt16] = []
    spikes.reserveCapacity(count)
    var isBurst = stream.uniform() < Self.burstShare
    while spikes.count < count {
      let mean = (isBurst ? Self.burstLength : restLength) * rate
      let length = min(-mean * log(1 - stream.uniform()), Double(count)) + 1
      let perBin = rest * (isBurst ? Self.burstGain : 1) / rate
      for _ in 0..<min(Int(length), count - spikes.count) {
        spikes.append(UInt16(clamping: stream.poisson(mean: perBin)))
      }
      isBurst.toggle()
    }
    return spikes
  }

  /// F / F0 - 1 per bin.
  mutating func fluorescence(of spikes: [UInt16]) -> [Float] {
    let response = Saturation(indicator, amplitude: amplitude)
    var calcium = kernel.running(rate: rate)
    var drift = Wander(deviation: driftSize, time: Self.driftTime, rate: rate, &stream)
    var neuropil = Wander(deviation: neuropilSize, time: Self.neuropilTime, rate: rate, &stream)
    let brightness = spikes.map { count in
      1 + response(calcium.step(adding: Double(count)))
        + drift.step(&stream) + neuropil.step(&stream)
    }
    let mean = max(brightness.reduce(0, +) / Double(max(brightness.count, 1)), 0.05)
    // The median of |difference| of white noise is 0.9539 of its deviation, hence the level's.
    let deviation = noise / 100 * rate.squareRoot() / 0.9539
    // Photon counts vary as their square root; a trace keeps a little noise at any darkness.
    return brightness.map { level in
      Float(level - 1 + deviation * max(level / mean, 0.05).squareRoot() * stream.normal())
    }
  }
}

/// The calcium transient after a spike, (1 - exp(-t / rise)) exp(-t / decay), with a peak of 1.
struct TransientKernel {
  let rise: Double
  let decay: Double

  /// The rise that puts the peak at a given time: rise ln(1 + decay / rise) = timeToPeak.
  init(timeToPeak: Double, halfDecay: Double) {
    let decay = halfDecay / log(2)
    var (low, high) = (1e-6, 100 * decay)
    for _ in 0..<80 {
      let middle = (low * high).squareRoot()
      if middle * log(1 + decay / middle) < timeToPeak { low = middle } else { high = middle }
    }
    self.rise = low
    self.decay = decay
  }

  /// The transient's height before scaling.
  private var peak: Double {
    let time = rise * log(1 + decay / rise)
    return (1 - exp(-time / rise)) * exp(-time / decay)
  }

  /// The sum of transients over time: the difference of two exponentials, each a running sum.
  struct Running {
    fileprivate var slow = 0.0
    fileprivate var fast = 0.0
    fileprivate let slowFactor, fastFactor, scale: Double

    mutating func step(adding spikes: Double) -> Double {
      slow = slow * slowFactor + spikes
      fast = fast * fastFactor + spikes
      return (slow - fast) * scale
    }
  }

  func running(rate: Double) -> Running {
    Running(
      slowFactor: exp(-1 / (decay * rate)),
      fastFactor: exp(-(1 / decay + 1 / rise) / rate), scale: 1 / peak)
  }
}

/// ΔF/F of calcium above rest, given in units of one spike's peak.
private struct Saturation {
  private let indicator: Indicator
  private let atRest: Double
  private let scale: Double

  /// Calcium at rest, and what a spike adds to it, in nM: round numbers for a pyramidal cell's
  /// soma with indicator (Maravall et al. 2000).
  private static let (rest, perSpike) = (50.0, 15.0)

  init(_ indicator: Indicator, amplitude: Double) {
    self.indicator = indicator
    atRest = Self.bound(indicator, at: Self.rest)
    scale = amplitude / (Self.bound(indicator, at: Self.rest + Self.perSpike) - atRest)
  }

  /// The share of indicator that is bound, by Hill's law.
  private static func bound(_ indicator: Indicator, at calcium: Double) -> Double {
    1 / (1 + pow(indicator.affinity / calcium, indicator.hillCoefficient))
  }

  func callAsFunction(_ calcium: Double) -> Double {
    scale * (Self.bound(indicator, at: Self.rest + Self.perSpike * calcium) - atRest)
  }
}

/// A random change that always returns to 0 (Ornstein and Uhlenbeck).
private struct Wander {
  private var value: Double
  private let factor, kick: Double

  init(deviation: Double, time: Double, rate: Double, _ stream: inout RandomStream) {
    factor = exp(-1 / (time * rate))
    kick = deviation * (1 - factor * factor).squareRoot()
    value = deviation * stream.normal()
  }

  mutating func step(_ stream: inout RandomStream) -> Double {
    value = factor * value + kick * stream.normal()
    return value
  }
}
