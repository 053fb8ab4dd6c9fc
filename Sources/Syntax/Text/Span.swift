/// A stretch of a source's text: UTF-8 offsets, half open.
package struct Span: Sendable, Hashable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }

  /// The smallest span that covers both.
  package func joined(with other: Span) -> Span {
    Span(start: min(start, other.start), end: max(end, other.end))
  }
}
