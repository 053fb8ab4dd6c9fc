import LinearAlgebra

/// A network with one output, the logit of the second class, and cross-entropy as its loss.
package struct ClassifierNetwork: Network {
  package let columns: Int
  let input: WindowInput
  let stack: LayerStack
  let likelihood = CrossEntropy()
  package let weights: [WeightShape]
  package let tiles: [[WeightTile]]
  package let workspaceCount: Int
  private let inputPlace: Int
  private let stackPlaces: LayerStack.Places

  package init(
    _ description: ClassifierDescription, columns: Int
  ) throws(AutoencoderError) {
    try description.validate()
    try require(columns, "the width of the data", in: 1...1_048_576)
    self.columns = columns
    input = WindowInput(
      columns: columns, features: description.features,
      isSequence: description.layers.contains { $0.worksAlongBins })
    let layers = try encoderParts(description.layers, named: "layers", input: input.extent)
    let top = Dense(
      input: layers.last?.layer.output ?? input.extent, units: 1, activation: .linear,
      passesGradient: !layers.isEmpty)
    let parts = layers + [LayerPart(top, named: "output")]
    try checkSizes(parts.map(\.layer), extents: parts.map(\.layer.output))
    stack = LayerStack(parts)
    weights = stack.weights
    tiles = stack.tiles(at: .first)
    var space = Workspace()
    inputPlace = space.take(input.extent.count(windows: shardRows))
    stackPlaces = stack.places(windows: shardRows, in: &space)
    workspaceCount = space.count
    try requireSize(Double(workspaceCount), of: "working memory")
  }

  package var groups: [String] { [] }
  package var packedCount: Int { stack.packedCount }
  package var transposedCount: Int { stack.transposedCount }
  package var cost: Double { stack.cost }
  package var terms: [LossTerm] { [likelihood.term] }

  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    stack.pack(weights, into: packed)
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] { stack.unpack(packed) }

  package func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums {
    let sums = forward(shard, memory, scale: step.scale)
    stack.backward(
      memory.workspace + inputPlace, inputGradient: nil, windows: shard.count,
      at: .first, stackPlaces, memory, gradient: gradient,
      isAdding: isAdding, passed: passed)
    return sums
  }

  package func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums {
    forward(shard, memory, scale: 0)
  }

  /// Rows → logits, one in every `logitStride` numbers.
  func logits(_ shard: Shard, _ memory: Memory) -> UnsafePointer<Float> {
    let x = memory.workspace + inputPlace
    input.fill(x, from: shard)
    return stack.forward(
      x, windows: shard.count, packed: memory.packed, stackPlaces, memory)
  }

  var logitStride: Int { padded(1) }

  private func forward(_ shard: Shard, _ memory: Memory, scale: Float) -> ShardSums {
    let pass = LikelihoodPass(
      shard: shard, labels: shard.data.labels ?? UnsafePointer(Floats.none.base), bins: 1,
      output: logits(shard, memory),
      gradient: memory.workspace + stackPlaces.gradients[stack.parts.count - 1],
      rowStride: logitStride, binStride: 1, scale: scale, weights: memory.packed,
      weightGradient: nil)
    var sums = ShardSums(rows: shard.count)
    sums.terms[0] = likelihood.loss(pass)
    for row in 0..<shard.count where likelihood.isRight(row, pass) { sums.correct += 1 }
    return sums
  }
}
