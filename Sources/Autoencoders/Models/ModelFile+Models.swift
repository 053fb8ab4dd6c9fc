extension VAE {
  /// The model as tensors and options, from which `init(_:)` makes the same model again.
  package func file() throws(AutoencoderError) -> ModelFile {
    ModelFile(
      try requireTrained(),
      options: [
        "model": "vae",
        "latent": String(description.latent),
        "encoder": joined(description.encoder.map(\.description)),
        "decoder": joined(description.decoder.map(\.description)),
        "features": joined(description.features.map(\.rawValue)),
        "kl": String(description.kl),
        "noise": String(description.noise),
        "given": description.isGivenLabels ? "label" : "none",
      ])
  }

  /// A model from its tensors and options; refuses missing, misshapen or non-finite tensors and
  /// options that cannot be read.
  package init(_ file: ModelFile) throws(AutoencoderError) {
    try file.requireKind("vae")
    let description = VAEDescription(
      latent: try file.number("latent") { Int($0) },
      encoder: try file.list("encoder", LayerSpec.init),
      decoder: try file.list("decoder", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)),
      kl: try file.number("kl") { Double($0) }, noise: try file.number("noise") { Double($0) },
      isGivenLabels: try file.number("given") { ["label": true, "none": false][$0] })
    let network = try VAENetwork(description, columns: try file.number("columns") { Int($0) })
    self.init(try file.trained(network))
  }
}

extension Classifier {
  /// The network as tensors and options, from which `init(_:)` makes the same network again.
  package func file() throws(AutoencoderError) -> ModelFile {
    guard let trained else { throw .notTrained }
    return ModelFile(
      trained,
      options: [
        "model": "classifier",
        "layers": joined(description.layers.map(\.description)),
        "features": joined(description.features.map(\.rawValue)),
      ])
  }

  /// A network from its tensors and options, with the same refusals as a `VAE`'s.
  package init(_ file: ModelFile) throws(AutoencoderError) {
    try file.requireKind("classifier")
    let description = ClassifierDescription(
      layers: try file.list("layers", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)))
    let network = try ClassifierNetwork(
      description, columns: try file.number("columns") { Int($0) })
    try self.init(description)
    self.trained = try file.trained(network)
  }
}

extension ModelFile {
  fileprivate func requireKind(_ kind: String) throws(AutoencoderError) {
    _ = try number("model") { $0 == kind ? $0 : nil }
  }
}

private func joined(_ items: [String]) -> String { items.joined(separator: ";") }
