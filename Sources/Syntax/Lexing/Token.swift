/// The smallest piece of a text that the grammar names.
package struct Token: Sendable {
  /// What it is.
  package enum Kind: UInt8, Sendable {
    // Words and literals
    case name, number
    case stringStart, stringText, interpolationStart, formatText, interpolationEnd, stringEnd
    case directive, word
    // Keywords
    case and, assert, `break`, `continue`, def, `else`, `false`, `for`, `if`, `in`, none, not, or
    case param, `return`, `true`, `while`
    // Brackets
    case openRound, closeRound, openSquare, closeSquare, openBrace, closeBrace
    // Operators and punctuation
    case comma, colon, dot, assign, pipe, plus, minus, star, slash, doubleSlash, percent, at, power
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    // What other languages write, kept so that a message can say what to write here
    case doubleAmpersand, ampersand, doubleBar, bar, exclamation, tilde, caret, arrow, increment
    case augmentedAssign, walrus
    // Ends
    case newline, semicolon, invalid, end
  }

  /// The payload of a bracket without partner.
  static let unpaired = UInt32.max

  /// What it is.
  package var kind: Kind
  /// Whether only blanks stand before it on its line.
  var isFirstOnLine = false
  /// Whether a string or an interpolation is not closed; that is reported already.
  package var isBroken = false
  var start: UInt32
  var end: UInt32
  /// Of a bracket, the index of its partner; of a number, where its unit begins.
  var payload = Token.unpaired

  /// The bytes that it is made of.
  package var span: Span { Span(start: Int(start), end: Int(end)) }

  /// The index of a bracket's partner.
  package var partner: Int? { payload == Token.unpaired ? nil : Int(payload) }
}

extension Token.Kind {
  static let keywords: [String: Token.Kind] = [
    "and": .and, "assert": .assert, "break": .break, "continue": .continue, "def": .def,
    "else": .else, "false": .false, "for": .for, "if": .if, "in": .in, "none": .none, "not": .not,
    "or": .or, "param": .param, "return": .return, "true": .true, "while": .while,
  ]

  /// Whether it is a word with a meaning of its own.
  package var isKeyword: Bool {
    Token.Kind.and.rawValue <= rawValue && rawValue <= Token.Kind.while.rawValue
  }

  var isCloser: Bool { self == .closeRound || self == .closeSquare || self == .closeBrace }

  /// Whether a statement cannot end here, so that the next newline does not count.
  var continuesStatement: Bool {
    switch self {
    case .and, .or, .not, .in, .comma, .assign, .augmentedAssign, .walrus, .pipe, .plus, .minus,
      .star, .slash, .doubleSlash, .percent, .at, .power, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .doubleAmpersand, .ampersand, .doubleBar, .bar, .exclamation,
      .tilde, .caret:
      true
    case .name, .number, .stringStart, .stringText, .interpolationStart, .formatText,
      .interpolationEnd, .stringEnd, .directive, .word, .assert, .break, .continue, .def, .else,
      .false, .for, .if, .none, .param, .return, .true, .while, .openRound, .closeRound,
      .openSquare, .closeSquare, .openBrace, .closeBrace, .colon, .dot, .arrow, .increment,
      .newline, .semicolon, .invalid, .end:
      false
    }
  }

  /// What closes a bracket.
  var closer: Token.Kind? {
    switch self {
    case .openRound: .closeRound
    case .openSquare: .closeSquare
    case .openBrace: .closeBrace
    default: nil
    }
  }
}

/// The tokens of a text without its end, and its comments, for those who look at text that is
/// still being typed.
package func tokens(of bytes: [UInt8]) -> (tokens: [Token], comments: [Span]) {
  var lexer = Lexer(bytes)
  lexer.run()
  return (lexer.tokens.dropLast(), lexer.comments)
}
