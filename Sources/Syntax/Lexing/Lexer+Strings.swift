extension Lexer {
  /// Begins a string, or ends the one whose interpolation is being read.
  mutating func readQuote() {
    let quote = byte()
    if let open = strings.last(where: { $0.quote == quote }) { return closeUnfinished(open) }
    if byte(1) == quote, byte(2) == quote { return readTripleQuotes(quote) }
    let start = position
    position += 1
    emit(.stringStart, from: start)
    readStringText(quote, stringStart: start)
  }

  /// Reads a string's text up to its quote, its line's end, or an interpolation.
  mutating func readStringText(_ quote: UInt8, stringStart: Int) {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case quote:
        emitText(from: start)
        position += 1
        return emit(.stringEnd, from: position - 1)
      case 0x0A, 0x0D:
        emitText(from: start)
        return breakOff(stringStart)
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "{") where byte(1) == UInt8(ascii: "{"): readDoubledBrace(.openBrace)
      case UInt8(ascii: "}"): readDoubledBrace(.closeBrace)
      case UInt8(ascii: "{"):
        emitText(from: start)
        return openInterpolation(quote, stringStart: stringStart)
      default: position += 1
      }
    }
    emitText(from: start)
    breakOff(stringStart)
  }

  private mutating func emitText(from start: Int) {
    if position > start { emit(.stringText, from: start) }
  }

  /// Moves past a backslash and what it escapes; `\u{…}` has braces of its own.
  private mutating func skipEscape() {
    let hasBraces = byte(1) == UInt8(ascii: "u") && byte(2) == UInt8(ascii: "{")
    position += hasBraces ? 3 : 1
    if hasBraces {
      while isHexDigit(byte()) { position += 1 }
      if byte() == UInt8(ascii: "}") { position += 1 }
    } else if position < bytes.count, !isLineEnd(bytes[position]) {
      position += 1
    }
  }

  /// A brace that neither begins nor ends a value; two of them are Python's way to write one.
  private mutating func readDoubledBrace(_ kind: Token.Kind) {
    let start = position
    position += byte() == byte(1) ? 2 : 1
    let text = kind == .openBrace ? "{" : "}"
    faults.report(.braceInString(text), at: Span(start: start, end: position))
  }

  private mutating func openInterpolation(_ quote: UInt8, stringStart: Int) {
    position += 1
    emit(.interpolationStart, from: position - 1)
    strings.append(
      OpenString(
        quote: quote, start: stringStart, interpolation: tokens.count - 1, outer: brackets))
    brackets = OpenBrackets()
  }

  /// Ends an interpolation at its `}`, or reads the format that follows a `:`; answers whether it
  /// did.
  mutating func closesInterpolation() -> Bool {
    guard let open = strings.last, brackets.isEmpty else { return false }
    if byte() == UInt8(ascii: ":") {
      readFormat()
      return true
    }
    guard byte() == UInt8(ascii: "}") else { return false }
    position += 1
    endInterpolation(open, from: position - 1)
    readStringText(open.quote, stringStart: open.start)
    return true
  }

  private mutating func readFormat() {
    position += 1
    let start = position
    while position < bytes.count, !isLineEnd(bytes[position]), bytes[position] != 0x7D,
      !strings.contains(where: { $0.quote == bytes[position] })
    {
      position += 1
    }
    emit(.formatText, from: start)
  }

  private mutating func endInterpolation(_ open: OpenString, from start: Int) {
    emit(.interpolationEnd, from: start)
    link(open.interpolation, tokens.count - 1)
    brackets = open.outer
    strings.removeLast()
  }

  /// The quote of an open string inside its own interpolation: the `}` is missing.
  private mutating func closeUnfinished(_ open: OpenString) {
    faults.report(.unclosedInterpolation, at: tokens[open.interpolation].span)
    while let last = strings.last {
      tokens[last.interpolation].isBroken = true
      endInterpolation(last, from: position)
      if last.start == open.start { break }
      emit(.stringEnd, from: position)
    }
    position = endOfNestedQuotes(open.quote)
    emit(.stringEnd, from: position - 1)
  }

  /// Past the quote here, or past the last one nearby where a `}` shows that it was meant to
  /// be inside.
  private func endOfNestedQuotes(_ quote: UInt8) -> Int {
    let rest = bytes[position...].prefix(200).prefix { !isLineEnd($0) }
    guard let last = rest.lastIndex(of: quote), rest[..<last].contains(UInt8(ascii: "}")) else {
      return position + 1
    }
    return last + 1
  }

  /// Gives up a string whose interpolation reaches its line's end.
  mutating func abandon(_ string: OpenString) {
    let isReported = tokens.last?.isBroken == true
    while let last = strings.last {
      tokens[last.interpolation].isBroken = true
      endInterpolation(last, from: position)
      if last.start != string.start { emit(.stringEnd, from: position) }
    }
    breakOff(string.start, isReported: isReported)
  }

  /// Ends a string that has no closing quote on its line.
  private mutating func breakOff(_ start: Int, isReported: Bool = false) {
    if !isReported { faults.report(.unclosedString, at: Span(start: start, end: position)) }
    emit(.stringEnd, from: position)
    tokens[tokens.count - 1].isBroken = true
  }

  /// Python's strings over several lines: said once, and left behind whole.
  private mutating func readTripleQuotes(_ quote: UInt8) {
    let start = position
    emit(.stringStart, from: start)
    position += 3
    faults.report(.tripleQuotes, at: Span(start: start, end: position))
    while position < bytes.count, !(byte() == quote && byte(1) == quote && byte(2) == quote) {
      position += 1
    }
    position = min(position + 3, bytes.count)
    emit(.stringEnd, from: position)
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || UInt8(ascii: "a") <= byte | 0x20 && byte | 0x20 <= UInt8(ascii: "f")
}
