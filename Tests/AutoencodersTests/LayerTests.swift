import Autoencoders
import LinearAlgebra
import Testing

@Suite("Layers")
struct LayerTests {
  @Test("A plain gradient is the central difference in double precision", arguments: smallLayers)
  func gradientIsDifference(_ row: LayerCase) {
    let layer = row.layer
    let input = randomNumbers(layer.input.steps * row.windows * layer.input.width, 1)
    let weights = randomWeights(layer, seed: 10)
    let slope = randomNumbers(layer.output.steps * row.windows * layer.output.width, 2)
    func loss(_ input: [Double], _ weights: [[Double]]) -> Double {
      let output = layer.plainForward(
        input, side: row.side, windows: row.windows, weights: weights
      ).output
      return zip(output, slope).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let result = row.plain(input, slope, weights)
    let h = 1e-5
    for index in input.indices {
      var (up, down) = (input, input)
      up[index] += h
      down[index] -= h
      let difference = (loss(up, weights) - loss(down, weights)) / (2 * h)
      #expect(abs(difference - result.inputGradient[index]) < 1e-7)
    }
    for weight in weights.indices {
      for index in weights[weight].indices {
        var (up, down) = (weights, weights)
        up[weight][index] += h
        down[weight][index] -= h
        let difference = (loss(input, up) - loss(input, down)) / (2 * h)
        #expect(abs(difference - result.weightGradients[weight][index]) < 1e-7)
      }
    }
  }

  @Test(
    "The kernels of every instruction set agree with the plain layer",
    arguments: smallLayers + kernelLayers + longLayers)
  func kernelsAgree(_ row: LayerCase) {
    let layer = row.layer
    let input = randomNumbers(layer.input.steps * row.windows * layer.input.width, 1)
    let weights = randomWeights(layer, seed: 10, scale: 0.2)
    let slope = randomNumbers(layer.output.steps * row.windows * layer.output.width, 2)
    let rounded = { (values: [Double]) in values.map { Double(Float($0)) } }
    let plain = row.plain(rounded(input), rounded(slope), weights.map(rounded))
    for kernels in Kernels.supported {
      let fast = row.fast(input, slope, weights, kernels)
      #expect(largestDifference(fast.output, plain.output) < 5e-6)
      #expect(largestDifference(fast.inputGradient, plain.inputGradient) < 1e-5)
      for (a, b) in zip(fast.weightGradients, plain.weightGradients) {
        #expect(largestDifference(a, b) < 1e-5)
      }
    }
  }

  @Test(
    "A forward pass that no backward pass follows gives the same bits",
    arguments: smallLayers + kernelLayers)
  func unrememberedPassAgrees(_ row: LayerCase) {
    let layer = row.layer
    let input = randomNumbers(layer.input.steps * row.windows * layer.input.width, 1)
    let weights = randomWeights(layer, seed: 10, scale: 0.2)
    let slope = randomNumbers(layer.output.steps * row.windows * layer.output.width, 2)
    for kernels in Kernels.supported {
      let learning = row.fast(input, slope, weights, kernels)
      let encoding = row.fast(input, slope, weights, kernels, isRemembered: false)
      #expect(encoding.output == learning.output)
    }
  }

  @Test("The plain layer in single precision agrees with double", arguments: smallLayers)
  func singlePrecisionAgrees(_ row: LayerCase) {
    let layer = row.layer
    let input = randomNumbers(layer.input.steps * row.windows * layer.input.width, 1)
    let weights = randomWeights(layer, seed: 10)
    let slope = randomNumbers(layer.output.steps * row.windows * layer.output.width, 2)
    let single = row.plain(
      input.map(Float.init), slope.map(Float.init), weights.map { $0.map(Float.init) })
    let double = row.plain(input, slope, weights)
    #expect(largestDifference(single.output, double.output) < 1e-5)
    #expect(largestDifference(single.inputGradient, double.inputGradient) < 1e-5)
  }

  @Test("Packed weights unpack to the same bits", arguments: smallLayers + kernelLayers)
  func packingIsExact(_ row: LayerCase) {
    let weights = randomWeights(row.layer, seed: 3).map { $0.map(Float.init) }
    let packed = Memory(row.layer.packedCount)
    row.layer.pack(weights, into: packed.base)
    #expect(row.layer.unpack(packed.base) == weights)
    #expect(row.layer.weights.map(\.count) == weights.map(\.count))
  }

  @Test("Tiles cover all packed weights once", arguments: smallLayers + kernelLayers)
  func tilesCover(_ row: LayerCase) {
    var next = 0
    for tile in row.layer.tiles.sorted(by: { $0.packed < $1.packed }) {
      #expect(tile.packed == next && tile.count > 0)
      next += tile.count
    }
    #expect(next == row.layer.packedCount)
  }
}
