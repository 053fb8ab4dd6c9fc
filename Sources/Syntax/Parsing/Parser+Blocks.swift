/// Programs and blocks: statements with newlines or `;` between.
extension Parser {
  /// Where a run of statements ends.
  enum BlockEnd {
    case end
    /// At the partner of this `{`, or at the end of the text.
    case brace(Token)
    /// At a line that is not indented further than this: Python's habit, read for what it means.
    case indentation(Int)
  }

  mutating func statements(until end: BlockEnd) -> [Statement] {
    var statements: [Statement] = []
    while true {
      while kind == .newline || kind == .semicolon { index += 1 }
      if isAt(end) { break }
      if kind.isCloser, current.partner == nil {
        note(.strayCloser(text(current)), at: current.span)
        advance()
        continue
      }
      let before = index
      if var statement = statement() {
        endStatement(&statement)
        statements.append(statement)
      }
      if isRecovering { skipLine(end) }
      isRecovering = false
      if index == before { advance() }
    }
    return statements
  }

  private func isAt(_ end: BlockEnd) -> Bool {
    if kind == .end { return true }
    switch end {
    case .end: return false
    case .brace(let open):
      return open.partner.map { index >= $0 } ?? (kind == .closeBrace && current.partner != nil)
    case .indentation(let column):
      return kind == .closeBrace || current.isFirstOnLine && indentation(current) <= column
    }
  }

  /// How many bytes stand before a token on its line.
  func indentation(_ token: Token) -> Int {
    token.span.start - source.lineSpan(source.lineIndex(of: token.span.start)).start
  }

  /// What follows a statement: a newline, a `;`, or its block's end.
  private mutating func endStatement(_ statement: inout Statement) {
    guard !isRecovering else { return }
    switch kind {
    case .semicolon: statement.isHidden = true
    case .newline, .end, .closeBrace: break
    default:
      // An indented block has taken the newline after its last statement.
      if index > 0, tokens[index - 1].kind == .newline { return }
      failAfterStatement(statement)
    }
  }

  private mutating func failAfterStatement(_ statement: Statement) {
    let found = current
    switch (statement.kind, found.kind) {
    case (.value(let value), .increment):
      let name = source.text(in: value.span)
      fail(.increment(text(found), name: name), at: found.span)
    case (.value(let value), .name), (.value(let value), .number),
      (.value(let value), .stringStart):
      guard case .name(let name) = value.kind else { break }
      fail(.callWithoutBrackets(name), at: found.span)
    default: break
    }
    if !isRecovering { failHere("the end of the line, or \";\"") }
  }

  /// Leaves the rest of a line behind.
  private mutating func skipLine(_ end: BlockEnd) {
    let start = index
    while kind != .newline, kind != .semicolon, kind != .closeBrace, !isAt(end) {
      if index > start, current.isFirstOnLine, kind != .pipe { return }
      skipToken()
    }
  }

  /// `"{" program "}"` after a head, whose faults do not keep the block from being read.
  ///
  /// A `:` in place of the brace is noted, and the lines indented further are the block.
  mutating func block(head: Token) -> [Statement] {
    if isRecovering { skipToBlock() }
    switch kind {
    case .openBrace:
      isRecovering = false
      return nestedBlock { $0.braced() }
    case .colon:
      note(.colonBlock(headWord(head)), at: current.span)
      isRecovering = false
      advance()
      let column = indentation(head)
      return nestedBlock { $0.statements(until: .indentation(column)) }
    case .newline where ahead(1).kind == .openBrace:
      advance()
      note(.braceOnNextLine(text(head)), at: current.span)
      return nestedBlock { $0.braced() }
    default:
      if isWord("then", "do") {
        note(.foreignBlock(text(current), head: text(head)), at: current.span)
        advance()
        if kind == .openBrace { return nestedBlock { $0.braced() } }
      } else if !isRecovering {
        failHead(head)
      }
      return []
    }
  }

  private func headWord(_ head: Token) -> String { head.kind == .name ? "else if" : text(head) }

  private mutating func failHead(_ head: Token) {
    switch kind {
    case .newline, .end:
      fail(.missingBlock(text(head)), at: tokens[max(index - 1, 0)].span)
    case .arrow: fail(.typeAnnotation, at: current.span)
    default: failHere("\"{\" and the block")
    }
    skipToBlock()
    if kind == .openBrace {
      isRecovering = false
      _ = nestedBlock { $0.braced() }
    }
  }

  /// Moves to the `{` or the last `:` of a head's line, where there is one.
  private mutating func skipToBlock() {
    while kind != .newline, kind != .semicolon, kind != .end, kind != .closeBrace {
      if kind == .openBrace || kind == .colon && isLineEnd(after: ahead(1)) { return }
      skipToken()
    }
  }

  private func isLineEnd(after token: Token) -> Bool {
    token.kind == .newline || token.kind == .end
  }

  private mutating func nestedBlock(_ read: (inout Parser) -> [Statement]) -> [Statement] {
    guard nesting < Parser.depthLimit else {
      failDepth(at: current.span)
      return []
    }
    nesting += 1
    let outer = surroundings
    surroundings.isTopLevel = false
    defer {
      nesting -= 1
      surroundings = outer
    }
    return read(&self)
  }

  private mutating func braced() -> [Statement] {
    let open = current
    let faultsBefore = faultCount
    index += 1
    let body = statements(until: .brace(open))
    if open.partner == nil {
      if faultCount == faultsBefore, !isStopped {
        faults.report(.unclosed("{"), at: open.span, isEnding: kind == .end)
      }
    } else if kind == .closeBrace {
      advance()
    }
    return body
  }
}
