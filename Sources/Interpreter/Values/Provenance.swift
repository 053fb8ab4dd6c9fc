/// How a value was made: the command, its arguments as written out, the seed it drew from,
/// and the values it was made of.
package final class Provenance: Sendable {
  package let command: String
  package let arguments: [(name: String, text: String)]
  package let seed: UInt64?
  package let parents: [(name: String, provenance: Provenance)]
  /// How many generations stand behind this one.
  package let depth: Int

  /// Generations remembered; a loop that refines a value a million times keeps the last of them.
  package static let deepest = 64

  package init(
    command: String, arguments: [(name: String, text: String)], seed: UInt64?,
    parents: [(name: String, provenance: Provenance)]
  ) {
    self.command = command
    self.arguments = arguments
    self.seed = seed
    self.parents = parents.filter { $0.provenance.depth < Self.deepest }
    depth = 1 + self.parents.lazy.map(\.provenance.depth).reduce(0, max)
  }

  /// What stands for a command where a part was picked, as by `rows[0:100]`.
  package static let picking = "[]"

  /// A part of a value, picked at a place that is written there.
  convenience init(picked place: String, from parent: Provenance, written text: String?) {
    self.init(
      command: Self.picking, arguments: [("value", text ?? parent.command), ("place", place)],
      seed: nil, parents: [(text ?? "value", parent)])
  }

  /// The call as it was written.
  package var call: String {
    if command == Self.picking, arguments.count == 2 {
      return "\(arguments[0].text)[\(arguments[1].text)]"
    }
    return "\(command)(\(arguments.map { "\($0.name)=\($0.text)" }.joined(separator: ", ")))"
  }
}

extension Value {
  /// The items of a list that a command gave, each of which remembers the call and its place.
  func rememberingItems(of provenance: Provenance) -> Value {
    guard case .list(let list) = self else { return self }
    let items = list.items.enumerated().map { place, item in
      guard case .object(let object) = item, object.provenance == nil else { return item }
      return item.made(by: Provenance(picked: "\(place)", from: provenance, written: nil))
    }
    return .list(List(items, provenance: provenance))
  }

  /// What was picked from a value that remembers how it was made, which remembers it too.
  func picked(_ place: String, from object: Object, written text: String?) -> Value {
    guard let parent = object.provenance, provenance == nil else { return self }
    return made(by: Provenance(picked: place, from: parent, written: text))
  }

  /// How it was made, or where it is a list without a history of its own, how its objects were.
  var histories: [Provenance] {
    if let provenance { return [provenance] }
    guard case .list(let list) = self, list.items.count <= 100 else { return [] }
    return list.items.compactMap { item in
      // What code can write, as layers, stands in the call.
      guard case .object(let object) = item, object.content.written == nil else { return nil }
      return object.provenance
    }
  }
}
