/// What a stretch of text is, for colouring it.
package enum TokenClass: Sendable {
  case comment, directive, keyword, name, number, string, symbol
}

/// The stretches of a text that have a colour, in order and without overlap; blanks are in none.
package func highlighted(_ source: Source) -> [(span: Span, kind: TokenClass)] {
  var lexer = Lexer(source.utf8)
  lexer.run()
  var parts = lexer.comments.map { (span: $0, kind: TokenClass.comment) }
  parts += lexer.tokens.compactMap { token in
    guard token.start < token.end, let kind = token.kind.highlight else { return nil }
    return (token.span, kind)
  }
  return parts.sorted { $0.span.start < $1.span.start }
}

extension Token.Kind {
  fileprivate var highlight: TokenClass? {
    if isKeyword { return .keyword }
    return switch self {
    case .name: .name
    case .number: .number
    case .stringStart, .stringText, .stringEnd, .formatText: .string
    case .directive, .word: .directive
    case .newline, .end, .invalid: nil
    default: .symbol
    }
  }
}
