/// What can be typed at a place of a text.
package struct Proposals: Sendable, Equatable {
  /// The bytes that a proposal takes the place of.
  package var replaced: Range<Int>
  /// Best first.
  package var items: [Proposal]
}

/// One thing that can be typed.
package struct Proposal: Sendable, Equatable {
  package let text: String
  /// A few words on what it is; may be empty.
  package let summary: String
  /// Whether nothing more has to follow it.
  package let isComplete: Bool

  /// A proposal that is complete unless said otherwise.
  package init(_ text: String, _ summary: String = "", isComplete: Bool = true) {
    self.text = text
    self.summary = summary
    self.isComplete = isComplete
  }
}

/// A directive as completion sees it.
package struct DirectiveSketch: Sendable {
  /// The name without its colon.
  package let name: String
  /// What may follow, as "FILE", "[NAME]" or "on|off"; may be empty.
  package let words: String
  package let summary: String
  /// What "NAME" stands for where that is not a name that has a value.
  package let names: (@Sendable () -> [Proposal])?

  package init(
    _ name: String, words: String = "", _ summary: String,
    names: (@Sendable () -> [Proposal])? = nil
  ) {
    self.name = name
    self.words = words
    self.summary = summary
    self.names = names
  }
}
