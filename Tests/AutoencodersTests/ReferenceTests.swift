import Autoencoders
import Files
import Foundation
import LinearAlgebra
import Testing

/// The numbers that `scripts/reference/autoencoder.py` writes with PyTorch in double precision.
struct ReferenceNumbers: Decodable {
  struct LayerNumbers: Decodable {
    var output, input_gradient: [Double]
    var weight_gradients: [[Double]]
  }
  struct Loss: Decodable {
    var loss: Double
    var gradients: [[Double]]
  }
  struct Adam: Decodable {
    var losses: [Double]
    var weights: [[Double]]
  }
  /// The factors of the learning rate in each step of a run.
  struct Rates: Decodable {
    var rates: [Double]
  }
  var lstm, dense, conv, strided: LayerNumbers
  var vae, gaussian: Loss
  var schedules: [String: [Rates]]
  var adam: Adam

  static func read() throws -> ReferenceNumbers {
    let url = try #require(
      Bundle.module.url(
        forResource: "autoencoder", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(ReferenceNumbers.self, from: Data(contentsOf: url))
  }
}

/// The script's formula for inputs and weights.
private func wave(_ count: Int, _ phase: Double, _ scale: Double) -> [Double] {
  (0..<count).map { (k: Int) -> Double in
    let angle: Double = phase + 0.7 * Double(k) + 0.3 * Double(k % 5)
    return Double(Float(scale * sin(angle)))
  }
}

private func lstmWeights(_ inputs: Int, _ units: Int, _ phase: Double) -> [[Double]] {
  [
    wave(inputs * 4 * units, phase, 0.5), wave(units * 4 * units, phase + 1, 0.4),
    wave(4 * units, phase + 2, 0.3),
  ]
}

private func denseWeights(_ inputs: Int, _ units: Int, _ phase: Double) -> [[Double]] {
  [wave(inputs * units, phase, 0.5), wave(units, phase + 2, 0.3)]
}

private let modelWeights =
  lstmWeights(3, 6, 1) + denseWeights(6, 4, 4) + denseWeights(6, 4, 7) + lstmWeights(4, 5, 10)
  + denseWeights(5, 1, 13)

private func description(noise: Double) -> VAEDescription {
  VAEDescription(
    latent: 4, encoder: [.lstm(units: 6)], decoder: [.lstm(units: 5)], kl: 0.01, noise: noise)
}

/// Numbers of [windows][steps][width] in our order [steps][windows][width].
private func timeMajor(_ values: [Double], windows: Int, steps: Int, width: Int) -> [Double] {
  (0..<values.count).map { index in
    let (step, window) = (index / width / windows, index / width % windows)
    return values[(window * steps + step) * width + index % width]
  }
}

@Suite("PyTorch's numbers")
struct ReferenceTests {
  @Test("An LSTM gives PyTorch's states and gradients")
  func lstm() throws {
    let numbers = try ReferenceNumbers.read().lstm
    let row = LayerCase(
      description: "", layer: LSTM(inputs: 3, units: 7, steps: 5, result: .allStates), windows: 4)
    let input = timeMajor(wave(60, 0.1, 1), windows: 4, steps: 5, width: 3)
    let slope = timeMajor(wave(140, 2, 1), windows: 4, steps: 5, width: 7)
    let output = timeMajor(numbers.output, windows: 4, steps: 5, width: 7)
    let inputGradient = timeMajor(numbers.input_gradient, windows: 4, steps: 5, width: 3)
    let weights = lstmWeights(3, 7, 0.5)
    var results = [(row.plain(input, slope, weights), 1e-8)]
    for kernels in Kernels.supported {
      results.append((row.fast(input, slope, weights, kernels), 1e-5))
    }
    for (result, tolerance) in results {
      #expect(largestDifference(result.output, output) < tolerance)
      #expect(largestDifference(result.inputGradient, inputGradient) < tolerance)
      for (a, b) in zip(result.weightGradients, numbers.weight_gradients) {
        #expect(largestDifference(a, b) < tolerance)
      }
    }
  }

  @Test("A dense layer gives PyTorch's values and gradients")
  func dense() throws {
    let numbers = try ReferenceNumbers.read().dense
    let row = LayerCase(
      description: "",
      layer: Dense(input: Extent(steps: 1, width: 5), units: 7, activation: .tanh), windows: 4)
    let (input, slope) = (wave(20, 0.1, 1), wave(28, 2, 1))
    let weights = denseWeights(5, 7, 0.5)
    for kernels in Kernels.supported {
      let result = row.fast(input, slope, weights, kernels)
      #expect(largestDifference(result.output, numbers.output) < 1e-5)
      #expect(largestDifference(result.inputGradient, numbers.input_gradient) < 1e-5)
      for (a, b) in zip(result.weightGradients, numbers.weight_gradients) {
        #expect(largestDifference(a, b) < 1e-5)
      }
    }
  }

  @Test("A convolution gives PyTorch's values and gradients, with holes and with steps")
  func convolution() throws {
    let numbers = try ReferenceNumbers.read()
    for (layer, expected) in [
      (
        Conv(input: Extent(steps: 9, width: 3), units: 7, width: 4, activation: .tanh, dilation: 2),
        numbers.conv
      ),
      (
        Conv(input: Extent(steps: 8, width: 2), units: 5, width: 3, activation: .tanh, stride: 2),
        numbers.strided
      ),
    ] {
      let row = LayerCase(description: "", layer: layer, windows: 4)
      func own(_ values: [Double], _ extent: Extent) -> [Double] {
        timeMajor(values, windows: 4, steps: extent.steps, width: extent.width)
      }
      let input = own(wave(4 * layer.input.steps * layer.input.width, 0.1, 1), layer.input)
      let slope = own(wave(4 * layer.output.steps * layer.output.width, 2, 1), layer.output)
      let weights = [
        wave(layer.weights[0].count, 0.5, 0.5), wave(layer.weights[1].count, 2.5, 0.3),
      ]
      var results = [(row.plain(input, slope, weights), 1e-8)]
      for kernels in Kernels.supported {
        results.append((row.fast(input, slope, weights, kernels), 1e-5))
      }
      for (result, tolerance) in results {
        #expect(largestDifference(result.output, own(expected.output, layer.output)) < tolerance)
        #expect(
          largestDifference(result.inputGradient, own(expected.input_gradient, layer.input))
            < tolerance)
        for (a, b) in zip(result.weightGradients, expected.weight_gradients) {
          #expect(largestDifference(a, b) < tolerance)
        }
      }
    }
  }

  @Test("Convolutions around learned noise give PyTorch's loss in nats and its gradient")
  func learnedNoise() throws {
    let numbers = try ReferenceNumbers.read().gaussian
    let description = VAEDescription(
      latent: 4,
      encoder: [.conv(units: 3, width: 3, activation: .tanh), .conv(units: 2, width: 5)],
      decoder: [.conv(units: 3, width: 3, activation: .tanh)], likelihood: gaussian, kl: 0.7)
    func convWeights(_ inputs: Int, _ units: Int, _ width: Int, _ phase: Double) -> [[Double]] {
      [wave(width * inputs * units, phase, 0.5), wave(units, phase + 2, 0.3)]
    }
    let weights =
      convWeights(3, 3, 3, 1) + convWeights(3, 2, 5, 4) + denseWeights(18, 4, 7)
      + denseWeights(18, 4, 10) + denseWeights(4, 27, 13) + convWeights(3, 3, 3, 16)
      + denseWeights(3, 1, 19) + [wave(1, 22, 0.5)]
    let (windows, epsilon) = (wave(63, 0.2, 1), wave(28, 3.3, 1))
    let result = try PlainVAE(description, columns: 9).loss(
      (0..<7).map { Array(windows[$0 * 9..<$0 * 9 + 9]) }, labels: nil,
      epsilon: (0..<7).map { Array(epsilon[$0 * 4..<$0 * 4 + 4]) }, weights: weights)
    #expect(abs(result.loss - numbers.loss) < 1e-9)
    for (a, b) in zip(result.gradients, numbers.gradients) {
      #expect(largestDifference(a, b) < 1e-9)
    }
  }

  @Test("The loss of a variational autoencoder and its gradient are PyTorch's")
  func loss() throws {
    let numbers = try ReferenceNumbers.read().vae
    let windows = wave(63, 0.2, 1)
    let epsilon = wave(28, 3.3, 1)
    let result = try PlainVAE(description(noise: 1), columns: 9).loss(
      (0..<7).map { Array(windows[$0 * 9..<$0 * 9 + 9]) }, labels: nil,
      epsilon: (0..<7).map { Array(epsilon[$0 * 4..<$0 * 4 + 4]) }, weights: modelWeights)
    #expect(abs(result.loss - numbers.loss) < 1e-9)
    for (a, b) in zip(result.gradients, numbers.gradients) {
      #expect(largestDifference(a, b) < 1e-9)
    }
  }

  @Test("Ten steps of Adam give PyTorch's losses within 1e-5 and weights within 1e-4")
  func adam() throws {
    let numbers = try ReferenceNumbers.read().adam
    let plain = try PlainVAE(description(noise: 0), columns: 9)
    let data = Matrix(rows: 7, columns: 9, values: wave(63, 0.2, 1).map(Float.init))
    var options = TrainingOptions()
    options.epochs = 0
    var file = try VAE(description(noise: 0)).trained(on: data, options: options).file()
    for (index, weight) in plain.weights.enumerated() {
      #expect(file.tensors[index].name == weight.name)
      file.tensors[index].values = modelWeights[index].map(Float.init)
    }
    options.epochs = 10
    let model = try VAE(file).trained(on: data, options: options)
    for (record, loss) in zip(model.history, numbers.losses) {
      #expect(abs(record.training.loss - loss) < 1e-5)
    }
    let trained = try model.file().tensors
    for (index, weight) in numbers.weights.enumerated() {
      #expect(largestDifference(trained[index].values.map(Double.init), weight) < 1e-4)
    }
    #expect(model.history.count == numbers.losses.count)
  }

  /// What `scripts/reference/exchange_pytorch.py` writes, row after row.
  private struct Exchanged: Decodable {
    var windows, latents, decoded: [Float]

    var data: Matrix { Matrix(rows: 4, columns: windows.count / 4, values: windows) }
  }

  /// Models whose weights PyTorch wrote, by the names of the files.
  private static let exchanged: [(String, VAEDescription)] = [
    (
      "pytorch",
      VAEDescription(
        latent: 3, encoder: [.dense(units: 5, activation: .tanh), .lstm(units: 6)],
        decoder: [.lstm(units: 4), .dense(units: 3, activation: .tanh)])
    ),
    (
      "pytorch_conv",
      VAEDescription(
        latent: 3,
        encoder: [.conv(units: 5, width: 3, activation: .tanh), .conv(units: 4, width: 5)],
        decoder: [.conv(units: 6, width: 3, activation: .relu), .conv(units: 2)])
    ),
  ]

  private func fresh(_ name: String, _ description: VAEDescription) throws -> (
    model: VAE, file: TensorFile, numbers: Exchanged
  ) {
    func content(_ ending: String) throws -> Data {
      let url = try #require(
        Bundle.module.url(forResource: name, withExtension: ending, subdirectory: "Reference"))
      return try Data(contentsOf: url)
    }
    let numbers = try JSONDecoder().decode(Exchanged.self, from: content("json"))
    var options = TrainingOptions()
    options.epochs = 0
    let model = try VAE(description).trained(on: numbers.data, options: options)
    return (model, try TensorFile(Array(content("safetensors"))), numbers)
  }

  @Test(
    "Weights that PyTorch wrote give PyTorch's encodings and decodings within 1e-5",
    arguments: exchanged)
  func exchange(_ name: String, _ description: VAEDescription) throws {
    let (fresh, file, numbers) = try fresh(name, description)
    let model = try fresh.replacingWeights(from: file)
    let latents = try model.latents(of: numbers.data)
    #expect(
      largestDifference(latents.values.map(Double.init), numbers.latents.map(Double.init)) < 1e-5)
    let decoded = try model.decode(latents)
    #expect(
      largestDifference(decoded.values.map(Double.init), numbers.decoded.map(Double.init)) < 1e-5)
    // The other way the names and shapes are the same, and the two biases amount to the same.
    let again = try model.weights(in: .pytorch)
    #expect(
      Dictionary(uniqueKeysWithValues: again.tensors.map { ($0.name, $0.shape) })
        == Dictionary(uniqueKeysWithValues: file.tensors.map { ($0.name, $0.shape) }))
    #expect(try fresh.replacingWeights(from: again).latents(of: numbers.data) == latents)
    let keras = try model.weights(in: .keras)
    #expect(try fresh.replacingWeights(from: keras).latents(of: numbers.data) == latents)
  }

  @Test("Of an LSTM's two biases both must be there, alike")
  func lackingBias() throws {
    let (fresh, file, _) = try fresh(Self.exchanged[0].0, Self.exchanged[0].1)
    var lacking = file
    lacking.tensors.removeAll { $0.name == "decoder.0.bias_hh_l0" }
    #expect(throws: AutoencoderError.tensorMissing(name: "decoder.0.bias_hh_l0")) {
      try fresh.replacingWeights(from: lacking)
    }
  }
}
