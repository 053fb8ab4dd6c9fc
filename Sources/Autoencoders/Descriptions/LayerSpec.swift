/// A layer as a user describes it; its input width comes from what it is stacked on.
package enum LayerSpec: Sendable, Hashable {
  /// A recurrent layer (Hochreiter & Schmidhuber 1997, with forget gates) of so many units.
  case lstm(units: Int)
  /// A fully connected layer.
  case dense(units: Int, activation: Activation = .linear)

  /// How many numbers the layer gives for each bin or window.
  package var units: Int {
    switch self {
    case .lstm(let units), .dense(let units, _): units
    }
  }

  /// Whether the layer works along the bins.
  var isRecurrent: Bool {
    switch self {
    case .lstm: true
    case .dense: false
    }
  }

  func validate() throws(AutoencoderError) {
    try require(units, "the number of units", in: 1...LayerSpec.largestWidth)
  }

  /// The widest layer that is accepted.
  static let largestWidth = 65_536
}

extension LayerSpec: CustomStringConvertible {
  /// As it is written in the language: `lstm(64)`, `dense(20, tanh)`.
  package var description: String {
    switch self {
    case .lstm(let units): "lstm(\(units))"
    case .dense(let units, let activation): "dense(\(units), \(activation.rawValue))"
    }
  }

  /// Reads what `description` writes; nil for anything else.
  package init?(_ text: String) {
    guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    let parts = inside.split(separator: ",").map { $0.drop(while: { $0 == " " }) }
    guard let first = parts.first, let units = Int(first) else { return nil }
    switch (text[..<open], parts.count) {
    case ("lstm", 1): self = .lstm(units: units)
    case ("dense", 1): self = .dense(units: units)
    case ("dense", 2):
      guard let activation = Activation(rawValue: String(parts[1])) else { return nil }
      self = .dense(units: units, activation: activation)
    default: return nil
    }
  }
}

/// Throws unless a number is in a range.
func require<T: Comparable>(
  _ value: T, _ name: String, in range: ClosedRange<T>
) throws(AutoencoderError) {
  guard range.contains(value) else {
    throw .invalidOption(
      name: name, mustBe: "from \(range.lowerBound) to \(range.upperBound)", value: "\(value)")
  }
}
