package import Files

/// The options of a variational autoencoder; its input width comes from the data.
package struct VAEDescription: Sendable, Hashable {
  /// How many latent variables, at least 1.
  package var latent = 32
  /// What they are.
  package var family = LatentKind.usual
  /// The encoder's layers, first to last; with none, the features go straight to the latents.
  package var encoder: [LayerSpec] = [.lstm(units: 64)]
  /// The decoder's layers, first to last, without the output layer, which is added.
  package var decoder: [LayerSpec] = [.lstm(units: 64)]
  /// What the encoder sees of each bin.
  package var features: [Feature] = [.level, .delta, .square]
  /// What the decoder's output says of the data.
  package var likelihood = LikelihoodKind.usual
  /// The weight of the divergence from the prior beside the likelihood's term.
  package var kl = LikelihoodKind.usual.type.usualKL
  /// How much of the posterior's deviation is drawn in training: z = mean + noise * sd * eps.
  package var noise = 1.0
  /// Whether encoder and decoder are given the row's label.
  package var isGivenLabels = false

  package init() {}

  /// A description with these options; without `kl` the likelihood's usual weight.
  package init(
    latent: Int, encoder: [LayerSpec], decoder: [LayerSpec],
    features: [Feature] = [.level, .delta, .square], likelihood: LikelihoodKind = .usual,
    kl: Double? = nil, noise: Double = 1, isGivenLabels: Bool = false
  ) {
    self.latent = latent
    self.encoder = encoder
    self.decoder = decoder
    self.features = features
    self.likelihood = likelihood
    self.kl = kl ?? likelihood.type.usualKL
    self.noise = noise
    self.isGivenLabels = isGivenLabels
  }
}

extension VAEDescription: ModelDescription {
  package static let kind = "vae"

  // What the options may be.
  package static let latents = 1...LayerSpec.largestWidth
  package static let divergenceWeights = 0.0...1e6
  package static let noises = 0.0...1e3

  package func validate() throws(AutoencoderError) {
    try require(latent, "latent", in: Self.latents)
    for layer in encoder + decoder { try layer.validate() }
    for layer in decoder where layer.layer.stride > 1 {
      throw .invalidOption(
        name: "stride", mustBe: "1 in a decoder, which keeps every bin",
        value: "\(layer.layer.stride)")
    }
    try validateFeatures(features)
    try require(kl, "kl", in: Self.divergenceWeights)
    try require(noise, "noise", in: Self.noises)
  }

  package func network(columns: Int, groups: [String]) throws(AutoencoderError) -> VAENetwork {
    try VAENetwork(self, columns: columns, groups: groups)
  }

  package var needsGroups: Bool { likelihood.type.needsGroups }

  package func check(labels: [Float]?, rows: Int) throws(AutoencoderError) {
    try checkLabels(labels, rows: rows, isGivenLabels: isGivenLabels)
  }

  package var settings: [String: String] {
    [
      "latent": String(latent),
      "family": family.name,
      "encoder": joined(encoder.map(\.description)),
      "decoder": joined(decoder.map(\.description)),
      "features": joined(features.map(\.rawValue)),
      "likelihood": likelihood.name,
      "kl": String(kl),
      "noise": String(noise),
      "given": isGivenLabels ? "label" : "none",
    ]
  }

  package init(_ file: TensorFile) throws(AutoencoderError) {
    self.init(
      latent: try file.option("latent") { Int($0) },
      encoder: try file.list("encoder", LayerSpec.init),
      decoder: try file.list("decoder", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)),
      likelihood: try file.option("likelihood", or: .usual, LikelihoodKind.init),
      kl: try file.option("kl") { Double($0) }, noise: try file.option("noise") { Double($0) },
      isGivenLabels: try file.option("given") { ["label": true, "none": false][$0] })
    family = try file.option("family", or: .usual, LatentKind.init)
  }
}
