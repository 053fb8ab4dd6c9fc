/// The options of a variational autoencoder; its input width comes from the data.
package struct VAEDescription: Sendable, Hashable {
  /// How many latent variables, at least 1.
  package var latent = 32
  /// The encoder's layers, first to last; with none, the features go straight to the latents.
  package var encoder: [LayerSpec] = [.lstm(units: 64)]
  /// The decoder's layers, first to last, without the output layer, which is added.
  package var decoder: [LayerSpec] = [.lstm(units: 64)]
  /// What the encoder sees of each bin.
  package var features: [Feature] = [.level, .delta, .square]
  /// The weight of the divergence from the prior beside the mean squared error.
  package var kl = 1e-4
  /// How much of the posterior's deviation is drawn in training: z = mean + noise * sd * eps.
  package var noise = 1.0
  /// Whether encoder and decoder are given the row's label.
  package var isGivenLabels = false

  package init() {}

  /// A description with these options.
  package init(
    latent: Int, encoder: [LayerSpec], decoder: [LayerSpec],
    features: [Feature] = [.level, .delta, .square], kl: Double = 1e-4, noise: Double = 1,
    isGivenLabels: Bool = false
  ) {
    self.latent = latent
    self.encoder = encoder
    self.decoder = decoder
    self.features = features
    self.kl = kl
    self.noise = noise
    self.isGivenLabels = isGivenLabels
  }

  /// The weight that the divergence has beside a sum of squares of unit variance: kl * bins / 2
  /// (Higgins et al. 2017), since the loss takes the mean over the bins.
  package func beta(columns: Int) -> Double { kl * Double(columns) / 2 }

  /// The noise variance per bin at which the loss is a bound on the likelihood: kl * bins / 2.
  package func variance(columns: Int) -> Double { kl * Double(columns) / 2 }

  func validate() throws(AutoencoderError) {
    try require(latent, "latent", in: 1...LayerSpec.largestWidth)
    for layer in encoder + decoder { try layer.validate() }
    try validateFeatures(features)
    try require(kl, "kl", in: 0...1e6)
    try require(noise, "noise", in: 0...1e3)
  }
}
