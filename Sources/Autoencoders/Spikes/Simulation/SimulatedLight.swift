import Glibc
import LinearAlgebra

/// What an indicator and a microscope make of spikes.
struct SimulatedLight {
  /// At 100 Hz; one spike's peak is 1.
  let samples: [Float]

  private static let frameRates = [7.8, 10, 15, 30, 50, 60, 100]
  /// Frames slower than this are seen earlier by up to a frame.
  private static let slowFrames = 16.0

  init(
    of spikes: [UInt8], _ stream: inout RandomStream, _ room: SpikeSimulation.Room
  ) {
    let kinetics = Kinetics(&stream)
    let calcium = Self.answer(to: kinetics.sum(of: spikes, &stream), &stream)
    let frames = Self.frameRates[stream.integer(below: Self.frameRates.count)]
    let lag = Self.lag(rise: kinetics.rise, frames: frames, &stream)
    let top = min(frames / 2, SpikeSimulation.rate / 2)
    let noise = 1 / stream.logUniform(0.25, 12) * (SpikeSimulation.rate / (2 * top)).squareRoot()
    let drift = (time: stream.logUniform(2, 30), share: stream.logUniform(0.02, 0.8))
    for place in calcium.indices { room.transform.signal[place] = calcium[place] }
    room.transform.forward()
    room.addProcess(
      time: drift.time, deviation: drift.share * (Moments(of: calcium).deviation + 1e-6))
    room.transform.delay(by: lag, rate: SpikeSimulation.rate)
    room.addNoise(deviation: noise)
    room.transform.cut(above: 0.98 * top, rate: SpikeSimulation.rate)
    room.transform.inverse()
    samples = Array(room.transform.signal)
  }

  /// What the indicator answers to a sum of transients: in six of ten traces a power from 1 to 2 of
  /// it, in two it saturates, in two it is the sum itself.
  private static func answer(to sum: [Float], _ stream: inout RandomStream) -> [Float] {
    let kind = stream.uniform()
    if kind < 0.6 {
      let power = Float(stream.uniform(1, 2))
      let logs = Kernels.best.log(sum.map { max($0, 1e-6) })
      return Kernels.best.exp(logs.map { $0 * power })
    }
    guard kind < 0.8 else { return sum }
    let saturation = Float(stream.uniform(0.02, 0.25))
    return sum.map { $0 / (1 + saturation * $0) }
  }

  /// Seconds by which the light is later than the spikes, of an indicator that rises in some seconds,
  /// seen in so many frames a second.
  static func lag(
    rise: Double, frames: Double, _ stream: inout RandomStream
  ) -> Double {
    var lag = stream.uniform() < 0.5 ? stream.uniform(-0.012, 0.012) : 0
    lag += max(0, rise - 0.06) * stream.uniform(0, 0.4)
    if frames < slowFrames { lag -= stream.uniform() / frames }
    return lag
  }
}

/// The transient after one spike: it rises over 5 to 350 ms and decays 3 to 60 times as slowly.
struct Kinetics {
  let rise, decay: Double

  init(rise: Double, decay: Double) { (self.rise, self.decay) = (rise, decay) }

  init(_ stream: inout RandomStream) {
    rise = stream.logUniform(0.005, 0.35)
    decay = max(min(max(rise * stream.logUniform(3, 60), 0.08), 3), 1.5 * rise)
  }

  private func transient(_ bin: Int, rate: Double) -> Double {
    let time = Double(bin) / rate
    return exp(-time / decay) - exp(-time / rise)
  }

  /// The sum of transients after so many spikes in each sample at a rate in Hz, the largest sample of
  /// each a spike's count.
  func sum(of counts: [Float], rate: Double) -> [Float] {
    let (slower, faster) = (exp(-1 / (decay * rate)), exp(-1 / (rise * rate)))
    let scale = 1 / peak(rate: rate)
    var (slow, fast) = (0.0, 0.0)
    return counts.map { count in
      slow = slow * slower + Double(count)
      fast = fast * faster + Double(count)
      return Float((slow - fast) * scale)
    }
  }

  /// The largest sample of a transient, which lies beside the peak.
  private func peak(rate: Double) -> Double {
    let time = log(decay / rise) * rise * decay / (decay - rise)
    let bin = Int(time * rate)
    return max(transient(bin, rate: rate), transient(bin + 1, rate: rate))
  }

  /// The sum of transients, the spikes of each 10 ms of a size that varies by a fifth.
  func sum(of spikes: [UInt8], _ stream: inout RandomStream) -> [Float] {
    let (slower, faster) = (
      exp(-1 / (decay * SpikeSimulation.rate)), exp(-1 / (rise * SpikeSimulation.rate))
    )
    let scale = 1 / peak(rate: SpikeSimulation.rate)
    var (slow, fast) = (0.0, 0.0)
    return spikes.map { count in
      let size = count == 0 ? 0 : Double(count) * exp(0.2 * stream.normal())
      slow = slow * slower + size
      fast = fast * faster + size
      return Float(max(0, (slow - fast) * scale))
    }
  }
}

extension FourierTransform {
  /// Delays the spectrum's signal, round and round, by so many seconds.
  func delay(by lag: Double, rate: Double) {
    let angle = -2 * Double.pi * lag * rate / Double(count)
    let (turnReal, turnImaginary) = (cos(angle), sin(angle))
    var (c, s) = (1.0, 0.0)
    for part in real.indices {
      let (re, im) = (real[part], imaginary[part])
      real[part] = re * Float(c) - im * Float(s)
      imaginary[part] = re * Float(s) + im * Float(c)
      (c, s) = (c * turnReal - s * turnImaginary, c * turnImaginary + s * turnReal)
    }
  }

  /// Takes away the mean, and of what is above a frequency leaves a hundred-thousandth.
  func cut(above frequency: Double, rate: Double) {
    (real[0], imaginary[0]) = (0, 0)
    imaginary[real.count - 1] = 0
    let first = Int(frequency * Double(count) / rate) + 1
    for part in min(first, real.count)..<real.count {
      real[part] *= 1e-5
      imaginary[part] *= 1e-5
    }
  }

  private var count: Int { signal.count }
}
