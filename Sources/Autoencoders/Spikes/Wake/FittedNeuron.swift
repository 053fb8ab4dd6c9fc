/// What the wake phase found of a neuron: how spikes become its light, in deviations of its trace.
package struct FittedNeuron: Sendable, Equatable {
  package let name: String
  /// The peak after one spike, what the trace is without any, and the deviation of the noise at
  /// 50 Hz.
  package let amplitude, offset, noise: Double
  /// The time constants of the light after a spike, in seconds.
  package let rise, decay: Double
  /// The frequency in Hz below which there is more drift than noise.
  package let drift: Double
  /// Where the trace's band ends, in Hz.
  package let edge: Double

  /// Of the weights of transient and noise; none is taken beyond a factor of 400.
  init(_ name: String, transient: [Double], noise: [Double], statistics: [Float]) {
    let usual = TransientKernel<Double>.usual
    func factor(_ log: Double) -> Double { .exponential(max(-6, min(6, log))) }
    self.name = name
    amplitude = usual.amplitude * factor(transient[0])
    decay = usual.decay * factor(transient[1])
    rise = usual.rise * factor(transient[2])
    offset = noise[0]
    self.noise = .exponential(Double(statistics[0])) * factor(noise[1])
    drift = Whittle.usualCorner * factor(noise[2])
    edge = 10 * .exponential(Double(statistics[1]))
  }

  /// The light after a spike as a difference of exponentials.
  var kinetics: Kinetics { Kinetics(rise: rise * decay / (rise + decay), decay: decay) }
}
