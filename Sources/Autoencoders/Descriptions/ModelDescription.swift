package import Files

/// What describes a model that is trained: its options, how files keep them, and the network that
/// they make at a width.
package protocol ModelDescription: Sendable, Hashable {
  associatedtype Net: Network
  /// What a model file calls the model.
  static var kind: String { get }

  /// Refuses options that no network could have.
  func validate() throws(AutoencoderError)
  /// The network for windows of so many bins, with weights for these neurons where it has such.
  func network(columns: Int, groups: [String]) throws(AutoencoderError) -> Net
  /// Whether weights are of neurons, so that it must be known which one a row is of.
  var needsGroups: Bool { get }
  /// Refuses labels that it cannot use.
  func check(labels: [Float]?, rows: Int) throws(AutoencoderError)

  /// The options by their names in model files.
  var settings: [String: String] { get }
  /// The options that a model file has.
  init(_ file: TensorFile) throws(AutoencoderError)
}

/// Options of one kind as a file has them.
func joined(_ items: [String]) -> String { items.joined(separator: ";") }

func validateFeatures(_ features: [Feature]) throws(AutoencoderError) {
  guard !features.isEmpty, Set(features).count == features.count else {
    throw .invalidOption(
      name: "features", mustBe: "one or more, each named once",
      value: features.isEmpty ? "none" : features.map(\.rawValue).joined(separator: ", "))
  }
}
