/// What a text was read as: always a tree, with whatever is wrong beside it.
package struct Program: Sendable {
  package let source: Source
  package let statements: [Statement]
  /// In the order of the text.
  package let diagnostics: [Diagnostic]
  /// The offsets of the `#%%` that start a cell.
  package let cells: [Int]
  /// Whether nothing is wrong but that the text ends too early: with an open bracket or brace, or
  /// after an operator, a comma or `=`. A prompt then asks for another line.
  package let isIncomplete: Bool

  /// The same text with only some of its statements.
  package func keeping(_ part: Range<Int>) -> Program {
    Program(
      source: source, statements: Array(statements[part.clamped(to: statements.indices)]),
      diagnostics: diagnostics, cells: cells, isIncomplete: isIncomplete)
  }

  /// Whether the program may not run.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

/// Where a text comes from, which decides about directives and about `else` on a new line.
package enum ParseMode: Sendable {
  /// A script: no directives, `else` may follow a newline.
  case file
  /// A prompt or a pipe: directives, and `else` on the line of the `}`.
  case prompt
}
