import LinearAlgebra

/// A variational autoencoder whose latent variables are spikes and whose decoder is an indicator: the
/// encoder says for each place of a trace how likely a spike is, the decoder what light all of them
/// give, of each neuron its own, and the likelihood what noise is left.
package struct SpikeNetwork: PartedNetwork {
  package let groups: [String]
  let encoder: LayerStack
  let latent: SpikeLatent
  let transients: Transients
  let likelihood: Whittle
  package let weights: [WeightShape]
  package let tiles: [[WeightTile]]
  let places: Places
  let parts: NetworkParts

  /// Where everything lies in a workspace.
  struct Places: Sendable {
    var windows, statistics, neurons, latent, spikes, spikesGradient, light, lightGradient: Int
    var encoder: LayerStack.Places
    var count: Int
  }

  init(groups: [String]) throws(AutoencoderError) {
    self.groups = groups
    encoder = LayerStack(Self.encoderParts())
    latent = SpikeLatent(
      hidden: Extent(steps: WakeShape.places, width: WakeShape.units), first: WakeShape.warmUp,
      prior: WakeShape.rate / EncoderShape.sampleRate)
    transients = Transients(neurons: groups.count)
    likelihood = Whittle(neurons: groups.count)
    let noise = FreeWeights(likelihood.weights)
    try checkSizes([latent, transients, noise], extents: [])
    parts = NetworkParts([encoder, latent, transients, noise])
    weights =
      encoder.weights + latent.weights.map { $0.within("latent") }
      + transients.weights.map { $0.within("transient") }
      + noise.weights.map { $0.within("noise") }
    tiles = parts.tiles(at: .first)
    places = Self.places(encoder, latent, transients)
  }

  /// Two layers, each with the trace's statistics beside its input.
  private static func encoderParts() -> [LayerPart] {
    let units = WakeShape.units
    let window = Extent(steps: WakeShape.places, width: WakeShape.window)
    let seen = SideInput(input: window, side: TraceStatistics.count)
    let below = Dense(
      input: seen.output, units: units, activation: .relu, passesGradient: false)
    let again = SideInput(input: below.output, side: TraceStatistics.count)
    let above = Dense(input: again.output, units: units, activation: .relu)
    return [
      LayerPart(seen), LayerPart(below, named: "encoder.0"), LayerPart(again),
      LayerPart(above, named: "encoder.1"),
    ]
  }

  private static func places(
    _ encoder: LayerStack, _ latent: SpikeLatent, _ transients: Transients
  ) -> Places {
    var space = Workspace()
    let windows = Extent(steps: WakeShape.places, width: WakeShape.window)
    return Places(
      windows: space.take(windows.count(windows: shardRows)),
      statistics: space.take(padded(TraceStatistics.count) * shardRows),
      neurons: space.take(padded(1) * shardRows),
      latent: space.take(latent.scratchCount(windows: shardRows)),
      spikes: space.take(latent.output.count(windows: shardRows)),
      spikesGradient: space.take(latent.output.count(windows: shardRows)),
      light: space.take(transients.output.count(windows: shardRows)),
      lightGradient: space.take(transients.output.count(windows: shardRows)),
      encoder: encoder.places(windows: shardRows, in: &space), count: space.count)
  }

  package var columns: Int { WakeShape.columns }
  package var workspaceCount: Int { places.count }
  package var cost: Double { encoder.cost }
  package var terms: [LossTerm] { [likelihood.term, latent.term(weight: 1), NeuronPrior.term] }
}
