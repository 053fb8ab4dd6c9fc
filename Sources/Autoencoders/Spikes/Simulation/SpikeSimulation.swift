import CKernels
import Glibc
import LinearAlgebra

/// Simulated traces whose spikes are known, as unlike each other as the traces of all indicators,
/// microscopes and cells may be: what an encoder of spikes learns from without a label.
///
/// A trace lasts 81.92 s and is made at 100 Hz. Spikes of a changing rate, in bursts and with pauses
/// after each, add up in an indicator that rises, decays, and answers more or less than they add up
/// to; then come a lag, drift and noise, and the limit of the frame rate.
package struct SpikeSimulation: Sendable {
  /// The same seed gives the same traces.
  package let seed: UInt64
  private let kind: SimulationKind
  private let neurons: [FittedNeuron]

  /// Traces of any indicator, or as the kind says of neurons that a model was fitted to; without
  /// any of these all are generic.
  package init(
    seed: UInt64, _ kind: SimulationKind = .generic, of neurons: [FittedNeuron] = []
  ) {
    (self.seed, self.kind, self.neurons) = (seed, kind, neurons)
  }

  /// Samples of a trace and their rate in Hz.
  static let samples = 8192
  static let rate = 100.0
  /// Traces of fewer spikes are drawn again.
  private static let fewestSpikes = 3
  static let table = FourierTable(count: samples)

  /// A trace and how many spikes lie in each of its bins at 25 Hz.
  package struct Example: Sendable {
    package let trace: PreparedTrace
    package let counts: [Float]
  }

  /// Trace number `number`, a pure function of the seed and the number.
  package func example(_ number: Int, _ room: Room) -> Example {
    let all = light(number, room)
    let counts = (0..<all.trace.bins).map { bin in
      Float(all.spikes[4 * bin..<4 * bin + 4].reduce(0) { $0 + Int($1) })
    }
    return Example(trace: all.trace, counts: counts)
  }

  /// The samples of trace number `number` at 100 Hz, and the spikes in each.
  package func samples(
    _ number: Int, _ room: Room
  ) -> (light: [Float], spikes: [UInt8]) {
    let all = light(number, room)
    return (all.samples, all.spikes)
  }

  private func light(
    _ number: Int, _ room: Room
  ) -> (trace: PreparedTrace, samples: [Float], spikes: [UInt8]) {
    var stream = RandomStream(
      seed: seed, purpose: .spikes, substream: UInt64(truncatingIfNeeded: number))
    room.noise = RandomStream(
      seed: seed, purpose: .noise, substream: UInt64(truncatingIfNeeded: number))
    room.drawn = 0
    while true {
      let spikes = SimulatedSpikes(&stream, room).counts
      guard spikes.reduce(0, { $0 + Int($1) }) >= Self.fewestSpikes else { continue }
      let light = neuron(number, &stream).map { SimulatedLight(of: spikes, $0, &stream, room) }
      let samples = (light ?? SimulatedLight(of: spikes, &stream, room)).samples
      guard let trace = PreparedTrace(at100Hz: samples) else { continue }
      return (trace, samples, spikes)
    }
  }

  /// The fitted neuron that a trace is of; nil for a generic one.
  private func neuron(_ number: Int, _ stream: inout RandomStream) -> FittedNeuron? {
    guard !neurons.isEmpty, kind == .fitted || kind == .mix && number % 2 == 1 else { return nil }
    return neurons[stream.integer(below: neurons.count)]
  }

  /// What one thread simulates in.
  package final class Room {
    let transform = FourierTransform(SpikeSimulation.table)
    let normals = UnsafeMutableBufferPointer<Float>.allocate(capacity: SpikeSimulation.samples + 2)
    fileprivate(set) var noise = RandomStream(seed: 0, purpose: .noise)
    fileprivate var drawn: UInt64 = 0

    package init() { normals.initialize(repeating: 0) }
    deinit { normals.deallocate() }

    /// Fills `normals` with the next standard normals.
    func drawNormals() {
      noise.normals(into: normals, at: drawn)
      drawn += UInt64(normals.count)
    }
  }
}

extension RandomStream {
  /// Uniform between two numbers.
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * uniform() }

  /// Uniform in the logarithm.
  mutating func logUniform(_ low: Double, _ high: Double) -> Double {
    exp(uniform(log(low), log(high)))
  }
}

extension SpikeSimulation.Room {
  /// A Gaussian process with mean near 0 and deviation 1 that keeps its value for about so many
  /// seconds: white noise through a filter of the first order, in the transform's signal.
  func drawProcess(time: Double) {
    drawSpectrum(time: time)
    transform.inverse()
    let signal = transform.signal
    let scale = Float(1 / Moments(of: signal).deviation)
    for place in signal.indices { signal[place] *= scale }
  }

  /// The spectrum of such a process, in the transform's own, of any scale.
  private func drawSpectrum(time: Double) {
    drawNormals()
    let (real, imaginary) = (transform.real, transform.imaginary)
    let turn = 2 * .pi * time * SpikeSimulation.rate / Double(SpikeSimulation.samples)
    for part in real.indices {
      let angle = Float(turn) * Float(part)
      let gain = 1 / (1 + angle * angle).squareRoot()
      real[part] = normals[2 * part] * gain
      imaginary[part] = normals[2 * part + 1] * gain
    }
    for part in [0, real.count - 1] {
      real[part] *= Float(2).squareRoot()
      imaginary[part] = 0
    }
  }

  /// Adds such a process with a deviation to the transform's spectrum.
  func addProcess(time: Double, deviation: Double) {
    drawNormals()
    let (real, imaginary) = (transform.real, transform.imaginary)
    let turn = Float(2 * .pi * time * SpikeSimulation.rate / Double(SpikeSimulation.samples))
    func gain(_ part: Int) -> Float { 1 / (1 + turn * turn * Float(part * part)).squareRoot() }
    let last = real.count - 1
    var squares = 0.0
    for part in 1..<last {
      let gain = gain(part)
      normals[2 * part] *= gain
      normals[2 * part + 1] *= gain
      squares += Double(normals[2 * part] * normals[2 * part])
      squares += Double(normals[2 * part + 1] * normals[2 * part + 1])
    }
    // Parseval: the variance is twice the sum of squares over count².
    let scale = Float(deviation * Double(SpikeSimulation.samples) / (2 * squares).squareRoot())
    for part in 1..<last {
      real[part] += scale * normals[2 * part]
      imaginary[part] += scale * normals[2 * part + 1]
    }
  }

  /// Adds noise to the transform's spectrum: white with a deviation, below a corner in Hz with the
  /// more power the lower, as 1 + (corner / f)².
  func addNoise(deviation: Double, corner: Double = 0) {
    drawNormals()
    let white = Float(deviation * (Double(SpikeSimulation.samples) / 2).squareRoot())
    let step = SpikeSimulation.rate / Double(SpikeSimulation.samples)
    for part in transform.real.indices {
      let ratio = Float(corner / max(Double(part) * step, 0.1))
      let scale = corner == 0 ? white : white * (1 + ratio * ratio).squareRoot()
      transform.real[part] += scale * normals[2 * part]
      transform.imaginary[part] += scale * normals[2 * part + 1]
    }
  }
}
