package import Syntax

/// Why a program was not run, or not to its end.
package struct EvaluationFailure: Error, Sendable {
  package enum Kind: Sendable, Equatable {
    /// The text is not a program.
    case syntax
    /// A mistake found before or while running.
    case error
    /// An `assert` that does not hold.
    case assertion
    /// The user asked to stop.
    case interrupted
  }

  /// What happened and where, in the order of the text; never empty.
  package let diagnostics: [Diagnostic]
  package let kind: Kind
  /// The text that the places are in: the program's, or that of a function defined before it.
  package let source: Source
  /// What went wrong before, and ended no statement.
  package private(set) var late: [EvaluationFailure] = []
  /// Whether the program has run to its end all the same.
  package private(set) var isLate = false

  package init(_ diagnostics: [Diagnostic], kind: Kind, in source: Source) {
    self.diagnostics = diagnostics
    self.kind = kind
    self.source = source
  }

  /// This with what went wrong before it.
  func after(_ late: [EvaluationFailure]) -> EvaluationFailure {
    var failure = self
    failure.late = late
    return failure
  }

  /// What went wrong in a program that has run to its end; nil where nothing did.
  static func late(_ failures: [EvaluationFailure]) -> EvaluationFailure? {
    guard var last = failures.last?.after(failures.dropLast()) else { return nil }
    last.isLate = true
    return last
  }
}

/// What ends a run, on its way out of the evaluator. A class, so that a throw costs a pointer; the
/// text that the places are in is added by the function or program that is left.
final class Stop: Error {
  let complaints: [Complaint]
  private let source: Source?

  init(_ complaints: [Complaint], in source: Source? = nil) {
    self.complaints = complaints
    self.source = source
  }

  convenience init(_ complaint: Complaint) { self.init([complaint]) }

  /// The same, its places in that text unless they are known to be in another.
  func located(in source: Source) -> Stop {
    self.source == nil ? Stop(complaints, in: source) : self
  }

  /// The failure, with places in `source` where nothing else is known.
  func failure(in source: Source) -> EvaluationFailure {
    let source = self.source ?? source
    return EvaluationFailure(
      complaints.map { $0.diagnostic(in: source) }, kind: complaints.first?.kind ?? .error,
      in: source)
  }
}
