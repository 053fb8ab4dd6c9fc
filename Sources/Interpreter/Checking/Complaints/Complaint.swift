import Syntax

/// Something wrong with a program whose text is one: found by the checker, while arguments are
/// bound, or while running. Every mistake is made by one of the functions beside this file, so
/// that a check and a run say the same words.
struct Complaint: Error, Sendable {
  let message: String
  /// The places; the first is the primary one.
  let labels: [Diagnostic.Label]
  var help: String?
  var kind: EvaluationFailure.Kind = .error

  init(_ message: String, _ labels: [Diagnostic.Label], help: String? = nil) {
    self.message = message
    self.labels = labels
    self.help = help
  }

  init(_ message: String, at span: Span, saying text: String? = nil, help: String? = nil) {
    self.init(message, [Diagnostic.Label(span: span, text: text ?? "")], help: help)
  }

  /// Whether it is about the same place as another.
  func isAt(_ other: Complaint) -> Bool {
    guard let place = labels.first?.span, let other = other.labels.first?.span else { return false }
    return place.start < other.end && other.start < place.end
  }

  func diagnostic(in source: Source) -> Diagnostic {
    Diagnostic(message: message, labels: labels, help: help, source: source.name)
  }
}

/// The call that something is said about.
struct CallSite: Sendable {
  /// The full name of what is called, as "plot.trace".
  let name: String
  /// Where the name is written.
  let span: Span
}

/// "did you mean …?", where there is something near.
func offer(_ near: String?) -> String? { near.map { "did you mean \"\($0)\"?" } }
