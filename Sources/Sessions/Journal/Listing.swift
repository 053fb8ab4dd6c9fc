import Syntax

/// The statements of a text, each with the comments that belong to it.
struct Listing {
  let source: Source
  let statements: [Statement]
  /// For each statement, its text with the blank lines and comments before it, and with what
  /// follows it on its last line as far as that belongs to no other.
  let extents: [Range<Int>]

  init(_ program: Program) {
    source = program.source
    statements = program.statements
    let starts = program.statements.dropFirst().map(\.span.start) + [program.source.utf8.count]
    var extents: [Range<Int>] = []
    for (statement, next) in zip(program.statements, starts) {
      let text = program.source.utf8[statement.span.end..<max(next, statement.span.end)]
      let lineEnd = text.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.endIndex
      let from = extents.last?.upperBound ?? 0
      extents.append(from..<max(from, lineEnd))
    }
    self.extents = extents
  }

  /// What follows the last statement.
  var remarks: String {
    source.text(in: Span(start: extents.last?.upperBound ?? 0, end: source.utf8.count))
  }

  /// The place of a statement among those from an index on.
  func index(of statement: Statement, from start: Int) -> Int? {
    statements[start...].firstIndex { $0.span == statement.span }
  }

  /// The text of a statement with its comments.
  func written(_ index: Int) -> String {
    source.text(in: Span(start: extents[index].lowerBound, end: extents[index].upperBound))
  }
}
