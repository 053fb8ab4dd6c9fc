/// A variational autoencoder of spikes: what the wake phase learnt of neurons' light, and the encoder
/// that the sleep phase made.
package struct SpikeVAE: Sendable {
  /// The network of the wake phase, described or trained.
  package var wake: WakeModel
  /// The statistics of the traces of the neurons that the wake phase learnt from, by their names.
  package var statistics: [String: [Float]]
  /// The sleep phase, as far as it came; nil before it.
  package var sleep: SleepPhase?

  package init(_ wake: WakeModel, statistics: [String: [Float]] = [:], sleep: SleepPhase? = nil) {
    (self.wake, self.statistics, self.sleep) = (wake, statistics, sleep)
  }

  package static func described() throws(AutoencoderError) -> SpikeVAE {
    SpikeVAE(try WakeModel(WakeDescription()))
  }

  /// What finds spikes: the encoder of the sleep phase, without that the one of the wake phase; nil
  /// before either.
  package var encoder: (any SpikeCounting)? {
    if let sleep, sleep.steps > 0 { return sleep.encoder }
    return wake.trained.map { WakeEncoder(trained: $0) }
  }

  /// What the wake phase found of each neuron; none before it.
  package var neurons: [FittedNeuron] {
    guard let trained = wake.trained else { return [] }
    let own = trained.network.unpacked(trained.state.weights.packed)
      .parted(trained.network.weightCounts)
    return trained.network.groups.enumerated().compactMap { place, name in
      statistics[name].map { statistics in
        FittedNeuron(
          name, transient: own[2].map { Double($0[place]) },
          noise: own[3].map { Double($0[place]) }, statistics: statistics)
      }
    }
  }

  /// The neuron of that name, or one that has the geometric means of all; nil before the wake phase.
  package func neuron(_ name: String) -> FittedNeuron? {
    let all = neurons
    return all.first { $0.name == name } ?? FittedNeuron(name, meanOf: all)
  }
}

extension FittedNeuron {
  /// A neuron with the means over others, of what is above 0 the geometric; nil of none.
  fileprivate init?(_ name: String, meanOf all: [FittedNeuron]) {
    guard !all.isEmpty else { return nil }
    func middle(_ number: (FittedNeuron) -> Double) -> Double {
      .exponential(all.reduce(0) { $0 + .logarithm(number($1)) } / Double(all.count))
    }
    self.init(
      name: name, amplitude: middle(\.amplitude),
      offset: all.reduce(0) { $0 + $1.offset } / Double(all.count), noise: middle(\.noise),
      rise: middle(\.rise), decay: middle(\.decay), drift: middle(\.drift), edge: middle(\.edge))
  }

  private init(
    name: String, amplitude: Double, offset: Double, noise: Double, rise: Double, decay: Double,
    drift: Double, edge: Double
  ) {
    (self.name, self.amplitude, self.offset, self.noise) = (name, amplitude, offset, noise)
    (self.rise, self.decay, self.drift, self.edge) = (rise, decay, drift, edge)
  }

  /// The light of expected counts in bins of 25 Hz, at 50 Hz, in the units of a trace before it was
  /// prepared.
  package func light(of counts: [Float], in trace: PreparedTrace) -> [Float] {
    let kinetics = kinetics
    let sum = kinetics.sum(of: counts.flatMap { [$0 / 2, $0 / 2] }, rate: EncoderShape.sampleRate)
    return sum.map { light in
      Float((Double(light) * amplitude + offset) * trace.scale.deviation + trace.scale.mean)
    }
  }
}
