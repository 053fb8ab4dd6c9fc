/// Layers one on top of the other, with their places in a network's memory.
struct LayerStack: NetworkPart {
  /// The layers with the names of their weights.
  let parts: [LayerPart]
  /// The same without names, for the passes.
  let layers: [any Layer]
  /// The same with where the weights of each begin.
  private let own: NetworkParts

  init(_ parts: [LayerPart]) {
    self.parts = parts
    layers = parts.map(\.layer)
    own = NetworkParts(layers)
  }

  var packedCount: Int { own.packedCount }
  var transposedCount: Int { own.transposedCount }

  /// All weights with their full names, in order.
  var weights: [WeightShape] { parts.flatMap(\.weights) }

  /// Roughly how many multiplications a window takes along the bins, forward and backward.
  var cost: Double {
    layers.reduce(0) { sum, layer in
      sum + 3 * Double(layer.packedCount) * Double(max(layer.output.steps, layer.input.steps))
    }
  }

  /// Where each layer's values, gradients and scratch lie in a workspace.
  struct Places: Sendable {
    var outputs: [Int] = []
    var gradients: [Int] = []
    var scratch: [Int] = []
  }

  /// Takes places for so many windows from a growing workspace.
  func places(windows: Int, in workspace: inout Workspace) -> Places {
    var places = Places()
    for layer in layers {
      places.outputs.append(workspace.take(layer.output.count(windows: windows)))
      places.gradients.append(workspace.take(layer.output.count(windows: windows)))
      places.scratch.append(workspace.take(layer.scratchCount(windows: windows)))
    }
    return places
  }

  /// Runs all layers; gives the last one's output, or the input where there is none.
  func forward(
    _ input: UnsafePointer<Float>, windows: Int, packed weights: UnsafePointer<Float>,
    _ places: Places, _ memory: Memory
  ) -> UnsafePointer<Float> {
    var input = input
    for index in layers.indices {
      let pass = forwardPass(index, input, windows: windows, packed: weights, places, memory)
      layers[index].forward(pass)
      input = UnsafePointer(pass.output)
    }
    return input
  }

  /// From the gradient in the last layer's place down to `inputGradient`.
  func backward(
    _ input: UnsafePointer<Float>, inputGradient: UnsafeMutablePointer<Float>?, windows: Int,
    at start: WeightPlace, _ places: Places, _ memory: Memory,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) {
    for index in layers.indices.reversed() {
      let below = index == 0 ? input : UnsafePointer(memory.workspace + places.outputs[index - 1])
      let forward = forwardPass(
        index, below, windows: windows, packed: memory.packed + start.packed, places, memory)
      layers[index].backward(
        BackwardPass(
          forward: forward,
          transposed: memory.transposed + (start + own.starts[index]).transposed,
          outputGradient: memory.workspace + places.gradients[index],
          inputGradient: index == 0
            ? inputGradient : memory.workspace + places.gradients[index - 1],
          gradient: gradient + (start + own.starts[index]).packed, isAdding: isAdding))
      passed((start + own.starts[index]).packed)
    }
  }

  private func forwardPass(
    _ index: Int, _ input: UnsafePointer<Float>, windows: Int,
    packed weights: UnsafePointer<Float>, _ places: Places, _ memory: Memory
  ) -> ForwardPass {
    ForwardPass(
      windows: windows, kernels: memory.kernels, packed: weights + own.starts[index].packed,
      input: input,
      output: memory.workspace + places.outputs[index],
      scratch: memory.workspace + places.scratch[index], side: memory.side,
      isRemembered: memory.isLearning)
  }

  /// The tiles of each layer, for a stack that begins at these places.
  func tiles(at start: WeightPlace) -> [[WeightTile]] { own.tiles(at: start) }

  func pack(_ weights: [[Float]], into memory: UnsafeMutablePointer<Float>) {
    own.pack(weights, into: memory)
  }

  func unpack(_ memory: UnsafePointer<Float>) -> [[Float]] { own.unpack(memory) }
}

/// Counts out places in a workspace, each at a multiple of 16 numbers.
struct Workspace: Sendable {
  private(set) var count = 0

  mutating func take(_ numbers: Int) -> Int {
    defer { count += padded(numbers) }
    return count
  }
}

/// What a pass reads and the memory that it works in.
package struct Memory {
  let kernels: Kernels
  let packed: UnsafePointer<Float>
  let transposed: UnsafePointer<Float>
  /// Zeroed once; a pass leaves its padding zero.
  let workspace: UnsafeMutablePointer<Float>
  /// Whether a backward pass follows each forward pass.
  var isLearning = true
  /// The rows' side inputs, [rows][side, padded]; null where there are none.
  var side: UnsafePointer<Float>?
}

/// Where each of several stretches of these lengths begins.
func starts(_ counts: [Int]) -> [Int] {
  var next = 0
  return counts.map { count in
    defer { next += count }
    return next
  }
}

extension Array {
  /// The array in consecutive parts of these lengths.
  func parted(_ counts: [Int]) -> [[Element]] {
    zip(Autoencoders.starts(counts), counts).map { first, count in
      Array(self[first..<first + count])
    }
  }
}
