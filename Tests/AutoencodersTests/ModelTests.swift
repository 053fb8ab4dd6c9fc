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
    #expect(draws.logVariances == means.logVariances)
    #expect(try model.latents(of: data, drawing: 3) == draws.latents)
    #expect(try model.encode(data, drawing: 4) != draws)
    var squares = 0.0
    for index in means.latents.values.indices {
      let deviation = Double(means.logVariances.values[index]) / 2
      let difference = Double(draws.latents.values[index] - means.latents.values[index])
      squares += difference * difference / Double.exponential(2 * deviation)
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
    let held = HeldOut(data, labels: labels)
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
    for name in file.texts.keys {
      var without = file
      without.texts[name] = nil
      #expect(throws: AutoencoderError.unreadableOption(name: name, value: nil)) {
        try VAE(without)
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

  @Test("The structure names every layer with its output and its weights")
  func structure() throws {
    let model = try trained(mixedDescription, columns: 12)
    let structure = try model.structure(columns: 12)
    #expect(
      structure.map(\.name) == [
        "level, delta, square", "dense(6, tanh)", "lstm(20)", "mean and log variance", "latent",
        "lstm(18)", "dense(3, tanh)", "dense(1, linear)",
      ])
    #expect(structure.map(\.width) == [3, 6, 20, 10, 5, 18, 3, 1])
    #expect(structure.map(\.steps) == [12, 12, 1, 1, 1, 12, 12, 12])
    #expect(structure.reduce(0) { $0 + $1.weights } == model.weightCount)
  }

  @Test("Features of a window are those of their definitions")
  func features() {
    let window: [Float] = [1, 2, 4, 8, 5]
    let all = Feature.values([.level, .delta, .delta2017, .square, .deltaSquare], ofWindow: window)
    #expect(all.map { $0[0] } == window)
    #expect(all.map { $0[1] } == [0, 1, 2, 4, -3])
    #expect(all.map { $0[2] } == [1, 2, 4, 8, 4])
    #expect(all.map { $0[3] } == [1, 4, 16, 64, 25])
    #expect(all.map { $0[4] } == [0, 1, 4, 16, 9])
  }

  @Test("A layer is read back as it is written")
  func layerText() {
    for layer in [LayerSpec.lstm(units: 64), .dense(units: 20, activation: .tanh)] {
      #expect(LayerSpec(layer.description) == layer)
    }
    for text in ["", "lstm", "lstm()", "lstm(x)", "dense(3, cosine)", "lstm(3, tanh)", "gru(3)"] {
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
      try Classifier().trained(on: data, given: Array(repeating: 2, count: 800))
    }
    #expect(throws: AutoencoderError.notTrained) { try Classifier().decision(data) }
  }

  @Test("Fresh weights have Keras' moments: orthonormal, uniform, forget gates open")
  func initialWeights() {
    var random = RandomStream(seed: 1, purpose: .initialisation)
    let recurrent = Initialiser.orthogonal.values(shape: [6, 24], from: &random)
    for a in 0..<6 {
      for b in 0..<6 {
        let product = (0..<24).reduce(0) { $0 + recurrent[a * 24 + $1] * recurrent[b * 24 + $1] }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-5)
      }
    }
    let uniform = Initialiser.glorotUniform.values(shape: [100, 200], from: &random)
    #expect(abs((uniform.max() ?? 0) - Float(0.02).squareRoot()) < 1e-3)
    let normal = Initialiser.glorotNormal.values(shape: [100, 200], from: &random)
    let variance = normal.reduce(0) { $0 + Double($1 * $1) } / 20_000
    #expect(abs(variance * 150 - 1) < 0.05)
    #expect((normal.map(abs).max() ?? 1) <= 2 * Float(1.0 / 150).squareRoot() / 0.8796)
    #expect(
      Initialiser.forgetBias.values(shape: [8], from: &random) == [0, 0, 1, 1, 0, 0, 0, 0])
  }
}
