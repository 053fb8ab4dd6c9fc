/// The brackets that are open at a place, and how many of each kind.
struct OpenBrackets {
  private var stack: [(closer: Token.Kind, index: Int)] = []
  /// Counts of open round, square and curly brackets, so that a stray closer costs nothing.
  private var counts = SIMD4<Int>()

  var isEmpty: Bool { stack.isEmpty }

  mutating func open(_ closer: Token.Kind, index: Int) {
    stack.append((closer, index))
    counts[slot(closer)] += 1
  }

  /// The index of the bracket that a closer closes; those of other kinds inside stay unclosed.
  mutating func close(_ closer: Token.Kind) -> Int? {
    guard counts[slot(closer)] > 0 else { return nil }
    while let last = stack.popLast() {
      counts[slot(last.closer)] -= 1
      if last.closer == closer { return last.index }
    }
    return nil
  }

  /// Forgets the round and square brackets inside the innermost curly one.
  mutating func leaveToBlock() {
    while let last = stack.last, last.closer != .closeBrace {
      stack.removeLast()
      counts[slot(last.closer)] -= 1
    }
  }

  private func slot(_ closer: Token.Kind) -> Int {
    closer == .closeRound ? 0 : closer == .closeSquare ? 1 : 2
  }
}

extension Lexer {
  /// Opens or closes with the token just emitted; `|>` takes back the newline before it.
  mutating func pair(_ kind: Token.Kind) {
    let index = tokens.count - 1
    if kind == .assign { leaveBrackets() }
    if let closer = kind.closer {
      brackets.open(closer, index: index)
    } else if kind.isCloser, let opener = brackets.close(kind) {
      link(opener, index)
    } else if kind == .pipe, index > 0, tokens[index - 1].kind == .newline {
      tokens.remove(at: index - 1)
    }
  }

  /// Takes round and square brackets for unclosed where a line begins as only a statement can.
  ///
  /// Without this, a bracket that was forgotten would pair with one that is too many far below.
  mutating func leaveBrackets() {
    guard !brackets.isEmpty, strings.isEmpty, let last = tokens.last else { return }
    let start = last.kind == .assign ? tokens.count - 2 : tokens.count - 1
    guard start >= 2, tokens[start].isFirstOnLine, tokens[start - 1].kind == .newline,
      tokens[start - 2].kind.closer == nil
    else { return }
    switch last.kind {
    case .def, .while, .param, .assert, .return, .break, .continue: brackets.leaveToBlock()
    case .assign where tokens[start].kind == .name: brackets.leaveToBlock()
    default: return
    }
  }

  /// Makes two brackets partners.
  mutating func link(_ opener: Int, _ closer: Int) {
    tokens[opener].payload = UInt32(closer)
    tokens[closer].payload = UInt32(opener)
  }
}
