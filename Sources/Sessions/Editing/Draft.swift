import Commands
import Interpreter
import Syntax

/// A script that is being edited: what an editor asks of it. Nothing of it is run.
package struct Draft {
  package let text: String
  let program: Program
  let session: Session

  var interpreter: Evaluator { session.interpreter }

  /// - Parameters:
  ///   - name: What messages call it.
  ///   - session: Whose commands and files it has.
  package init(_ text: String, name: String, in session: Session) {
    self.text = text
    self.session = session
    program = parse(Source(name: name, text: text), mode: .file)
  }
}

/// A mistake, or what is doubtful.
package struct Finding: Sendable {
  package let range: Range<Int>
  package let isError: Bool
  /// The message, what is said at its place, and the help.
  package let text: String
  /// Other places that it is about.
  package let others: [(range: Range<Int>, text: String)]
}

extension Draft {
  /// All that is wrong, as far as can be told without running it, in the order of the text.
  package var findings: [Finding] {
    interpreter.check(program, host: session.host).map(Finding.init)
  }

  /// What can be typed at a place.
  package func completions(at offset: Int) -> Completion {
    session.completions(in: text, at: offset)
  }

  /// The call that is being typed at a place.
  package func call(at offset: Int) -> OpenedCall? {
    interpreter.call(in: text, at: offset, of: program).map(OpenedCall.init)
  }

  /// The text in its one layout; nil where it has mistakes.
  package var laidOut: String? { program.hasErrors ? nil : program.laidOut }
}

/// A call that is being typed.
package struct OpenedCall: Sendable {
  /// The call with all its parameters.
  package let label: String
  package let summary: String
  package let parameters: [(label: String, explanation: String)]
  /// The index of the parameter that is being given.
  package let active: Int?

  fileprivate init(_ sketch: CallSketch) {
    (label, summary) = (sketch.label, sketch.summary)
    (parameters, active) = (sketch.parameters, sketch.active)
  }
}

extension Finding {
  fileprivate init(_ diagnostic: Diagnostic) {
    let first = diagnostic.labels.first
    range = first?.span.range ?? 0..<0
    isError = diagnostic.severity == .error
    let note = first.map(\.text) ?? ""
    let lines = [diagnostic.message, note, diagnostic.help.map { "help: \($0)" } ?? ""]
    text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
    others = diagnostic.labels.dropFirst().map { ($0.span.range, $0.text) }
  }
}

extension Span {
  var range: Range<Int> { start..<max(start, end) }
}
