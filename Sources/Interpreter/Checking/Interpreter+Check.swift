package import Syntax

extension Interpreter {
  /// All that is wrong with a program as far as can be told without running it, in the order of
  /// the text: only what fails on every run that reaches it.
  package func check(_ program: Program, host: any Host, isWhole: Bool = true) -> [Diagnostic] {
    program.diagnostics
  }
}
