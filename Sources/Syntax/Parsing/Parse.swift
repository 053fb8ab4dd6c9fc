/// Reads a text as a program. Whatever the text, there is a tree, and what is wrong stands beside
/// it; of bytes that are no text that alone.
///
/// Linear in the length of the text; the call depth is bounded whatever it holds.
package func parse(_ source: Source, mode: ParseMode) -> Program {
  var lexer = Lexer(source.utf8)
  lexer.run()
  var parser = Parser(source, mode: mode, lexer: lexer)
  let isText = source.diagnostics.isEmpty
  let statements = lexer.isStopped || !isText ? [] : parser.statements(until: .end)
  let entries = parser.faults.entries
  let isIncomplete =
    isText && !entries.isEmpty && entries.allSatisfy(\.isEnding)
  return Program(
    source: source, statements: statements,
    diagnostics: isText
      ? diagnostics(parser.faults, in: source) : source.diagnostics,
    cells: lexer.cells, isIncomplete: isIncomplete)
}

/// The faults in the order of the text, and a last word where there were too many to list.
private func diagnostics(_ faults: FaultLog, in source: Source) -> [Diagnostic] {
  let sorted = faults.entries.enumerated().sorted {
    ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
  }
  var diagnostics = sorted.map { $0.element.diagnostic(in: source.name) }
  if faults.count > faults.entries.count, let last = sorted.last {
    let rest = Fault.more(faults.count - faults.entries.count)
    diagnostics.append(rest.diagnostic(at: last.element.span, in: source.name))
  }
  return diagnostics
}
