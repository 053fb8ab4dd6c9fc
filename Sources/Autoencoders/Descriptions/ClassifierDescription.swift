package import Files

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
}

extension ClassifierDescription: ModelDescription {
  package static let kind = "classifier"

  package func validate() throws(AutoencoderError) {
    for layer in layers { try layer.validate() }
    try validateFeatures(features)
  }

  package func network(
    columns: Int, groups: [String]
  ) throws(AutoencoderError) -> ClassifierNetwork {
    try ClassifierNetwork(self, columns: columns)
  }

  package var needsGroups: Bool { false }

  /// The labels are 0 or 1.
  package func check(labels: [Float]?, rows: Int) throws(AutoencoderError) {
    try checkLabels(labels, rows: rows, isGivenLabels: true)
    for (row, value) in (labels ?? []).enumerated() where value != 0 && value != 1 {
      throw .labelNotBinary(row: row, value: value)
    }
  }

  package var settings: [String: String] {
    [
      "layers": joined(layers.map(\.description)),
      "features": joined(features.map(\.rawValue)),
    ]
  }

  package init(_ file: TensorFile) throws(AutoencoderError) {
    self.init(
      layers: try file.list("layers", LayerSpec.init),
      features: try file.list("features", Feature.init(rawValue:)))
  }
}
