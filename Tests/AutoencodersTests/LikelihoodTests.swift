import Autoencoders
import Files
import LinearAlgebra
import Testing

/// Rows of one shape each, whose noise has a deviation of each row's own.
private func noisy(_ deviations: [Float], columns: Int) -> Matrix {
  var random = RandomStream(seed: 4, purpose: .simulation)
  let values = deviations.flatMap { deviation in
    (0..<columns).map { Float($0 % 4) + deviation * Float(random.normal()) }
  }
  return Matrix(rows: deviations.count, columns: columns, values: values)
}

private func trained(
  _ likelihood: String, on rows: ModelRows, epochs: Int = 60
) throws -> VAE {
  var options = TrainingOptions()
  options.epochs = epochs
  options.learningRate = 0.02
  let description = VAEDescription(
    latent: 1, encoder: [], decoder: [], likelihood: try #require(LikelihoodKind(likelihood)))
  return try VAE(description).trained(on: rows, options: options)
}

@Suite("Likelihoods")
struct LikelihoodTests {
  @Test("The deviation of the noise is found, and the loss is then the data's entropy in nats")
  func learnsNoise() throws {
    let data = noisy(Array(repeating: 0.3, count: 600), columns: 10)
    let model = try trained("gaussian", on: ModelRows(data))
    #expect(abs(try #require(model.sigma) - 0.3) < 0.03)
    #expect(model.beta == 1)
    let entropy = 10 * (Double.logarithm(0.3) + 0.5 * Double.logarithm(2 * Double.pi) + 0.5)
    #expect(abs(try #require(model.history.last).training.loss - entropy) < 1.5)
    let health = try model.health(data)
    #expect(abs(health.evidenceBound + entropy) < 1.5)
    #expect(health.weightedBound >= health.evidenceBound - 0.1)
    #expect(health.sigma == model.sigma)
  }

  @Test("Noise by neuron is found for each, and a neuron that is new begins with their mean")
  func learnsNoiseByNeuron() throws {
    let deviations = (0..<600).map { [Float(0.1), 0.3, 0.9][$0 % 3] }
    let neurons = (0..<600).map { ["a", "b:1", "ç\n3"][$0 % 3] }
    let data = noisy(deviations, columns: 10)
    let model = try trained("gaussian-by-neuron", on: ModelRows(data, groups: neurons))
    let learned = try #require(try model.file().tensors.first { $0.name == "likelihood.log_sigma" })
    for (value, deviation) in zip(learned.values, [0.1, 0.3, 0.9]) {
      #expect(abs(Double(value) - Double.logarithm(deviation)) < 0.15)
    }
    let again = try VAE(TensorFile(model.file().bytes()))
    #expect(try again.file().tensors == model.file().tensors)
    var options = TrainingOptions()
    options.epochs = 0
    let wider = try again.trained(
      on: ModelRows(data, groups: neurons.map { $0 == "a" ? "new" : $0 }), options: options)
    let more = try #require(try wider.file().tensors.first { $0.name == "likelihood.log_sigma" })
    #expect(more.shape == [4] && Array(more.values.prefix(3)) == learned.values)
    #expect(abs(more.values[3] - learned.values.reduce(0, +) / 3) < 1e-6)
    // Each neuron's own noise describes its rows better than one for all of them.
    let known = try model.health(data, groups: neurons).evidenceBound
    let swapped = try model.health(data, groups: neurons.map { $0 == "a" ? "b:1" : "a" })
    #expect(known > swapped.evidenceBound + 5)
    #expect(try model.health(data).evidenceBound < known)
  }

  @Test("What a likelihood learns is exchanged, and refused where it does not fit")
  func exchange() throws {
    let data = noisy(Array(repeating: 0.3, count: 60), columns: 6)
    let model = try trained("gaussian", on: ModelRows(data), epochs: 3)
    for layout in WeightLayout.allCases {
      let weights = try model.weights(in: layout)
      #expect(weights.tensors.contains { $0.name == "likelihood.log_sigma" })
      let back = try trained("gaussian", on: ModelRows(data), epochs: 0)
        .replacingWeights(from: weights)
      #expect(try back.latents(of: data) == model.latents(of: data) && back.sigma == model.sigma)
    }
    let plain = try trained("mse", on: ModelRows(data), epochs: 0)
    #expect(throws: AutoencoderError.tensorUnknown(name: "likelihood.log_sigma")) {
      try plain.replacingWeights(from: model.weights(in: .keras))
    }
    #expect(throws: AutoencoderError.groupsMissing) {
      try trained("gaussian-by-neuron", on: ModelRows(data))
    }
  }

  @Test("A layer that is described badly is refused by its argument's name")
  func refusals() {
    for (layer, name) in [
      (LayerSpec.conv(units: 0), "units"), (.conv(units: 3, width: 2000), "width"),
      (.conv(units: 3, stride: 0), "stride"), (.dense(units: 100_000), "units"),
    ] {
      let error = #expect(throws: AutoencoderError.self) {
        try VAE(VAEDescription(latent: 2, encoder: [layer], decoder: []))
      }
      #expect(error?.message.hasPrefix(name + " must be from") == true)
    }
    let error = #expect(throws: AutoencoderError.self) {
      try VAE(VAEDescription(latent: 2, encoder: [], decoder: [.conv(units: 2, stride: 2)]))
    }
    #expect(error?.message == "stride must be 1 in a decoder, which keeps every bin, but is 2")
  }
}
