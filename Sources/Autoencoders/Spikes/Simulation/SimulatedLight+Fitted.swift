import Glibc
import LinearAlgebra

extension SimulatedLight {
  /// The light of spikes in a neuron like a fitted one: each of its numbers times a factor whose
  /// logarithm has a deviation of 0.35, and in three of ten traces more, in three less than the sum
  /// of transients; as late as any indicator's.
  init(
    of spikes: [UInt8], _ neuron: FittedNeuron, _ stream: inout RandomStream,
    _ room: SpikeSimulation.Room
  ) {
    func varied(_ number: Double) -> Double { number * exp(0.35 * stream.normal()) }
    let decay = varied(neuron.decay)
    let rise = min(varied(neuron.rise), 0.8 * decay)
    let kinetics = Kinetics(rise: rise * decay / (rise + decay), decay: decay)
    let amplitude = Float(varied(neuron.amplitude))
    let sum = kinetics.sum(of: spikes, &stream).map { $0 * amplitude }
    let calcium = Self.bent(sum, &stream)
    for place in calcium.indices { room.transform.signal[place] = calcium[place] }
    // A band that ends where samples at 50 Hz end was not cut off there.
    let top = neuron.edge < 24 ? neuron.edge : SpikeSimulation.rate / 2
    let lag = Self.lag(rise: rise, frames: 2 * top, &stream)
    room.transform.forward()
    room.transform.delay(by: lag, rate: SpikeSimulation.rate)
    // Two samples at 100 Hz become one at 50 Hz, whose noise is the fitted one.
    room.addNoise(
      deviation: varied(neuron.noise) * 2.0.squareRoot(), corner: min(varied(neuron.drift), 8))
    room.transform.cut(above: 0.98 * top, rate: SpikeSimulation.rate)
    room.transform.inverse()
    samples = Array(room.transform.signal)
  }

  /// A sum that grows faster than its spikes, or more slowly, or as they do.
  private static func bent(_ sum: [Float], _ stream: inout RandomStream) -> [Float] {
    let (kind, most) = (stream.uniform(), (sum.max() ?? 0) + 1e-9)
    if kind < 0.3 {
      let power = Float(stream.uniform(1, 1.5))
      let logs = Kernels.best.log(sum.map { max($0 / most, 1e-6) })
      return Kernels.best.exp(logs.map { $0 * power }).map { $0 * most }
    }
    guard kind < 0.6 else { return sum }
    let saturation = Float(stream.uniform(0.1, 1)) / most
    return sum.map { $0 / (1 + saturation * $0) }
  }
}
