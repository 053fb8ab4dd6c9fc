import LinearAlgebra

/// A variational autoencoder whose latent variables are spikes and whose decoder is an indicator: the
/// encoder says for each place of a trace how likely a spike is, the decoder what light all of them
/// give, of each neuron its own, and the likelihood what noise is left.
package struct SpikeNetwork: Network {
  package let groups: [String]
  let encoder: LayerStack
  let latent: SpikeLatent
  let transients: Transients
  let likelihood: Whittle
  private let noise: FreeWeights
  package let weights: [WeightShape]
  package let tiles: [[WeightTile]]
  let places: Places
  let starts: [WeightPlace]

  /// Where everything lies in a workspace.
  struct Places: Sendable {
    var windows, statistics, neurons, latent, spikes, spikesGradient, light, lightGradient: Int
    var encoder: LayerStack.Places
    var count: Int
  }

  init(groups: [String]) throws(AutoencoderError) {
    self.groups = groups
    let parts = Self.encoderParts()
    encoder = LayerStack(parts)
    latent = SpikeLatent(
      hidden: Extent(steps: WakeShape.places, width: WakeShape.units), first: WakeShape.warmUp,
      prior: WakeShape.rate / EncoderShape.sampleRate)
    transients = Transients(neurons: groups.count)
    likelihood = Whittle(neurons: groups.count)
    noise = FreeWeights(likelihood.weights)
    try checkSizes([latent, transients, noise], extents: [])
    starts = WeightPlace.starts(
      packed: [
        encoder.packedCount, latent.packedCount, transients.packedCount, noise.packedCount,
      ],
      transposed: [encoder.transposedCount, latent.transposedCount, 0, 0])
    weights =
      encoder.weights + latent.weights.map { $0.within("latent") }
      + transients.weights.map { $0.within("transient") }
      + noise.weights.map { $0.within("noise") }
    tiles =
      encoder.tiles(at: starts[0]) + [latent.tiles.map { [starts] in $0.moved(to: starts[1]) }]
      + [transients.tiles.map { [starts] in $0.moved(to: starts[2]) }]
      + [noise.tiles.map { [starts] in $0.moved(to: starts[3]) }]
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
  package var packedCount: Int { starts[3].packed + noise.packedCount }
  package var transposedCount: Int { starts[3].transposed }
  package var workspaceCount: Int { places.count }
  package var cost: Double { encoder.cost }
  package var terms: [LossTerm] { [likelihood.term, latent.term(weight: 1), NeuronPrior.term] }

  /// How many of the exchanged weights are the encoder's, the latents', the transients' and the
  /// noise's.
  var weightCounts: [Int] {
    [encoder.weights, latent.weights, transients.weights, noise.weights].map(\.count)
  }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    let own = weights.parted(weightCounts)
    encoder.pack(own[0], into: packed)
    latent.pack(own[1], into: packed + starts[1].packed)
    transients.pack(own[2], into: packed + starts[2].packed)
    noise.pack(own[3], into: packed + starts[3].packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    encoder.unpack(packed) + latent.unpack(packed + starts[1].packed)
      + transients.unpack(packed + starts[2].packed) + noise.unpack(packed + starts[3].packed)
  }
}
