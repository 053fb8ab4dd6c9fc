import Wording

extension Parser {
  /// Reads one statement; nil where there was nothing to make one of.
  mutating func statement() -> Statement? {
    let start = current.span.start
    if kind != .param, kind != .directive { surroundings.mayDeclareParams = false }
    nodeCount += 1
    if nodeCount > Parser.nodeLimit { stop(.tooLong, at: current.span) }
    guard let kind = statementKind() else { return nil }
    return Statement(kind, span(from: start))
  }

  private mutating func statementKind() -> Statement.Kind? {
    if kind.isKeyword, ahead(1).kind == .assign, kind != .not { return reservedAssignment() }
    switch kind {
    case .directive: return directive()
    case .param: return param()
    case .def: return define()
    case .for: return loop()
    case .while: return whileLoop()
    case .if: return branch()
    case .else: return strayElse()
    case .assert: return claim()
    case .return: return leave()
    case .break, .continue: return jump()
    case .name: return foreignStatement() ?? assignment()
    default: return assignment()
    }
  }

  /// A keyword as a name; the statement goes on as if it were one.
  private mutating func reservedAssignment() -> Statement.Kind? {
    note(.reservedWord(text(current)), at: current.span)
    let token = current
    advance()
    advance()
    return .assign([Identifier(name: text(token), span: token.span)], pipeline())
  }

  private mutating func directive() -> Statement.Kind? {
    let token = current
    let isQuestion = text(token) == "?"
    if mode == .file { note(.directiveInFile, at: token.span) }
    var name = Identifier(name: "help", span: token.span)
    if !isQuestion {
      let span = Span(start: token.span.start + 1, end: token.span.end)
      name = Identifier(name: source.text(in: span), span: span)
      if name.name.isEmpty { fail(.directiveWithoutName, at: token.span) }
    }
    advance()
    var words: [Word] = []
    while kind == .word {
      words.append(Word(text: text(current), span: current.span))
      advance()
    }
    return .directive(name: name, words: words)
  }

  private mutating func param() -> Statement.Kind? {
    let word = current
    if !surroundings.isTopLevel {
      note(.notTopLevel("param"), at: word.span)
    } else if !surroundings.mayDeclareParams {
      note(.lateParam, at: word.span)
    }
    advance()
    guard let name = name(as: "the option's name") else { return nil }
    guard take(.assign) else {
      failHere("\"=\" and the option's default")
      return nil
    }
    let value = pipeline()
    if !isRecovering, !value.isLiteral { note(.paramNotLiteral, at: value.span) }
    return .param(name, value, comment: comment(after: value.span.end))
  }

  /// The text of the comment that ends a line.
  private func comment(after offset: Int) -> String? {
    let line = source.lineSpan(source.lineIndex(of: offset))
    let rest = source.utf8[min(offset, line.end)..<line.end]
    let start = rest.firstIndex { $0 != UInt8(ascii: " ") && $0 != 0x09 && $0 != UInt8(ascii: ";") }
    guard let start, rest[start] == UInt8(ascii: "#") else { return nil }
    let text = rest[start...].drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
    return String(decoding: text, as: UTF8.self).trimmedAtEnd(where: \.isWhitespace)
  }

  private mutating func define() -> Statement.Kind? {
    let head = current
    if !surroundings.isTopLevel { note(.notTopLevel("def"), at: head.span) }
    advance()
    let name = name(as: "the function's name")
    var parameters: [Parameter] = []
    if !isRecovering {
      if kind == .openRound { parameters = self.parameters() } else { failHere("\"(\"") }
    }
    let outer = surroundings
    surroundings.isInFunction = true
    surroundings.isInLoop = false
    let body = block(head: head)
    surroundings = outer
    return name.map { .define($0, parameters, body: body) }
  }

  private mutating func parameters() -> [Parameter] {
    var parameters: [Parameter] = []
    var seen: [String: Span] = [:]
    nestedItems {
      $0.bracketed { parser in
        guard let name = parser.name(as: "a parameter's name") else { return }
        parser.noteRepeated(name, &seen)
        if parser.kind == .colon { return parser.fail(.typeAnnotation, at: parser.current.span) }
        let value = parser.take(.assign) ? parser.pipeline() : nil
        if value == nil, parameters.last?.default != nil {
          parser.note(.requiredAfterDefault(name.name), at: name.span)
        }
        parameters.append(Parameter(name: name, default: value))
      }
    }
    return parameters
  }

  private mutating func loop() -> Statement.Kind? {
    let head = current
    advance()
    let names = names(until: .in, as: "a loop's name")
    let sequence = isRecovering ? missing : pipeline()
    return .for(names, sequence, body: loopBody(head))
  }

  private mutating func whileLoop() -> Statement.Kind? {
    let head = current
    advance()
    let condition = pipeline()
    return .while(condition, body: loopBody(head))
  }

  private mutating func loopBody(_ head: Token) -> [Statement] {
    let outer = surroundings
    surroundings.isInLoop = true
    defer { surroundings = outer }
    return block(head: head)
  }

  private mutating func branch() -> Statement.Kind? {
    var branches: [(condition: Expression, body: [Statement])] = []
    var head = current
    repeat {
      head = current
      advance()
      let condition = pipeline()
      branches.append((condition, block(head: head)))
    } while takeElseIf(after: head)
    guard kind == .else else { return .if(branches, otherwise: nil) }
    let last = current
    advance()
    return .if(branches, otherwise: block(head: last))
  }

  /// Whether `else if` follows, which it moves to the `if` of; `elif` is noted and counts.
  private mutating func takeElseIf(after head: Token) -> Bool {
    guard !isRecovering else { return false }
    let end = index
    if mode == .file || kind != .newline { skipNewlines() }
    if isWord("elif", "elseif", "elsif") {
      note(.foreignWord(text(current), write: "else if"), at: current.span)
      return true
    }
    guard kind == .else else {
      index = end
      return false
    }
    guard ahead(1).kind == .if else { return false }
    advance()
    return true
  }

  private mutating func strayElse() -> Statement.Kind? {
    let head = current
    note(mode == .prompt ? .elseOnNewLine : .strayElse, at: head.span)
    advance()
    if kind == .if { return branch() }
    _ = block(head: head)
    return nil
  }

  private mutating func claim() -> Statement.Kind? {
    advance()
    let condition = pipeline()
    guard !isRecovering, take(.comma) else { return .assert(condition, message: nil) }
    return .assert(condition, message: expression())
  }

  private mutating func leave() -> Statement.Kind? {
    let word = current
    if !surroundings.isInFunction { note(.misplaced("return", inside: "def"), at: word.span) }
    advance()
    if kind == .newline || kind == .semicolon || kind == .end || kind == .closeBrace {
      return .return(nil)
    }
    return .return(values(.severalReturned))
  }

  private mutating func jump() -> Statement.Kind? {
    let word = current
    if !surroundings.isInLoop {
      note(.misplaced(text(word), inside: "for or while"), at: word.span)
    }
    advance()
    return word.kind == .break ? .break : .continue
  }
}
