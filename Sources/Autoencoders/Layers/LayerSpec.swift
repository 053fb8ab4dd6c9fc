/// A layer as a user describes it: a kind and a value for each of the kind's arguments. The width
/// of its input comes from what it is stacked on.
package struct LayerSpec: Sendable {
  package let kind: any LayerKind.Type
  /// One for each of the kind's arguments, in order.
  package let values: [LayerArgument.Value]

  /// A layer of a value for each of the kind's arguments, within their bounds or not.
  package init(kind: any LayerKind.Type, values: [LayerArgument.Value]) {
    self.kind = kind
    self.values = values
  }

  /// The widest layer that is accepted.
  package static let largestWidth = 65_536

  var layer: any LayerKind { kind.init(values) }
  /// How many numbers the layer gives for each bin or window.
  package var units: Int { layer.units }
  var worksAlongBins: Bool { kind.worksAlongBins }

  func validate() throws(AutoencoderError) {
    for (argument, value) in zip(kind.arguments, values) { try argument.check(value) }
  }
}

extension LayerSpec: Hashable {
  package static func == (a: LayerSpec, b: LayerSpec) -> Bool {
    a.kind == b.kind && a.values == b.values
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(kind))
    hasher.combine(values)
  }
}

extension LayerArgument {
  /// Refuses a value that the argument does not take.
  func check(_ value: Value) throws(AutoencoderError) {
    switch (domain, value) {
    case (.count(let range), .count(let number)): try require(number, "\(name)", in: range)
    case (.choice(let names), .choice(let choice)) where names.contains(choice): return
    case (.choice(let names), _):
      throw .invalidOption(
        name: name, mustBe: names.joined(separator: " or "), value: value.text)
    case (.count, _): throw .invalidOption(name: name, mustBe: "a number", value: value.text)
    }
  }
}

extension LayerArgument.Value {
  /// As it is read back: a number, or a name without quotation marks.
  var text: String {
    switch self {
    case .count(let number): String(number)
    case .choice(let name): name
    }
  }

  /// As it is typed.
  var code: String {
    switch self {
    case .count(let number): String(number)
    case .choice(let name): "\"\(name)\""
    }
  }
}

extension LayerSpec: CustomStringConvertible {
  /// As it is shown and kept in files: `lstm(64)`, `dense(20, tanh)`.
  package var description: String {
    written(\.text) { argument, value in argument.isShown || value != argument.usual }
  }

  /// As it is typed in the language: `dense(20, "tanh")`, `conv(8, activation="relu")`.
  package var code: String { written(\.code) { $1 != $0.usual } }

  /// The call with those arguments that are to be written; by keyword behind one that is not, and
  /// where a place says little.
  private func written(
    _ text: (LayerArgument.Value) -> String,
    where isNamed: (LayerArgument, LayerArgument.Value) -> Bool
  ) -> String {
    var hasGap = false
    var words: [String] = []
    for (argument, value) in zip(kind.arguments, values) {
      if isNamed(argument, value) {
        words.append((hasGap || !argument.isShown ? argument.name + "=" : "") + text(value))
      } else {
        hasGap = true
      }
    }
    return "\(kind.name)(\(words.joined(separator: ", ")))"
  }

  /// Reads what `description` writes; nil for anything else.
  package init?(_ text: String) {
    guard let open = text.firstIndex(of: "("), text.last == ")",
      let kind = Kinds.layers.first(where: { $0.name == text[..<open] })
    else { return nil }
    let inside = text[text.index(after: open)...].dropLast()
    let words = inside.split(separator: ",").map { String($0.drop { $0 == " " }) }
    var values = kind.arguments.map(\.usual)
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      let named = kind.arguments.firstIndex { parts.count == 2 && $0.name == parts[0] }
      guard let place = parts.count == 2 ? named : index, place < values.count,
        let last = parts.last,
        let value = kind.arguments[place].read(last)
      else { return nil }
      values[place] = value
    }
    let given = values.compactMap { $0 }
    guard given.count == values.count else { return nil }
    self.init(kind: kind, values: given)
  }
}

extension LayerArgument {
  fileprivate func read(_ text: String) -> Value? {
    switch domain {
    case .count: Int(text).map { .count($0) }
    case .choice(let names): names.contains(text) ? .choice(text) : nil
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
