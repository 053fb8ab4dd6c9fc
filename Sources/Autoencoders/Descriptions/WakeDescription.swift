package import Files

/// The options of a variational autoencoder of spikes: it has none.
package struct WakeDescription: Sendable, Hashable {
  package init() {}
}

extension WakeDescription: ModelDescription {
  package static let kind = "spikes"

  package func validate() throws(AutoencoderError) {}

  package func network(
    columns: Int, groups: [String]
  ) throws(AutoencoderError) -> SpikeNetwork {
    guard columns == WakeShape.columns else {
      throw .wrongWidth(of: "the data", expected: WakeShape.columns, found: columns)
    }
    return try SpikeNetwork(groups: groups)
  }

  package var needsGroups: Bool { true }

  package func check(labels: [Float]?, rows: Int) throws(AutoencoderError) {
    try checkLabels(labels, rows: rows, isGivenLabels: false)
  }

  package var settings: [String: String] { [:] }

  package init(_ file: TensorFile) throws(AutoencoderError) {}
}

/// The wake phase of a variational autoencoder of spikes, described or trained.
package typealias WakeModel = TrainedModel<WakeDescription>
