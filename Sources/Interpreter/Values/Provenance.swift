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
}
