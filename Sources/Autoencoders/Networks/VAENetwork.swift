import LinearAlgebra

/// A variational autoencoder at a fixed width: encoder, latent variables, decoder, likelihood. Its
/// loss is the mean over rows of the likelihood's term and kl times the divergence.
package struct VAENetwork: PartedNetwork {
  let description: VAEDescription
  package let columns: Int
  /// The neurons that weights are of; empty where none are.
  package let groups: [String]
  let input: WindowInput
  /// How many numbers of a row encoder and decoder are given: its label, or none.
  let side: Int
  let encoder: LayerStack
  let latent: any LatentFamily
  let decoder: LayerStack
  let likelihood: any WindowLikelihood
  let noise: FreeWeights
  /// What the decoder gives, of which so many numbers are for each bin.
  private let outputExtent: Extent
  private let outputsPerBin: Int
  package let weights: [WeightShape]
  package let tiles: [[WeightTile]]
  let places: Places
  let parts: NetworkParts

  /// Where everything lies in a workspace.
  struct Places: Sendable {
    var input, side, latent, z, zGradient: Int
    var encoder, decoder: LayerStack.Places
    var count: Int
  }

  package init(
    _ description: VAEDescription, columns: Int, groups: [String]
  ) throws(AutoencoderError) {
    try description.validate()
    try require(columns, "the width of the data", in: 1...1_048_576)
    self.description = description
    self.columns = columns
    self.groups = groups
    likelihood = description.likelihood.type.init(columns: columns, groups: groups.count)
    side = description.isGivenLabels ? 1 : 0
    input = WindowInput(
      columns: columns, features: description.features,
      isSequence: description.encoder.contains { $0.worksAlongBins })
    let up = try encoderParts(description.encoder, input: input.extent, side: side)
    latent = description.family.type.init(
      hidden: up.last?.layer.output ?? input.extent, count: description.latent,
      passesGradient: !description.encoder.isEmpty)
    let down = try decoderParts(
      description.decoder, input: latent.output, side: side, columns: columns,
      outputsPerBin: likelihood.outputsPerBin)
    noise = FreeWeights(likelihood.weights)
    outputExtent = down[down.count - 1].layer.output
    outputsPerBin = likelihood.outputsPerBin
    try checkSizes(
      up.map(\.layer) + [latent] + down.map(\.layer) + [noise],
      extents: (up + down).map(\.layer.output))
    (encoder, decoder) = (LayerStack(up), LayerStack(down))
    parts = NetworkParts([encoder, latent, decoder, noise])
    weights =
      encoder.weights + latent.weights.map { $0.within("latent") } + decoder.weights
      + noise.weights.map { $0.within("likelihood") }
    tiles = parts.tiles(at: .first)
    places = Self.places(input.extent, side, encoder, latent, decoder)
    try requireSize(Double(places.count), of: "working memory")
  }

  package var workspaceCount: Int { places.count }
  package var cost: Double { Double(packedCount) * 3 + encoder.cost + decoder.cost }
  package var terms: [LossTerm] { [likelihood.term, latent.term(weight: description.kl)] }

  private static func places(
    _ input: Extent, _ side: Int, _ encoder: LayerStack, _ latent: any LatentFamily,
    _ decoder: LayerStack
  ) -> Places {
    var space = Workspace()
    return Places(
      input: space.take(input.count(windows: shardRows)),
      side: space.take(padded(side) * shardRows),
      latent: space.take(latent.scratchCount(windows: shardRows)),
      z: space.take(latent.output.count(windows: shardRows)),
      zGradient: space.take(latent.output.count(windows: shardRows)),
      encoder: encoder.places(windows: shardRows, in: &space),
      decoder: decoder.places(windows: shardRows, in: &space), count: space.count)
  }
}

extension VAENetwork {
  package func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums {
    let memory = filled(memory, from: shard)
    let latents = encode(shard, memory)
    let share = Float(description.noise)
    latent.draw(latents, LatentNoise(stream: step.noise, first: shard.first, share: share))
    let y = decode(latents, memory)
    if !isAdding { (gradient + starts[3].packed).update(repeating: 0, count: noise.packedCount) }
    let sums = sums(
      likelihoodPass(
        shard, y, memory, scale: step.scale, weightGradient: gradient + starts[3].packed),
      latents, counting: step.countsCorrect)
    if noise.packedCount > 0 { passed(starts[3].packed) }
    backward(
      latents, memory, share: share, weight: Float(step.weights[1]) * step.scale,
      gradient: gradient, isAdding: isAdding, passed: passed)
    return sums
  }

  package func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums {
    let memory = filled(memory, from: shard)
    let latents = encode(shard, memory)
    latent.draw(latents, nil)
    return sums(
      likelihoodPass(shard, decode(latents, memory), memory), latents, counting: true)
  }

  /// The memory with the labels of a shard as side inputs, where they are given.
  func filled(_ memory: Memory, from shard: Shard) -> Memory {
    guard side > 0 else { return memory }
    var memory = memory
    let side = memory.workspace + places.side
    for row in 0..<shard.count { side[row * padded(self.side)] = shard.label(row) ?? 0 }
    memory.side = UnsafePointer(side)
    return memory
  }

  /// Data → the posterior.
  func encode(_ shard: Shard, _ memory: Memory) -> ForwardPass {
    let x = memory.workspace + places.input
    input.fill(x, from: shard)
    let top = encoder.forward(
      x, windows: shard.count, packed: memory.packed, places.encoder, memory)
    let pass = latentPass(top, windows: shard.count, memory)
    latent.infer(pass)
    return pass
  }

  /// From the encoder's output to z.
  func latentPass(
    _ hidden: UnsafePointer<Float>, windows: Int, _ memory: Memory
  ) -> ForwardPass {
    ForwardPass(
      windows: windows, kernels: memory.kernels, packed: memory.packed + starts[1].packed,
      input: hidden, output: memory.workspace + places.z,
      scratch: memory.workspace + places.latent, isRemembered: memory.isLearning)
  }

  /// z → windows.
  func decode(_ latents: ForwardPass, _ memory: Memory) -> UnsafePointer<Float> {
    decoder.forward(
      latents.output, windows: latents.windows, packed: memory.packed + starts[2].packed,
      places.decoder, memory)
  }

  /// From the gradient of the windows down to all weights.
  private func backward(
    _ latents: ForwardPass, _ memory: Memory, share: Float, weight: Float,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) {
    let zGradient = memory.workspace + places.zGradient
    decoder.backward(
      latents.output, inputGradient: zGradient, windows: latents.windows, at: starts[2],
      places.decoder, memory, gradient: gradient, isAdding: isAdding, passed: passed)
    latent.backward(
      BackwardPass(
        forward: latents, transposed: memory.transposed + starts[1].transposed,
        outputGradient: zGradient,
        inputGradient: places.encoder.gradients.last.map { memory.workspace + $0 },
        gradient: gradient + starts[1].packed, isAdding: isAdding),
      share: share, weight: weight)
    passed(starts[1].packed)
    encoder.backward(
      memory.workspace + places.input, inputGradient: nil, windows: latents.windows,
      at: starts[0], places.encoder, memory, gradient: gradient, isAdding: isAdding,
      passed: passed)
  }

  /// The rows beside the windows that the decoder gave for them; without a scale and a gradient
  /// nothing is learnt.
  func likelihoodPass(
    _ shard: Shard, _ y: UnsafePointer<Float>, _ memory: Memory, scale: Float = 0,
    weightGradient: UnsafeMutablePointer<Float>? = nil
  ) -> LikelihoodPass {
    let strides = outputStrides(windows: shard.count)
    return LikelihoodPass(
      shard: shard, labels: nil, bins: columns, output: y,
      gradient: memory.workspace + places.decoder.gradients[decoder.layers.count - 1],
      rowStride: strides.row, binStride: strides.bin, scale: scale,
      weights: memory.packed + starts[3].packed, weightGradient: weightGradient)
  }

  /// How the output lies in memory: from row to row and from bin to bin.
  func outputStrides(windows: Int) -> (row: Int, bin: Int) {
    let extent = outputExtent
    return extent.width == columns * outputsPerBin && extent.steps == 1
      ? (extent.stride, outputsPerBin) : (extent.stride, windows * extent.stride)
  }

  /// The sums of the loss's terms; the likelihood writes its gradient.
  private func sums(
    _ pass: LikelihoodPass, _ latents: ForwardPass, counting: Bool
  ) -> ShardSums {
    var sums = ShardSums(rows: pass.shard.count)
    sums.terms[0] = likelihood.loss(pass)
    sums.terms[1] = latent.divergence(latents)
    guard counting else { return sums }
    for row in 0..<pass.shard.count where likelihood.isRight(row, pass) { sums.correct += 1 }
    return sums
  }
}
