package import Files

extension VAE {
  package var settings: [String: String] {
    [
      "latent": String(description.latent),
      "encoder": joined(description.encoder.map(\.description)),
      "decoder": joined(description.decoder.map(\.description)),
      "features": joined(description.features.map(\.rawValue)),
      "kl": String(description.kl),
      "noise": String(description.noise),
      "given": description.isGivenLabels ? "label" : "none",
    ]
  }

  package func file() throws(AutoencoderError) -> TensorFile {
    TensorFile(try requireTrained(), of: Self.kind, settings)
  }

  package init(_ file: TensorFile) throws(AutoencoderError) {
    try file.requireModel(Self.kind)
    let description = VAEDescription(
      latent: try file.option("latent") { Int($0) },
      encoder: try file.list("encoder", LayerSpec.init),
      decoder: try file.list("decoder", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)),
      kl: try file.option("kl") { Double($0) }, noise: try file.option("noise") { Double($0) },
      isGivenLabels: try file.option("given") { ["label": true, "none": false][$0] })
    let network = try VAENetwork(description, columns: try file.option("columns") { Int($0) })
    self.init(try file.trained(network))
  }

  /// The same model with the weights of a file, by their names in either layout; its training
  /// begins anew from them.
  package func replacingWeights(from file: TensorFile) throws(AutoencoderError) -> VAE {
    let network = try requireTrained().network
    return VAE(try file.inOwnLayout().weights(of: network))
  }

  /// The weights alone, by the names and in the shapes of a layout.
  package func weights(in layout: WeightLayout) throws(AutoencoderError) -> TensorFile {
    let trained = try requireTrained()
    return TensorFile(tensors: TensorFile.named(trained.state.weights.packed, trained.network))
      .weights(in: layout)
  }
}

extension Classifier {
  package var settings: [String: String] {
    [
      "layers": joined(description.layers.map(\.description)),
      "features": joined(description.features.map(\.rawValue)),
    ]
  }

  package func file() throws(AutoencoderError) -> TensorFile {
    TensorFile(try requireTrained(), of: Self.kind, settings)
  }

  package init(_ file: TensorFile) throws(AutoencoderError) {
    try file.requireModel(Self.kind)
    let description = ClassifierDescription(
      layers: try file.list("layers", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)))
    let network = try ClassifierNetwork(
      description, columns: try file.option("columns") { Int($0) })
    self.init(try file.trained(network))
  }

  /// The same network with the weights of a file, by their names in either layout; its training
  /// begins anew from them.
  package func replacingWeights(from file: TensorFile) throws(AutoencoderError) -> Classifier {
    let network = try requireTrained().network
    return Classifier(try file.inOwnLayout().weights(of: network))
  }

  /// The weights alone, by the names and in the shapes of a layout.
  package func weights(in layout: WeightLayout) throws(AutoencoderError) -> TensorFile {
    let trained = try requireTrained()
    return TensorFile(tensors: TensorFile.named(trained.state.weights.packed, trained.network))
      .weights(in: layout)
  }

  private func requireTrained() throws(AutoencoderError) -> Trained<ClassifierNetwork> {
    guard let trained else { throw .notTrained }
    return trained
  }
}

extension TensorFile {
  fileprivate func requireModel(_ kind: String) throws(AutoencoderError) {
    _ = try option("model") { $0 == kind ? $0 : nil }
  }
}

private func joined(_ items: [String]) -> String { items.joined(separator: ";") }
