import LinearAlgebra

/// Simulated recordings whose spikes are known because they were drawn.
///
/// Each neuron fires Poisson spikes that come in bursts; each spike adds a transient to the calcium
/// above rest; the indicator saturates; the baseline drifts; the neuropil around the neuron shines
/// in; photons are counted. Neurons differ in rate, brightness, kinetics and noise by log-normal
/// factors. The samples are F / F0 - 1.
package struct Simulation: Sendable, Equatable {
  /// How many neurons, 1 to 100,000.
  package var neurons: Int
  /// How long, in seconds.
  package var seconds: Double
  /// Samples per second, in Hz, 1 to 10,000.
  package var rate: Double
  /// The indicator.
  package var indicator: Indicator
  /// The noise level of a typical neuron, in percent per square root of Hz (see
  /// `Recording.noiseLevels`), 0 to 1,000.
  package var noise: Double
  /// The deviation of the neuropil's light, relative to F0, 0 to 10.
  package var neuropil: Double
  /// The deviation of the slow baseline, relative to F0, 0 to 10.
  package var drift: Double
  /// The same seed gives the same recording.
  package var seed: UInt64

  /// A simulation with the given settings.
  package init(
    neurons: Int = 12, seconds: Double = 120, rate: Double = 100,
    indicator: Indicator = .gcamp6s, noise: Double = 4, neuropil: Double = 0.2,
    drift: Double = 0.1,
    seed: UInt64 = 1
  ) {
    (self.neurons, self.seconds, self.rate) = (neurons, seconds, rate)
    (self.indicator, self.noise, self.seed) = (indicator, noise, seed)
    (self.neuropil, self.drift) = (neuropil, drift)
  }

  /// Runs the simulation; throws when a setting is out of its range or the recording would be too
  /// large, and when `isCancelled`, asked before each neuron, answers true. Takes about 0.1 µs per
  /// sample.
  package func recording(
    isCancelled: () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    let count = try checkedSampleCount()
    var traces: [Trace] = []
    for neuron in 0..<neurons {
      if isCancelled() { throw .interrupted }
      var cell = SimulatedNeuron(self, number: neuron)
      let spikes = cell.spikes(count: count)
      traces.append(
        Trace(name: "demo/\(neuron)", matching: cell.fluorescence(of: spikes), spikes: spikes))
    }
    return try Recording(
      traces: traces, rate: rate, sources: ["simulation, seed \(seed)"],
      indicator: indicator.rawValue)
  }

  /// A recording of the same shape, at once: all neurons have one trace, and a spike each second.
  /// Throws as the simulation does.
  package func outline() throws(DatasetError) -> Recording {
    let count = try checkedSampleCount()
    let period = max(2, Int(rate))
    let samples = (0..<count).map { Float(($0 &* 7919) % 101) / 101 }
    let spikes = (0..<count).map { UInt16($0 % period == period / 2 ? 1 : 0) }
    let traces = (0..<neurons).map { neuron in
      Trace(
        name: "demo/\(neuron)", matching: samples, spikes: spikes, origin: UInt64(neuron))
    }
    return try Recording(
      traces: traces, rate: rate, sources: ["simulation"], indicator: indicator.rawValue)
  }

  /// How many samples each trace has.
  package var sampleCount: Int { Int((min(seconds, 1e9) * min(rate, 1e6)).rounded()) }

  private func checkedSampleCount() throws(DatasetError) -> Int {
    try Self.check(Double(neurons), "neurons", in: 1...100_000, "1 to 100,000")
    try Self.check(rate, "rate", in: 1...10_000, "1 Hz to 10 kHz", unit: "Hz")
    try Self.check(noise, "noise", in: 0...1000, "0 to 1,000 %/√Hz")
    try Self.check(neuropil, "neuropil", in: 0...10, "0 to 10")
    try Self.check(drift, "drift", in: 0...10, "0 to 10")
    try Self.check(seconds, "seconds", in: 1 / rate...1e7, "one sample to 10,000,000 s", unit: "s")
    try Dataset.check(rows: neurons, columns: sampleCount)
    return sampleCount
  }

  private static func check(
    _ value: Double, _ parameter: String, in range: ClosedRange<Double>, _ allowed: String,
    unit: String = ""
  ) throws(DatasetError) {
    guard range.contains(value) else {
      throw .outOfRange(parameter: parameter, value: value, allowed: allowed, unit: unit)
    }
  }
}
