extension Lexer {
  /// The operator or bracket that begins here, the longest first.
  func symbol() -> (Token.Kind, length: Int)? {
    let first = byte()
    let second = byte(1)
    if secondBytes[Int(second & 0x7F)], let kind = pairs[UInt16(first) << 8 | UInt16(second)] {
      return isAugmented(kind) ? (.augmentedAssign, 3) : increments(kind)
    }
    return singles[Int(first & 0x7F)].map { ($0, 1) }
  }

  /// Whether this is `**=` or `//=`.
  private func isAugmented(_ kind: Token.Kind) -> Bool {
    (kind == .power || kind == .doubleSlash) && byte(2) == UInt8(ascii: "=")
  }

  /// `++` counts as one sign only where nothing follows that it could add.
  private func increments(_ kind: Token.Kind) -> (Token.Kind, length: Int)? {
    guard kind == .increment, !endsStatement(after: 2) else { return (kind, 2) }
    return singles[Int(byte())].map { ($0, 1) }
  }

  /// Whether only blanks stand before the end of the line, a `;`, a comment or a closing bracket.
  private func endsStatement(after distance: Int) -> Bool {
    var distance = distance
    while byte(distance) == UInt8(ascii: " ") { distance += 1 }
    let next = byte(distance)
    return next == 0 || isLineEnd(next) || endingBytes.contains(next)
  }
}

private let endingBytes = Set("#;)]}".utf8)
/// Which bytes can be the second of two, looked up before anything dearer.
private let secondBytes: [Bool] = {
  var table = [Bool](repeating: false, count: 128)
  for byte in "|>*/=&+-".utf8 { table[Int(byte)] = true }
  return table
}()

private let singles: [Token.Kind?] = {
  let kinds: KeyValuePairs<String, Token.Kind> = [
    "(": .openRound, ")": .closeRound, "[": .openSquare, "]": .closeSquare, "{": .openBrace,
    "}": .closeBrace, ",": .comma, ":": .colon, ".": .dot, ";": .semicolon, "=": .assign,
    "+": .plus, "-": .minus, "*": .star, "/": .slash, "%": .percent, "@": .at, "<": .less,
    ">": .greater, "&": .ampersand, "|": .bar, "!": .exclamation, "~": .tilde, "^": .caret,
  ]
  var table = [Token.Kind?](repeating: nil, count: 128)
  for (text, kind) in kinds { for byte in text.utf8 { table[Int(byte)] = kind } }
  return table
}()

private let pairs: [UInt16: Token.Kind] = {
  let kinds: KeyValuePairs<String, Token.Kind> = [
    "|>": .pipe, "**": .power, "//": .doubleSlash, "==": .equal, "!=": .notEqual,
    "<=": .lessOrEqual, ">=": .greaterOrEqual, "&&": .doubleAmpersand, "||": .doubleBar,
    "->": .arrow, ":=": .walrus, "++": .increment, "--": .increment, "+=": .augmentedAssign,
    "-=": .augmentedAssign, "*=": .augmentedAssign, "/=": .augmentedAssign,
    "%=": .augmentedAssign, "@=": .augmentedAssign,
  ]
  var table: [UInt16: Token.Kind] = [:]
  for (text, kind) in kinds { table[text.utf8.reduce(0) { $0 << 8 | UInt16($1) }] = kind }
  return table
}()
