/// What is wrong with a text, where, and what to write instead.
package struct Diagnostic: Error, Sendable, Equatable {
  package enum Severity: Sendable {
    case error, warning
  }

  /// A place and what is to be said about it; the text may be empty.
  package struct Label: Sendable, Equatable {
    package var span: Span
    package var text: String

    package init(span: Span, text: String) {
      self.span = span
      self.text = text
    }
  }

  package var severity: Severity
  package var message: String
  /// The places; the first is the primary one.
  package var labels: [Label]
  package var help: String?
  /// The name of the source that the labels point into.
  package var source: String

  package init(
    severity: Severity = .error, message: String, labels: [Label], help: String? = nil,
    source: String
  ) {
    self.severity = severity
    self.message = message
    self.labels = labels
    self.help = help
    self.source = source
  }
}
