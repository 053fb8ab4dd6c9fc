import Glibc
import LinearAlgebra

/// A network with one output, the logit of the second class, and cross-entropy as its loss.
///
/// The loss is taken from the logit, log(1 + exp(logit)) - label * logit, which neither overflows
/// nor loses its gradient.
struct ClassifierNetwork: Network {
  let description: ClassifierDescription
  let columns: Int
  let input: WindowInput
  let stack: LayerStack
  let weights: [WeightShape]
  let tiles: [[WeightTile]]
  let workspaceCount: Int
  private let inputPlace: Int
  private let stackPlaces: LayerStack.Places

  init(_ description: ClassifierDescription, columns: Int) throws(AutoencoderError) {
    try description.validate()
    try require(columns, "the width of the data", in: 1...1_048_576)
    let isSequence = description.layers.contains { $0.isRecurrent }
    input = WindowInput(
      columns: columns, features: description.features, hasLabel: false, isSequence: isSequence)
    _ = try countedWeights(description.layers, inputs: input.extent.width)
    try checkWorkspace(description.layers, columns: columns)
    self.description = description
    self.columns = columns
    let layers = encoderLayers(description.layers, input: input.extent)
    let top = Dense(
      input: layers.last?.output ?? input.extent, units: 1, activation: .linear,
      passesGradient: !layers.isEmpty)
    stack = LayerStack(layers + [top])
    weights = named(layers, "layers") + named([top], "output", isNumbered: false)
    tiles = stack.tiles(at: WeightPlace(packed: 0, transposed: 0))
    var space = Workspace()
    inputPlace = space.take(input.extent.count(windows: shardRows))
    stackPlaces = stack.places(windows: shardRows, in: &space)
    workspaceCount = space.count
    try requireSize(Double(workspaceCount), of: "working memory")
  }

  var packedCount: Int { stack.packedCount }
  var transposedCount: Int { stack.transposedCount }
  var cost: Double { stackCost(stack) }
  var divergenceWeight: Double { 0 }

  func loss(_ sums: ShardSums, divergenceWeight: Double) -> Double {
    sums.error / Double(max(1, sums.rows))
  }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    stack.pack(weights, into: packed)
  }

  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] { stack.unpack(packed) }

  func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums {
    let sums = forward(shard, memory, scale: step.scale)
    stack.backward(
      memory.workspace + inputPlace, inputGradient: nil, windows: shard.count,
      at: WeightPlace(packed: 0, transposed: 0), stackPlaces, memory, gradient: gradient,
      isAdding: isAdding, passed: passed)
    return sums
  }

  func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums {
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
    let logits = logits(shard, memory)
    let gradient = memory.workspace + stackPlaces.gradients[stack.layers.count - 1]
    var sums = ShardSums(rows: shard.count)
    for row in 0..<shard.count {
      let logit = Double(logits[row * logitStride])
      let label = Double(shard.label(row) ?? 0)
      sums.error += max(logit, 0) + log1p(exp(-abs(logit))) - label * logit
      sums.correct += (logit > 0) == (label == 1) ? 1 : 0
      gradient[row * logitStride] = scale * Float(1 / (1 + exp(-logit)) - label)
    }
    return sums
  }
}

/// Refuses layers whose states alone would not fit in the memory of a pass.
func checkWorkspace(_ specs: [LayerSpec], columns: Int) throws(AutoencoderError) {
  let widest = specs.map(\.units).max() ?? 1
  try requireSize(
    Double(columns) * Double(padded(widest)) * Double(shardRows), of: "working memory")
}
