/// Reads tokens by recursive descent, never further down than `depthLimit`.
///
/// A fault puts it into recovery: nothing more is reported until the place where the surrounding
/// list, block or line goes on. Mistakes whose meaning is plain (`&&`, `2 s`) are reported without
/// that.
struct Parser {
  /// How deep a tree may be; operator chains and `else if` count once.
  static let depthLimit = 200
  /// How many values, operators and statements a program may have.
  static let nodeLimit = 1_000_000

  let source: Source
  let mode: ParseMode
  let tokens: [Token]
  var faults: FaultLog
  var index = 0
  /// Whether this is inside brackets, where newlines do not count.
  var skipsNewlines = false
  var isRecovering = false
  /// Whether reading was given up; nothing more is reported.
  var isStopped = false
  /// Whether it was said that the text is nested too deeply.
  var isTooDeep = false
  /// Faults that the lexer has reported and that the parser has met.
  var quietFaults = 0
  /// How many of the brackets around this have no partner.
  var unclosedCount = 0
  var nesting = 0
  var nodeCount = 0
  /// What surrounds the statement being read.
  var surroundings = Surroundings()

  /// Where a statement stands.
  struct Surroundings {
    var isTopLevel = true
    var isInFunction = false
    var isInLoop = false
    /// Whether only `param` statements have come so far.
    var mayDeclareParams = true
  }

  init(_ source: Source, mode: ParseMode, lexer: Lexer) {
    self.source = source
    self.mode = mode
    tokens = lexer.tokens
    faults = lexer.faults
  }
}

// MARK: - The cursor

extension Parser {
  var current: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }

  /// The token a distance ahead, newlines included.
  func ahead(_ distance: Int) -> Token { tokens[min(index + distance, tokens.count - 1)] }

  /// The end of what was read last.
  var lastEnd: Int {
    var last = index - 1
    while last > 0, tokens[last].kind == .newline { last -= 1 }
    return last >= 0 ? tokens[last].span.end : 0
  }

  mutating func advance() {
    guard index < tokens.count - 1 else { return }
    index += 1
    if skipsNewlines { skipNewlines() }
  }

  mutating func skipNewlines() {
    while kind == .newline { index += 1 }
  }

  /// Moves past a token of that kind and says whether it was there.
  mutating func take(_ wanted: Token.Kind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  func span(from start: Int) -> Span { Span(start: start, end: max(start, lastEnd)) }

  func text(_ token: Token) -> String { source.text(in: token.span) }

  /// Whether the current token is a name of that spelling, which is not a keyword here.
  func isWord(_ words: String...) -> Bool { kind == .name && words.contains(text(current)) }
}

// MARK: - Faults

extension Parser {
  /// Reports a fault and goes on as if nothing were wrong.
  mutating func note(_ fault: Fault, at span: Span, other: Span? = nil) {
    guard !isRecovering, !isStopped else { return }
    faults.report(fault, at: span, other: other)
  }

  /// Reports a fault and recovers.
  mutating func fail(_ fault: Fault, at span: Span, isEnding: Bool = false) {
    guard !isRecovering, !isStopped else { return }
    faults.report(fault, at: span, isEnding: isEnding)
    isRecovering = true
  }

  /// Says that something else was wanted here; `wanted` reads on from "here must be".
  mutating func failHere(_ wanted: String) {
    let found = current
    switch found.kind {
    case .invalid:
      recoverQuietly()
    case .end where unclosedCount > 0, .newline where unclosedCount > 0:
      isRecovering = true
    case .end, .newline:
      fail(.unexpectedEnd(wanted: wanted), at: lastTokenSpan, isEnding: isUnfinished)
    case .assign:
      fail(.equalsInExpression, at: found.span)
    case .closeRound, .closeSquare, .closeBrace:
      if found.partner == nil, unclosedCount == 0 {
        fail(.strayCloser(text(found)), at: found.span)
      } else {
        fallthrough
      }
    default:
      fail(.unexpected(wanted: wanted, found: described(found)), at: found.span)
    }
  }

  private func described(_ token: Token) -> String {
    switch token.kind {
    case .stringStart: "a string"
    case .interpolationEnd, .formatText: "the end of { } in a string"
    default: "\"\(text(token))\""
    }
  }

  /// Refuses what is nested too deeply, once for the whole text.
  mutating func failDepth(at span: Span) {
    if !isTooDeep { fail(.tooDeep, at: span) }
    isTooDeep = true
    isRecovering = true
  }

  /// Recovers from what the lexer has reported.
  mutating func recoverQuietly() {
    quietFaults += 1
    isRecovering = true
  }

  /// All faults up to here, for comparing before and after.
  var faultCount: Int { faults.count + quietFaults }

  /// Whether the text ends here after something that wants more.
  private var isUnfinished: Bool {
    guard kind == .end, index > 0 else { return false }
    return tokens[index - 1].kind.continuesStatement
  }

  private var lastTokenSpan: Span {
    var last = max(index - 1, 0)
    while last > 0, tokens[last].kind == .newline { last -= 1 }
    return tokens[last].span
  }

  /// Ends the reading: everything after this is left out.
  mutating func stop(_ fault: Fault, at span: Span) {
    fail(fault, at: span)
    isStopped = true
    index = tokens.count - 1
  }

  /// Reads one level further down, or refuses.
  mutating func nested(_ read: (inout Parser) -> Expression) -> Expression {
    guard nesting < Parser.depthLimit else {
      failDepth(at: current.span)
      return missing
    }
    nesting += 1
    defer { nesting -= 1 }
    return read(&self)
  }

  /// What stands where a value could not be read.
  var missing: Expression {
    Expression(.missing, Span(start: current.span.start, end: current.span.start))
  }

  /// Makes a part of the tree, within the limits of depth and count.
  mutating func make(_ kind: Expression.Kind, from start: Int) -> Expression {
    let span = span(from: start)
    nodeCount += 1
    if nodeCount > Parser.nodeLimit, index < tokens.count - 1 {
      stop(.tooLong, at: Span(start: max(start, span.end - 1), end: span.end))
    }
    let height = kind.height
    guard nesting + height <= Parser.depthLimit else {
      failDepth(at: span)
      return missing
    }
    return Expression(kind, span, height: UInt8(height))
  }
}
