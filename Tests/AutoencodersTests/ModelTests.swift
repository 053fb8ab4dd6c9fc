import Autoencoders
import Files
import LinearAlgebra
import Testing

@Suite("Models")
struct ModelTests {
  private func trained(
    _ description: VAEDescription, rows: Int = 300, columns: Int = 12, labels: [Float]? = nil
  ) throws -> VAE {
    try VAE(description).trained(on: waves(rows, columns, seed: 1), given: labels)
  }

  @Test("Means do not change from call to call; draws change with their seed and spread as told")
  func encodes() throws {
    let data = waves(300, 12, seed: 1)
    let model = try trained(mixedDescription)
    let means = try model.encode(data)
    #expect(try model.encode(data) == means)
    #expect(try model.latents(of: data) == means.latents)
    let draws = try model.encode(data, drawing: 3)
    #expect(draws.variances == means.variances && draws.divergences == means.divergences)
    #expect(try model.latents(of: data, drawing: 3) == draws.latents)
    #expect(try model.encode(data, drawing: 4) != draws)
    var squares = 0.0
    for index in means.latents.values.indices {
      let difference = Double(draws.latents.values[index] - means.latents.values[index])
      squares += difference * difference / means.variances[index]
    }
    #expect(abs(squares / Double(means.latents.values.count) - 1) < 0.15)
  }

  @Test("A row is encoded and decoded the same alone as among others")
  func rowsAreIndependent() throws {
    let data = waves(70, 12, seed: 2)
    let model = try trained(mixedDescription)
    let all = try model.reconstruct(data)
    for row in [0, 15, 16, 37, 69] {
      let one = try model.reconstruct(data.selectingRows([row]))
      #expect(Array(one.values) == Array(all.row(row)))
    }
  }

  @Test("A label that is given changes what is decoded")
  func labelsMatter() throws {
    var description = mixedDescription
    description.isGivenLabels = true
    let labels = (0..<300).map { Float($0 % 2) }
    let model = try trained(description, labels: labels)
    #expect(try model.sample(4, seed: 1, given: 0) != model.sample(4, seed: 1, given: 1))
    #expect(throws: AutoencoderError.labelsMissing) { try model.sample(4, seed: 1) }
    #expect(throws: AutoencoderError.labelsMissing) { try model.encode(waves(3, 12, seed: 1)) }
    #expect(throws: AutoencoderError.wrongLabelCount(expected: 3, found: 2)) {
      try model.encode(waves(3, 12, seed: 1), given: [0, 1])
    }
  }

  @Test("What cannot be done is refused with a reason")
  func refusals() throws {
    let data = waves(8, 6, seed: 1)
    let model = try VAE(toyDescription)
    #expect(throws: AutoencoderError.notTrained) { try model.encode(data) }
    #expect(throws: AutoencoderError.labelsUnexpected) {
      try model.trained(on: data, given: Array(repeating: 0, count: 8))
    }
    var holed = data
    holed[5, 2] = .nan
    #expect(throws: AutoencoderError.notFinite(row: 5, column: 2)) { try model.trained(on: holed) }
    #expect(throws: AutoencoderError.noRows) {
      try model.trained(on: Matrix(rows: 0, columns: 6, values: []))
    }
    let trained = try model.trained(on: data)
    #expect(throws: AutoencoderError.wrongWidth(of: "the data", expected: 6, found: 7)) {
      try trained.encode(waves(8, 7, seed: 1))
    }
    #expect(throws: AutoencoderError.wrongWidth(of: "the latent vectors", expected: 2, found: 3)) {
      try trained.decode(waves(8, 3, seed: 1))
    }
    var patient = TrainingOptions()
    patient.patience = 3
    #expect(throws: AutoencoderError.patienceWithoutHeldOut) {
      try model.trained(on: data, options: patient)
    }
  }

  @Test(
    "Options out of range are refused by name",
    arguments: [
      VAEDescription(latent: 0, encoder: [], decoder: []),
      VAEDescription(latent: .max, encoder: [], decoder: []),
      VAEDescription(latent: 2, encoder: [.lstm(units: 0)], decoder: []),
      VAEDescription(latent: 2, encoder: [], decoder: [.dense(units: -1)]),
      VAEDescription(latent: 2, encoder: [], decoder: [], features: []),
      VAEDescription(latent: 2, encoder: [], decoder: [], features: [.level, .level]),
      VAEDescription(latent: 2, encoder: [], decoder: [], kl: .nan),
      VAEDescription(latent: 2, encoder: [], decoder: [], noise: -1),
    ])
  func outOfRange(_ description: VAEDescription) {
    do {
      _ = try VAE(description)
      Issue.record("accepted \(description)")
    } catch {
      #expect(error.message.contains("must be"))
    }
  }

  @Test("A model too large to hold is refused before anything is allocated")
  func tooLarge() throws {
    let wide = VAEDescription(
      latent: 65_536, encoder: [.lstm(units: 65_536)], decoder: [.lstm(units: 65_536)])
    do {
      _ = try VAE(wide).trained(on: waves(2, 3, seed: 1))
      Issue.record("trained a model of tens of gigabytes")
    } catch {
      #expect(error.message.contains("weights must be at most"))
    }
  }

  @Test("A model file gives back the same model, training included")
  func filesAreExact() throws {
    var description = networks[1].vae
    description.kl = 0.1
    let labels = (0..<300).map { Float($0 % 2) }
    let data = waves(300, 12, seed: 1)
    let held = ModelRows(data, labels: labels)
    let model = try VAE(description).trained(on: data, given: labels, heldOut: held)
    let again = try VAE(model.file())
    #expect(try again.file() == model.file())
    #expect(again.description == model.description)
    #expect(again.history == model.history)
    #expect(try again.encode(data, given: labels) == model.encode(data, given: labels))
    let further = try model.trained(on: data, given: labels, heldOut: held)
    #expect(try again.trained(on: data, given: labels, heldOut: held).file() == further.file())
  }

  @Test("A model file that lacks or bends something is refused by name")
  func brokenFiles() throws {
    let file = try trained(toyDescription).file()
    var missing = file
    missing.tensors.removeAll { $0.name == "output.kernel" }
    #expect(throws: AutoencoderError.tensorMissing(name: "output.kernel")) { try VAE(missing) }
    var bent = file
    bent.tensors[0].shape = [1]
    #expect(throws: (any Error).self) { try VAE(bent) }
    // What version 0.1.0 did not write has a usual value.
    let later: Set = ["family", "likelihood", "run.schedule", "run.clip", "run.first_epoch"]
    #expect(later.isSubset(of: file.texts.keys))
    for name in file.texts.keys {
      var without = file
      without.texts[name] = nil
      if later.contains(name) {
        #expect(try VAE(without).file() == file)
      } else {
        #expect(throws: AutoencoderError.unreadableOption(name: name, value: nil)) {
          try VAE(without)
        }
      }
      var wrong = file
      wrong.texts[name] = "?"
      #expect(throws: AutoencoderError.unreadableOption(name: name, value: "?")) { try VAE(wrong) }
    }
    var huge = file
    huge.texts["columns"] = "9223372036854775807"
    #expect(throws: (any Error).self) { try VAE(huge) }
  }

  @Test("The weight's meaning is stated: kl bins / 2 is beta and the noise variance")
  func impliedNoise() throws {
    let model = try trained(mixedDescription, columns: 12)
    #expect(model.beta == 1e-3 * 6)
    #expect(model.sigma == (1e-3 * 6).squareRoot())
  }

  @Test("The features that a network sees are those of their definitions")
  func features() throws {
    let window: [Double] = [1, 2, 4, 8, 5]
    for (feature, values) in [
      (Feature.level, window), (.delta, [0, 1, 2, 4, -3]), (.delta2017, [1, 2, 4, 8, 4]),
      (.square, [1, 4, 16, 64, 25]), (.deltaSquare, [0, 1, 4, 16, 9]),
    ] {
      // Without layers the means are a linear map of the features.
      let plain = try PlainVAE(
        VAEDescription(latent: 1, encoder: [], decoder: [], features: [feature], noise: 0),
        columns: 5)
      var weights = plain.weights.map { [Double](repeating: 0, count: $0.count) }
      weights[0] = [1, 10, 100, 1000, 10_000]
      weights[4] = [1, 0, 0, 0, 0]
      let loss = plain.loss([window], labels: nil, epsilon: [[0]], weights: weights).loss
      let mean = zip(values, weights[0]).reduce(0) { $0 + $1.0 * $1.1 }
      let squares = window.dropFirst().reduce((mean - 1) * (mean - 1)) { $0 + $1 * $1 }
      #expect(abs(loss - squares / 5 - 1e-4 * mean * mean / 2) < 1e-9 * loss)
    }
  }

  @Test("Rows far from those of the training are told by what becomes of them")
  func overflow() throws {
    let data = waves(20, 12, seed: 1)
    let model = try trained(toyDescription)
    var far = data
    for column in 0..<12 { far[3, column] *= 1e38 }
    let features = VAEDescription(latent: 2, encoder: [], decoder: [], features: [.square])
    let squares = try trained(features)
    #expect(try model.latents(of: far).firstNonFinite == nil)
    #expect(throws: AutoencoderError.latentsNotFinite(row: 3)) { try squares.health(far) }
    #expect(throws: AutoencoderError.latentsNotFinite(row: 3)) { try squares.reconstruct(far) }
  }

  @Test("A layer is read back as it is written")
  func layerText() {
    for (layer, text, code) in [
      (LayerSpec.lstm(units: 64), "lstm(64)", "lstm(64)"),
      (.dense(units: 20, activation: .tanh), "dense(20, tanh)", "dense(20, \"tanh\")"),
      (.dense(units: 20), "dense(20, linear)", "dense(20)"),
      (.conv(units: 8), "conv(8, 9, linear)", "conv(8)"),
      (.conv(units: 8, width: 5), "conv(8, 5, linear)", "conv(8, 5)"),
      (.conv(units: 8, activation: .relu), "conv(8, 9, relu)", "conv(8, activation=\"relu\")"),
      (.conv(units: 8, stride: 2), "conv(8, 9, linear, stride=2)", "conv(8, stride=2)"),
      (
        .conv(units: 8, width: 3, activation: .tanh, dilation: 4, stride: 2),
        "conv(8, 3, tanh, dilation=4, stride=2)",
        "conv(8, 3, \"tanh\", dilation=4, stride=2)"
      ),
    ] {
      #expect(layer.description == text && LayerSpec(text) == layer && layer.code == code)
    }
    #expect(LayerSpec("dense(4)") == .dense(units: 4))
    #expect(LayerSpec("conv(4, stride=3, width=5)") == .conv(units: 4, width: 5, stride: 3))
    for text in [
      "", "lstm", "lstm()", "lstm(x)", "dense(3, cosine)", "lstm(3, tanh)", "gru(3)",
      "conv(3, side=2)", "conv(width=3)", "conv(3, 4, 5)",
    ] {
      #expect(LayerSpec(text) == nil)
    }
  }

  @Test("Health: bounds in order, divergences add up, idle latents are not active")
  func health() throws {
    let data = waves(600, 12, seed: 1)
    var description = mixedDescription
    description.kl = 0.02
    var options = TrainingOptions()
    options.epochs = 30
    let model = try VAE(description).trained(on: data, options: options)
    let health = try model.health(data, draws: 32)
    #expect(health.sigma == model.sigma)
    #expect(health.weightedBound > health.evidenceBound)
    #expect(try model.health(data, draws: 32) == health)
    let record = try #require(model.history.last)
    #expect(abs(health.divergences.reduce(0, +) - record.training.kl) < 0.3)
    #expect(health.activeUnits.count <= 5 && !health.activeUnits.isEmpty)
    let determination = try #require(health.reconstructionR2)
    #expect(determination > 0.1)
    #expect(health.aggregateVariances.allSatisfy { $0 > 0.3 && $0 < 3 })
    #expect(throws: (any Error).self) { try model.health(data, draws: 0) }
    #expect(throws: (any Error).self) { try model.health(data, sigma: 0) }
  }

  @Test("A network of two classes learns a rule, keeps its history and its file")
  func classifies() throws {
    let data = waves(800, 10, seed: 6)
    let labels: [Float] = (0..<800).map { data[$0, 9] > data[$0, 0] ? 1 : 0 }
    var options = TrainingOptions()
    options.epochs = 15
    options.metrics = [.accuracy]
    let description = ClassifierDescription(layers: [.lstm(units: 16)])
    let model = try Classifier(description).trained(on: data, given: labels, options: options)
    let decisions = try model.decision(data)
    let right = zip(decisions, labels).filter { ($0 > 0) == ($1 == 1) }.count
    #expect(right > 720)
    let accuracy = try #require(model.history.last?.training.accuracy)
    #expect(accuracy > 0.85)
    #expect(model.history[14].training.loss < model.history[0].training.loss)
    let again = try Classifier(model.file())
    #expect(try again.decision(data) == decisions)
    options.threads = 1
    let single = try Classifier(description).trained(on: data, given: labels, options: options)
    #expect(try single.file() == model.file())
    #expect(throws: AutoencoderError.labelNotBinary(row: 0, value: 2)) {
      try Classifier(ClassifierDescription()).trained(
        on: data, given: Array(repeating: 2, count: 800))
    }
    #expect(throws: AutoencoderError.notTrained) {
      try Classifier(ClassifierDescription()).decision(data)
    }
  }

  @Test("Fresh weights have Keras' moments: orthonormal, uniform, forget gates open")
  func initialWeights() throws {
    var random = RandomStream(seed: 1, purpose: .initialisation)
    var watch = StartWatch.none
    let recurrent = try Initialiser.orthogonal.values(shape: [6, 24], from: &random, &watch)
    for a in 0..<6 {
      for b in 0..<6 {
        let product = (0..<24).reduce(0) { $0 + recurrent[a * 24 + $1] * recurrent[b * 24 + $1] }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-5)
      }
    }
    let uniform = try Initialiser.glorotUniform.values(shape: [100, 200], from: &random, &watch)
    #expect(abs((uniform.max() ?? 0) - Float(0.02).squareRoot()) < 1e-3)
    let normal = try Initialiser.glorotNormal.values(shape: [100, 200], from: &random, &watch)
    let variance = normal.reduce(0) { $0 + Double($1 * $1) } / 20_000
    #expect(abs(variance * 150 - 1) < 0.05)
    #expect((normal.map(abs).max() ?? 1) <= 2 * Float(1.0 / 150).squareRoot() / 0.8796)
    #expect(
      try Initialiser.forgetBias.values(shape: [8], from: &random, &watch) == [
        0, 0, 1, 1, 0, 0, 0, 0,
      ])
  }
}
