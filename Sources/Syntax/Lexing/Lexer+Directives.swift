extension Lexer {
  /// Reads `:name word "word"` or `?name` to the end of its line; `?` is one token, what follows it
  /// a word.
  mutating func readDirective() {
    let start = position
    position += 1
    if bytes[start] == UInt8(ascii: ":") { skipName() }
    emit(.directive, from: start)
    while position < bytes.count, !isLineEnd(bytes[position]), byte() != UInt8(ascii: ";") {
      switch byte() {
      case UInt8(ascii: " "), 0x09: position += 1
      case UInt8(ascii: "#"): return
      case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuotedWord()
      default: readPlainWord()
      }
    }
  }

  private mutating func readPlainWord() {
    let start = position
    let ends = Set(" \t\r\n;".utf8)
    while position < bytes.count, !ends.contains(bytes[position]) { position += 1 }
    emit(.word, from: start)
  }

  /// The token spans what is between the quotes.
  private mutating func readQuotedWord() {
    let start = position
    let quote = byte()
    position += 1
    while position < bytes.count, bytes[position] != quote, !isLineEnd(bytes[position]) {
      position += 1
    }
    emit(.word, from: start + 1)
    if byte() == quote {
      position += 1
    } else {
      faults.report(.unclosedString, at: Span(start: start, end: position))
    }
  }
}
