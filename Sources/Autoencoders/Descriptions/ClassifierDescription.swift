/// The options of a supervised network that tells two classes of windows apart.
package struct ClassifierDescription: Sendable, Hashable {
  /// The layers, first to last, without the last one of a single unit, which is added.
  package var layers: [LayerSpec] = [.lstm(units: 64)]
  /// What the network sees of each bin.
  package var features: [Feature] = [.level, .delta, .square]

  package init(
    layers: [LayerSpec] = [.lstm(units: 64)], features: [Feature] = [.level, .delta, .square]
  ) {
    self.layers = layers
    self.features = features
  }

  func validate() throws(AutoencoderError) {
    for layer in layers { try layer.validate() }
    try validateFeatures(features)
  }
}

func validateFeatures(_ features: [Feature]) throws(AutoencoderError) {
  guard !features.isEmpty, Set(features).count == features.count else {
    throw .invalidOption(
      name: "features", mustBe: "one or more, each named once",
      value: features.isEmpty ? "none" : features.map(\.rawValue).joined(separator: ", "))
  }
}
