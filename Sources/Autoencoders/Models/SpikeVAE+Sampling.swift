import LinearAlgebra

extension SpikeVAE {
  /// Samples per second of traces that are drawn.
  package static var sampleRate: Double { SpikeSimulation.rate }

  /// So many traces drawn from the model, each of a neuron like one of those that the wake phase learnt
  /// from, or of any where there are none, with the spikes in each sample.
  package func sample(
    _ count: Int, seed: UInt64
  ) throws(AutoencoderError) -> [(light: [Float], spikes: [UInt8])] {
    try requireRoom(forNumbers: 2 * Double(count) * Double(SpikeSimulation.samples))
    let simulation = SpikeSimulation(seed: seed, .fitted, of: neurons)
    let tasks = (count + 15) / 16
    return mappedInParallel(tasks) { task in
      let room = SpikeSimulation.Room()
      return (task * 16..<min(count, task * 16 + 16)).map { simulation.samples($0, room) }
    }.flatMap(\.self)
  }
}
