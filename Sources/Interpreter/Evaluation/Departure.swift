package import Syntax

/// What a call did that its text does not say: run again as it is written, it would do something
/// else.
package struct Departure: Sendable {
  /// The call, in the text that it stands in.
  package let span: Span
  /// The text in which it stands.
  package let source: Source
  /// Whether it stands outside of functions.
  package let isOuter: Bool
  /// What its text would have to be; empty where it cannot be written so.
  package let edits: [Edit]
  /// What it gave, where it was stopped by hand.
  package let stopped: Stopped?

  /// A stretch of the text, and what would have to stand there.
  package struct Edit: Sendable, Equatable {
    package let span: Span
    package let text: String

    package init(span: Span, text: String) { (self.span, self.text) = (span, text) }
  }

  /// What a call gave that was stopped by hand.
  package struct Stopped: Sendable {
    package let value: Value
    package let stoppage: Stoppage
    /// Whether the cache holds it, so that the same call goes on from there.
    package let isKept: Bool
  }
}

/// What the statement that runs did, for whoever records it.
package struct StatementTrace: Sendable {
  package internal(set) var departures: [Departure] = []
  /// Whether it came to its end, if only to be stopped there.
  package internal(set) var isComplete = false
  /// Whether it was a value to look at.
  package internal(set) var isLook = false

  /// The call that was stopped by hand.
  package var stop: Departure? { departures.last { $0.stopped != nil } }
}
