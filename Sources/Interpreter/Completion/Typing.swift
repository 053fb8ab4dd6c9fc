import Syntax

/// A text while it is typed: what the word at its end belongs to. Only tokens are looked at, so
/// that any text will do, however broken.
struct Typing {
  /// What is expected at the end of the text.
  enum Place: Equatable {
    /// Nothing that could be proposed: in a comment, a number, a new name.
    case nowhere
    /// A directive's name, after its colon.
    case directive
    /// The word at an index after a directive's name; that of `?` is "help".
    case word(of: String, index: Int)
    /// A field of what stands before the dot, or a member of a group.
    case member(of: Range<Int>)
    /// Inside a string whose opening quote is at a byte.
    case string(start: Int)
    /// A command after `|>`.
    case stage
    /// An operand; where `isStatement`, a statement as well.
    case value(isStatement: Bool)
    /// What can follow an operand.
    case operation
  }

  let bytes: [UInt8]
  /// The tokens before the word.
  let tokens: ArraySlice<Token>
  /// The bytes of what is completed.
  let word: Range<Int>
  let place: Place
  /// The calls whose brackets are open, the innermost first.
  let calls: [OpenCall]

  var prefix: String { String(decoding: bytes[word], as: UTF8.self) }

  init(_ bytes: [UInt8]) {
    let lexed = Syntax.tokens(of: bytes)
    self.bytes = bytes
    let end = bytes.count
    var tokens = lexed.tokens[...]
    let isInString = Self.closeOpenString(&tokens, end: end)
    var word = end..<end
    var place: Place?
    if lexed.comments.last?.end == end, !isInString {
      place = .nowhere
    } else if isInString {
      let start = tokens.lastIndex { $0.kind == .stringStart } ?? tokens.endIndex
      let isPlain = tokens[start...].allSatisfy { $0.kind != .interpolationStart }
      let quote = start < tokens.endIndex ? tokens[start].span.end : end
      word = quote..<end
      place = isPlain ? .string(start: quote - 1) : .nowhere
      tokens = tokens[..<start]
    } else if let line = Self.directive(tokens, bytes) {
      (word, place) = line
    } else if let last = tokens.last, last.span.end == end {
      switch last.kind {
      case .name, .invalid: (word, tokens) = (last.span.start..<end, tokens.dropLast())
      case .number, .formatText: place = .nowhere
      case let kind where kind.isKeyword:
        (word, tokens) = (last.span.start..<end, tokens.dropLast())
      default: break
      }
    }
    self.word = word
    self.tokens = tokens
    calls = Self.openCalls(tokens, bytes)
    self.place = place ?? Self.place(after: tokens)
  }

  /// Takes away the ends that the lexer gave to strings and interpolations still open; answers
  /// whether the text ends inside a string.
  private static func closeOpenString(_ tokens: inout ArraySlice<Token>, end: Int) -> Bool {
    while let last = tokens.last, last.kind == .stringEnd, last.isBroken, last.span.start == end {
      tokens.removeLast()
      guard let inner = tokens.last, inner.kind == .interpolationEnd, inner.span.start == end
      else { return true }
      tokens.removeLast()
    }
    return false
  }

  /// The word of a directive that the text ends in, nil where it ends in none.
  private static func directive(
    _ tokens: ArraySlice<Token>, _ bytes: [UInt8]
  ) -> (Range<Int>, Place)? {
    guard let start = tokens.lastIndex(where: { $0.kind != .word }),
      tokens[start].kind == .directive
    else { return nil }
    let (head, words) = (tokens[start].span, tokens[(start + 1)...])
    let end = bytes.count
    let isHelp = bytes[head.start] == UInt8(ascii: "?")
    if words.isEmpty, !isHelp, head.end == end { return (head.start + 1..<end, .directive) }
    let name =
      isHelp ? "help" : String(decoding: bytes[(head.start + 1)..<head.end], as: UTF8.self)
    guard let last = words.last, last.span.end == end else {
      return (end..<end, .word(of: name, index: words.count))
    }
    return (last.span.start..<end, .word(of: name, index: words.count - 1))
  }

  private static func place(after tokens: ArraySlice<Token>) -> Place {
    let isInBrackets = isInBrackets(tokens)
    let before = isInBrackets ? tokens.trimmingNewlines : tokens
    guard let last = before.last else { return .value(isStatement: true) }
    switch last.kind {
    case .newline, .semicolon, .openBrace: return .value(isStatement: true)
    case .dot: return .member(of: before.dropLast().postfixRange ?? 0..<0)
    case .pipe: return .stage
    case .def, .for, .param: return .nowhere
    case .number, .name, .stringEnd, .closeRound, .closeSquare, .closeBrace, .true, .false, .none,
      .break, .continue:
      return .operation
    case .word, .directive, .stringText, .formatText, .invalid: return .nowhere
    default: return .value(isStatement: false)
    }
  }

  /// Whether a newline does not count at the end of these tokens.
  private static func isInBrackets(_ tokens: ArraySlice<Token>) -> Bool {
    var index = tokens.endIndex - 1
    while index >= tokens.startIndex {
      let token = tokens[index]
      switch token.kind {
      case .closeRound, .closeSquare, .closeBrace, .interpolationEnd:
        index = token.partner.map { min($0, index - 1) } ?? index - 1
      case .openRound, .openSquare, .interpolationStart: return true
      case .openBrace: return false
      default: index -= 1
      }
    }
    return false
  }
}

extension ArraySlice<Token> {
  var trimmingNewlines: ArraySlice<Token> {
    self[..<((lastIndex { $0.kind != .newline }).map { $0 + 1 } ?? startIndex)]
  }

  /// The bytes of the value that these tokens end in, as `a.b`, `f(x)` or `z[0]`.
  var postfixRange: Range<Int>? {
    guard let end = last?.span.end else { return nil }
    var index = endIndex - 1
    while index >= startIndex {
      let token = self[index]
      switch token.kind {
      case .closeRound, .closeSquare:
        guard let opener = token.partner, opener >= startIndex, opener < index else { return nil }
        let isPostfix = opener > startIndex && self[opener - 1].endsValue
        guard isPostfix else { return self[opener].span.start..<end }
        index = opener - 1
      case let kind where kind == .name || kind.isKeyword:
        guard index > startIndex, self[index - 1].kind == .dot else {
          return token.span.start..<end
        }
        index -= 2
      default: return nil
      }
    }
    return nil
  }
}

extension Token {
  /// Whether a bracket right after it calls or picks.
  var endsValue: Bool {
    switch kind {
    case .name, .closeRound, .closeSquare, .stringEnd: true
    default: false
    }
  }
}
