package import Syntax

/// A program in which a check has found no mistake: what can be run.
package struct CheckedProgram: Sendable {
  package let program: Program
  /// What is doubtful about it, in the order of the text.
  package let warnings: [Diagnostic]

  fileprivate init(_ program: Program, warnings: [Diagnostic]) {
    (self.program, self.warnings) = (program, warnings)
  }
}

extension Evaluator {
  /// Checks a whole program against the names that there are now.
  ///
  /// - Parameter isWhole: Whether nothing follows in the session, as in a script; at a prompt, a
  ///   function may use what is defined later.
  /// - Throws: All that is wrong with it, doubts left out.
  package func checked(
    _ program: Program, host: any Host, isWhole: Bool = true
  ) throws(EvaluationFailure) -> CheckedProgram {
    let found = check(program, host: host, isWhole: isWhole)
    let errors = found.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw EvaluationFailure(
        errors, kind: program.hasErrors ? .syntax : .error, in: program.source)
    }
    return CheckedProgram(program, warnings: found)
  }
}
