import LinearAlgebra

/// A variational autoencoder at a fixed width: encoder, latent sample, decoder, and their loss
///
///     mean over bins of (x - x')^2 + kl * divergence, mean over the batch.
struct VAENetwork: Network {
  let description: VAEDescription
  let columns: Int
  let input: WindowInput
  let encoder: LayerStack
  let variational: Variational
  let decoder: LayerStack
  /// What the decoder is fed: the latents, and the label where it is given.
  let latentExtent: Extent
  let weights: [WeightShape]
  let tiles: [[WeightTile]]
  let places: Places
  private let starts: [WeightPlace]

  /// Where everything lies in a workspace.
  struct Places: Sendable {
    var input, maps, mapGradients, epsilon, draws, deviation, divergence, z, zGradient: Int
    var encoder, decoder: LayerStack.Places
    var count: Int
  }

  init(_ description: VAEDescription, columns: Int) throws(AutoencoderError) {
    try description.validate()
    try require(columns, "the width of the data", in: 1...1_048_576)
    try checkSizes(description, columns: columns)
    self.description = description
    self.columns = columns
    let given = description.isGivenLabels ? 1 : 0
    input = WindowInput(
      columns: columns, features: description.features, hasLabel: description.isGivenLabels,
      isSequence: description.encoder.contains { $0.isRecurrent })
    latentExtent = Extent(steps: 1, width: description.latent + given)
    encoder = LayerStack(encoderLayers(description.encoder, input: input.extent))
    variational = Variational(
      inputs: (encoder.layers.last?.output ?? input.extent).width, latent: description.latent,
      passesGradient: !encoder.layers.isEmpty)
    decoder = LayerStack(
      decoderLayers(description.decoder, input: latentExtent, columns: columns))
    let middle = WeightPlace(packed: encoder.packedCount, transposed: encoder.transposedCount)
    let last = WeightPlace(
      packed: middle.packed + variational.map.packedCount,
      transposed: middle.transposed + variational.map.transposedCount)
    starts = [WeightPlace(packed: 0, transposed: 0), middle, last]
    weights = namedWeights(encoder, variational, decoder)
    tiles =
      encoder.tiles(at: starts[0]) + [variational.map.tiles.map { $0.moved(to: middle) }]
      + decoder.tiles(at: last)
    places = Self.places(input.extent, latentExtent, encoder, variational, decoder)
    try requireSize(Double(places.count), of: "working memory")
  }

  var packedCount: Int {
    encoder.packedCount + variational.map.packedCount + decoder.packedCount
  }
  var transposedCount: Int {
    encoder.transposedCount + variational.map.transposedCount + decoder.transposedCount
  }
  var workspaceCount: Int { places.count }
  var cost: Double { Double(packedCount) * 3 + stackCost(encoder) + stackCost(decoder) }
  var divergenceWeight: Double { description.kl }

  func loss(_ sums: ShardSums, divergenceWeight: Double) -> Double {
    (sums.error + divergenceWeight * sums.divergence) / Double(max(1, sums.rows))
  }

  private static func places(
    _ input: Extent, _ latent: Extent, _ encoder: LayerStack, _ variational: Variational,
    _ decoder: LayerStack
  ) -> Places {
    var space = Workspace()
    let width = variational.stride
    return Places(
      input: space.take(input.count(windows: shardRows)),
      maps: space.take(2 * width * shardRows), mapGradients: space.take(2 * width * shardRows),
      epsilon: space.take(width * shardRows), draws: space.take(width * shardRows),
      deviation: space.take(width * shardRows), divergence: space.take(shardRows),
      z: space.take(latent.count(windows: shardRows)),
      zGradient: space.take(latent.count(windows: shardRows)),
      encoder: encoder.places(windows: shardRows, in: &space),
      decoder: decoder.places(windows: shardRows, in: &space), count: space.count)
  }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    let first = encoder.layers.reduce(0) { $0 + $1.weights.count }
    encoder.pack(Array(weights[..<first]), into: packed)
    variational.pack(Array(weights[first..<first + 4]), into: packed + starts[1].packed)
    decoder.pack(Array(weights[(first + 4)...]), into: packed + starts[2].packed)
  }

  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    encoder.unpack(packed) + variational.unpack(packed + starts[1].packed)
      + decoder.unpack(packed + starts[2].packed)
  }
}

extension VAENetwork {
  func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums {
    let buffers = buffers(memory)
    drawNoise(shard, step.noise, buffers, memory)
    encode(shard, memory)
    variational.sample(
      buffers, windows: shard.count, noise: Float(description.noise), memory.kernels)
    let y = decode(shard, memory)
    let sums = sums(shard, y, buffers, scale: step.scale, step.countsCorrect, memory)
    backward(
      shard, memory, buffers, step, gradient: gradient, isAdding: isAdding, passed: passed)
    return sums
  }

  func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums {
    let buffers = buffers(memory)
    encode(shard, memory)
    variational.sample(buffers, windows: shard.count, noise: 0, memory.kernels)
    let y = decode(shard, memory)
    return sums(shard, y, buffers, scale: 0, true, memory)
  }

  func buffers(_ memory: Memory) -> Variational.Buffers {
    let base = memory.workspace
    return Variational.Buffers(
      maps: base + places.maps, mapGradients: base + places.mapGradients,
      epsilon: base + places.epsilon, deviation: base + places.deviation,
      divergence: base + places.divergence, z: base + places.z,
      zGradient: base + places.zGradient, zRow: latentExtent.stride)
  }

  /// Fills the noise of a shard: a pure function of the stream and each row's place in the epoch.
  func drawNoise(
    _ shard: Shard, _ noise: RandomStream, _ buffers: Variational.Buffers, _ memory: Memory
  ) {
    let (latent, stride) = (variational.latent, variational.stride)
    let isWhole = latent == stride
    let draws = isWhole ? buffers.epsilon : memory.workspace + places.draws
    noise.normals(
      into: UnsafeMutableBufferPointer(start: draws, count: shard.count * latent),
      at: UInt64(shard.first) * UInt64(latent))
    guard !isWhole else { return }
    for row in 0..<shard.count {
      (buffers.epsilon + row * stride).update(from: draws + row * latent, count: latent)
    }
  }

  /// Data → means and log variances.
  func encode(_ shard: Shard, _ memory: Memory) {
    let x = memory.workspace + places.input
    input.fill(x, from: shard)
    let top = encoder.forward(
      x, windows: shard.count, packed: memory.packed, places.encoder, memory)
    variational.map.forward(
      top, rows: shard.count, packed: memory.packed + starts[1].packed,
      into: memory.workspace + places.maps, memory.kernels)
  }

  /// Latents, beside which the labels are put, → windows.
  func decode(_ shard: Shard, _ memory: Memory) -> UnsafePointer<Float> {
    let z = memory.workspace + places.z
    if description.isGivenLabels {
      for row in 0..<shard.count {
        z[row * latentExtent.stride + description.latent] = shard.label(row) ?? 0
      }
    }
    return decoder.forward(
      z, windows: shard.count, packed: memory.packed + starts[2].packed, places.decoder, memory)
  }

  /// From the gradient of the windows down to all weights.
  private func backward(
    _ shard: Shard, _ memory: Memory, _ buffers: Variational.Buffers, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) {
    decoder.backward(
      buffers.z, inputGradient: buffers.zGradient, windows: shard.count, at: starts[2],
      places.decoder, memory, gradient: gradient, isAdding: isAdding, passed: passed)
    variational.sampleBackward(
      buffers, windows: shard.count, noise: Float(description.noise),
      weight: Float(step.divergenceWeight) * step.scale, memory.kernels)
    let x = memory.workspace + places.input
    let top = places.encoder.outputs.last.map { memory.workspace + $0 } ?? x
    variational.map.backward(
      buffers.mapGradients, x: top, rows: shard.count,
      transposed: memory.transposed + starts[1].transposed,
      into: places.encoder.gradients.last.map { memory.workspace + $0 },
      gradient: gradient + starts[1].packed, isAdding: isAdding, memory.kernels)
    passed(starts[1].packed)
    encoder.backward(
      x, inputGradient: nil, windows: shard.count, at: starts[0], places.encoder, memory,
      gradient: gradient, isAdding: isAdding, passed: passed)
  }

  /// How the output lies in memory: from row to row and from bin to bin.
  func outputStrides(windows: Int) -> (row: Int, bin: Int) {
    let extent = decoder.layers[decoder.layers.count - 1].output
    return extent.steps == columns && extent.width == 1
      ? (extent.stride, windows * extent.stride) : (extent.stride, 1)
  }

  /// The loss's parts, and its gradient in the output layer's place where the scale is not 0.
  private func sums(
    _ shard: Shard, _ y: UnsafePointer<Float>, _ buffers: Variational.Buffers, scale: Float,
    _ countsCorrect: Bool, _ memory: Memory
  ) -> ShardSums {
    let gradient = memory.workspace + places.decoder.gradients[decoder.layers.count - 1]
    let strides = outputStrides(windows: shard.count)
    let factor = 2 * scale / Float(columns)
    var sums = ShardSums(rows: shard.count)
    for row in 0..<shard.count {
      let window = shard.window(row)
      var squares: Float = 0
      for t in 0..<columns {
        let place = row * strides.row + t * strides.bin
        let difference = y[place] - window[t]
        squares += difference * difference
        gradient[place] = factor * difference
      }
      sums.error += Double(squares) / Double(columns)
      sums.divergence += Double(buffers.divergence[row])
      if countsCorrect {
        let output = largest(y + row * strides.row, stride: strides.bin)
        sums.correct += output == largest(window, stride: 1) ? 1 : 0
      }
    }
    return sums
  }

  private func largest(_ values: UnsafePointer<Float>, stride: Int) -> Int {
    var best = 0
    for t in 1..<max(1, columns) where values[t * stride] > values[best * stride] { best = t }
    return best
  }
}
