/// Lists between brackets, and the way on after a fault inside them.
extension Parser {
  /// Reads what nests one level further down, which brackets do.
  mutating func nestedItems(_ read: (inout Parser) -> Void) {
    guard nesting < Parser.depthLimit else { return failDepth(at: current.span) }
    nesting += 1
    defer { nesting -= 1 }
    read(&self)
  }

  /// Reads items with commas between, from the opening bracket here to past its partner.
  ///
  /// A bracket without partner ends with its line in a file, so that the next line is read as what
  /// it is, and with the text at a prompt, which then asks for more.
  mutating func bracketed(
    onComma: (Span) -> Void = { _ in }, _ item: (inout Parser) -> Void
  ) {
    let open = current
    let faultsBefore = faultCount
    let outer = skipsNewlines
    let isUnclosed = open.partner == nil
    if isUnclosed { unclosedCount += 1 }
    if !isUnclosed || mode == .prompt { skipsNewlines = true }
    advance()
    while !endsBracket(open) {
      item(&self)
      if !isRecovering, kind != .comma, !endsBracket(open) { failHere("\",\" or \(closing(open))") }
      if isRecovering { skipToComma(open) }
      guard kind == .comma, !endsBracket(open) else { break }
      onComma(current.span)
      advance()
    }
    if isUnclosed { unclosedCount -= 1 }
    close(open, outer: outer, hasFaults: faultCount > faultsBefore)
  }

  private func endsBracket(_ open: Token) -> Bool {
    if let partner = open.partner { return index >= partner }
    return kind.isCloser || kind == .newline || kind == .end || kind == .interpolationEnd
      || kind == .formatText || kind == .semicolon && mode == .file
  }

  private func closing(_ open: Token) -> String {
    switch open.kind.closer {
    case .closeRound: "\")\""
    case .closeSquare: "\"]\""
    default: "\"}\""
    }
  }

  /// Moves to the next comma of this bracket, or to its end, and takes up reporting again.
  private mutating func skipToComma(_ open: Token) {
    while kind != .comma, !endsBracket(open) { skipToken() }
    if open.partner != nil || kind == .comma { isRecovering = false }
  }

  /// Moves past one token, or past a whole bracket or string.
  mutating func skipToken() {
    switch kind {
    case .openRound, .openSquare, .openBrace, .interpolationStart:
      if let partner = current.partner { index = partner }
    default: break
    }
    advance()
  }

  private mutating func close(_ open: Token, outer: Bool, hasFaults: Bool) {
    skipsNewlines = outer
    if let partner = open.partner {
      guard index <= partner else { return }
      index = partner
      return advance()
    }
    if !hasFaults, !isStopped { reportUnclosed(open) }
    if kind.isCloser, current.partner == nil { advance() }
  }

  private mutating func reportUnclosed(_ open: Token) {
    if kind.isCloser, current.partner == nil {
      faults.report(
        .wrongCloser(open: text(open), found: text(current)), at: current.span, other: open.span)
    } else {
      let isEnding = kind == .end || mode == .file
      faults.report(.unclosed(text(open)), at: open.span, isEnding: isEnding)
      isRecovering = true
    }
  }

  /// `( [ args ] )`: positional arguments first, then keywords.
  mutating func arguments() -> [Argument] {
    var arguments: [Argument] = []
    nestedItems { parser in
      parser.bracketed { parser in
        let start = parser.current.span.start
        let argument = parser.argument()
        if argument.name == nil, let last = arguments.last, last.name != nil {
          parser.note(.positionalAfterKeyword, at: parser.span(from: start))
        }
        arguments.append(argument)
      }
    }
    return arguments
  }

  /// `[ NAME "=" ] pipeline`
  private mutating func argument() -> Argument {
    guard kind == .name || kind.isKeyword, ahead(1).kind == .assign || ahead(1).kind == .colon
    else {
      let value = pipeline()
      if kind == .for { fail(.generator, at: current.span) }
      return Argument(name: nil, value: value)
    }
    let name = field()
    if kind == .colon { note(.colonInArguments(name?.name ?? ""), at: current.span) }
    advance()
    return Argument(name: name, value: pipeline())
  }

  /// `expr { "|>" NAME [ "." NAME ] [ "(" [ args ] ")" ] }`
  mutating func pipeline() -> Expression {
    let start = current.span.start
    var value = expression()
    guard kind == .pipe else { return value }
    while !isRecovering, take(.pipe) { value = stage(value, from: start) }
    if !isRecovering, kind.continuesPipeline {
      fail(.operatorAfterPipeline(text(current)), at: current.span)
    }
    return value
  }

  private mutating func stage(_ value: Expression, from start: Int) -> Expression {
    guard kind == .name, var name = field() else {
      failHere("the name of a command, as in x |> shape()")
      return value
    }
    var group: Identifier?
    if take(.dot) {
      group = name
      guard let member = field() else {
        failHere("a command's name")
        return value
      }
      name = member
    }
    let piped = Argument(name: nil, value: value, isPiped: true)
    let others = kind == .openRound ? arguments() : []
    return make(.call(.named(group: group, name: name), [piped] + others), from: start)
  }
}

extension Token.Kind {
  /// What would go on with an expression, but not with a pipeline.
  fileprivate var continuesPipeline: Bool {
    switch self {
    case .plus, .minus, .star, .slash, .doubleSlash, .percent, .at, .power, .equal, .notEqual,
      .less, .lessOrEqual, .greater, .greaterOrEqual, .in, .and, .or, .not, .dot, .openSquare,
      .openRound, .if:
      true
    default: false
    }
  }
}
