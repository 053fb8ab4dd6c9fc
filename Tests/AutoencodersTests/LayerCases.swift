import Autoencoders
import LinearAlgebra

/// A layer as the gradient tests see it.
struct LayerCase: CustomStringConvertible, Sendable {
  let description: String
  let layer: any Layer
  var windows = 3
}

/// Small layers of every kind, for differences. A new layer gets a row here.
let smallLayers: [LayerCase] = [
  LayerCase(
    description: "lstm, all states",
    layer: LSTM(inputs: 3, units: 4, steps: 5, result: .allStates)),
  LayerCase(
    description: "lstm, last state", layer: LSTM(inputs: 2, units: 3, steps: 4, result: .lastState)),
  LayerCase(
    description: "lstm, constant input",
    layer: LSTM(inputs: 3, units: 4, steps: 5, source: .constant, result: .allStates)),
  LayerCase(
    description: "lstm of one bin, one unit",
    layer: LSTM(inputs: 1, units: 1, steps: 1, result: .lastState), windows: 1),
  LayerCase(
    description: "dense, linear",
    layer: Dense(input: Extent(steps: 1, width: 4), units: 3, activation: .linear)),
  LayerCase(
    description: "dense, tanh, per bin",
    layer: Dense(input: Extent(steps: 3, width: 2), units: 4, activation: .tanh)),
  LayerCase(
    description: "dense, sigmoid",
    layer: Dense(input: Extent(steps: 1, width: 5), units: 2, activation: .sigmoid)),
  LayerCase(
    description: "dense, relu",
    layer: Dense(input: Extent(steps: 1, width: 4), units: 6, activation: .relu)),
  LayerCase(
    description: "conv, odd width, tanh",
    layer: Conv(input: Extent(steps: 6, width: 2), units: 3, width: 3, activation: .tanh)),
  LayerCase(
    description: "conv, even width, with holes",
    layer: Conv(
      input: Extent(steps: 7, width: 2), units: 2, width: 4, activation: .sigmoid, dilation: 2)),
  LayerCase(
    description: "conv, steps of 3",
    layer: Conv(
      input: Extent(steps: 8, width: 3), units: 2, width: 5, activation: .linear, stride: 3)),
  LayerCase(
    description: "conv, wider than the window, holes and steps",
    layer: Conv(
      input: Extent(steps: 3, width: 1), units: 2, width: 9, activation: .linear, dilation: 3,
      stride: 2)),
  LayerCase(
    description: "conv of one bin, one unit",
    layer: Conv(input: Extent(steps: 1, width: 1), units: 1, width: 1, activation: .linear),
    windows: 1),
  LayerCase(
    description: "side inputs, per bin",
    layer: SideInput(input: Extent(steps: 3, width: 2), side: 2)),
  LayerCase(
    description: "side inputs of a window",
    layer: SideInput(input: Extent(steps: 1, width: 17), side: 18)),
  LayerCase(
    description: "bins into one row", layer: Reshape.flattening(Extent(steps: 3, width: 18))),
  LayerCase(
    description: "one row into bins", layer: Reshape.spreading(Extent(steps: 1, width: 51), over: 3)
  ),
]

/// Layers of awkward and of usual widths, for the kernels.
let kernelLayers: [LayerCase] = [1, 7, 48, 64, 100].flatMap { units in
  [
    LayerCase(
      description: "lstm(\(units)), all states",
      layer: LSTM(inputs: 3, units: units, steps: 6, result: .allStates), windows: 16),
    LayerCase(
      description: "lstm(\(units)) on \(units), last state",
      layer: LSTM(inputs: units, units: units, steps: 4, result: .lastState), windows: 11),
    LayerCase(
      description: "lstm(\(units)), constant input",
      layer: LSTM(inputs: 33, units: units, steps: 5, source: .constant, result: .allStates),
      windows: 7),
    LayerCase(
      description: "dense(\(units), tanh), per bin",
      layer: Dense(input: Extent(steps: 9, width: 21), units: units, activation: .tanh),
      windows: 16),
    LayerCase(
      description: "dense(\(units), sigmoid)",
      layer: Dense(input: Extent(steps: 1, width: 300), units: units, activation: .sigmoid),
      windows: 5),
    LayerCase(
      description: "conv(\(units), 9, tanh) on \(units)",
      layer: Conv(
        input: Extent(steps: 12, width: units), units: units, width: 9, activation: .tanh),
      windows: 16),
  ]
}

/// Layers of so many bins that their gradients are summed up in parts.
let longLayers: [LayerCase] = [
  LayerCase(
    description: "lstm over 45 bins, all states",
    layer: LSTM(inputs: 3, units: 20, steps: 45, result: .allStates), windows: 16),
  LayerCase(
    description: "lstm over 41 bins, last state",
    layer: LSTM(inputs: 18, units: 5, steps: 41, result: .lastState), windows: 16),
  LayerCase(
    description: "lstm over 64 bins, constant input",
    layer: LSTM(inputs: 6, units: 17, steps: 64, source: .constant, result: .allStates),
    windows: 11),
  LayerCase(
    description: "conv over 70 bins of one number",
    layer: Conv(
      input: Extent(steps: 70, width: 1), units: 20, width: 65, activation: .sigmoid, stride: 2),
    windows: 16),
  LayerCase(
    description: "conv over 40 bins, gathered in parts",
    layer: Conv(
      input: Extent(steps: 40, width: 24), units: 17, width: 9, activation: .linear, dilation: 2),
    windows: 11),
]

/// Numbers of deviation `scale` that a name decides.
func randomNumbers(_ count: Int, _ seed: Int, scale: Double = 0.5) -> [Double] {
  var random = RandomStream(seed: UInt64(seed), purpose: .simulation)
  return (0..<count).map { _ in scale * random.normal() }
}

/// Random weights of a layer, biases included.
func randomWeights(_ layer: any Layer, seed: Int, scale: Double = 0.4) -> [[Double]] {
  layer.weights.enumerated().map { randomNumbers($1.count, seed + $0 + 1, scale: scale) }
}

/// What a layer gives on some input, and the gradients for some gradient of its output.
struct LayerResult {
  var output, inputGradient: [Double]
  var weightGradients: [[Double]]
}

extension LayerCase {
  /// The side inputs, [windows][side].
  var side: [Double] { randomNumbers(windows * layer.sideInputs, 77).map { Double(Float($0)) } }

  func plain<S: Scalar>(_ input: [S], _ outputGradient: [S], _ weights: [[S]]) -> LayerResult {
    let side = self.side.map { S($0) }
    let pass = layer.plainForward(input, side: side, windows: windows, weights: weights)
    let gradient = layer.plainBackward(
      outputGradient, after: pass, windows: windows, weights: weights)
    return LayerResult(
      output: pass.output.map(Double.init), inputGradient: gradient.input.map(Double.init),
      weightGradients: gradient.weights.map { $0.map(Double.init) })
  }

  /// The same by the kernels, twice: the second time added to the gradient of the first. Without
  /// a memory of the forward pass there is no gradient.
  func fast(
    _ input: [Double], _ outputGradient: [Double], _ weights: [[Double]], _ kernels: Kernels,
    isRemembered: Bool = true
  ) -> LayerResult {
    let packed = Memory(layer.packedCount)
    layer.pack(weights.map { $0.map(Float.init) }, into: packed.base)
    let transposed = Memory(layer.transposedCount)
    for tile in layer.tiles { tile.transpose(packed.base, into: transposed.base, kernels) }
    let x = Memory(padding: input, layer.input, windows)
    let y = Memory(layer.output.count(windows: windows))
    let scratch = Memory(layer.scratchCount(windows: windows))
    let side = Memory(padding: side, Extent(steps: 1, width: max(1, layer.sideInputs)), windows)
    let xGradient = Memory(layer.input.count(windows: windows))
    let gradient = Memory(layer.packedCount)
    let forward = ForwardPass(
      windows: windows, kernels: kernels, packed: packed.base, input: x.base, output: y.base,
      scratch: scratch.base, side: side.base, isRemembered: isRemembered)
    for isAdding in [false, true] {
      layer.forward(forward)
      guard isRemembered else { continue }
      let yGradient = Memory(padding: outputGradient, layer.output, windows)
      layer.backward(
        BackwardPass(
          forward: forward, transposed: transposed.base, outputGradient: yGradient.base,
          inputGradient: xGradient.base, gradient: gradient.base, isAdding: isAdding))
    }
    return LayerResult(
      output: y.numbers(layer.output, windows),
      inputGradient: xGradient.numbers(layer.input, windows),
      weightGradients: layer.unpack(gradient.base).map { $0.map { Double($0) / 2 } })
  }
}

/// Zeroed memory that ends with the test.
final class Memory {
  let base: UnsafeMutablePointer<Float>

  init(_ count: Int) {
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: 0, count: max(1, count))
  }

  convenience init(padding values: [Double], _ extent: Extent, _ windows: Int) {
    self.init(extent.count(windows: windows))
    for (index, value) in values.enumerated() {
      base[index / extent.width * extent.stride + index % extent.width] = Float(value)
    }
  }

  deinit { base.deallocate() }

  func numbers(_ extent: Extent, _ windows: Int) -> [Double] {
    (0..<extent.steps * windows * extent.width).map {
      Double(base[$0 / extent.width * extent.stride + $0 % extent.width])
    }
  }
}

/// The largest difference, relative to the largest number (at least 1).
func largestDifference(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  let size = b.map(abs).max() ?? 0
  return (zip(a, b).map { $0 == $1 ? 0 : abs($0 - $1) }.max() ?? 0) / max(1, size)
}
