/// Numbers and strings.
extension Parser {
  mutating func number() -> Expression {
    let token = current
    let unitStart = Int(token.payload)
    let digits = Span(start: token.span.start, end: unitStart)
    let spelling = source.text(in: Span(start: unitStart, end: token.span.end))
    var unit = LiteralUnit(spelling)
    let value = decimal(digits)
    if !value.isFinite { note(.numberTooLarge, at: digits) }
    advance()
    if spelling.isEmpty { unit = detachedUnit(after: token) }
    nodeCount += 1
    let scaled = value.isFinite ? unit?.scaled(value) ?? value : 0
    if nodeCount > Parser.nodeLimit { stop(.tooLong, at: token.span) }
    return Expression(
      .number(scaled, unit?.unit ?? .none), span(from: token.span.start),
      isPercent: unit == .percent)
  }

  /// The value of digits with `_` between them.
  private func decimal(_ span: Span) -> Double {
    var whole = 0
    for offset in span.start..<span.end {
      let byte = source.utf8[offset]
      guard isDigit(byte), offset - span.start < 15 else { return longDecimal(span) }
      whole = whole * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return Double(whole)
  }

  private func longDecimal(_ span: Span) -> Double {
    var digits = source.text(in: span)
    digits.removeAll { $0 == "_" }
    if digits.last == "." { digits.removeLast() }
    if digits.first == "." { digits = "0" + digits }
    return Double(digits) ?? .infinity
  }

  /// A unit that a blank keeps from its number, as in `2 s`: noted, and taken for what it means.
  private mutating func detachedUnit(after number: Token) -> LiteralUnit? {
    guard kind == .name, !current.isFirstOnLine, number.end < current.start, !isWord("is")
    else { return nil }
    guard let unit = LiteralUnit(text(current)) else {
      fail(.unknownUnit(text(current)), at: current.span)
      return nil
    }
    let written = source.text(in: number.span) + text(current)
    note(.detachedUnit(written), at: current.span)
    advance()
    return unit
  }

  /// A string and what is interpolated in it, from its opening quote to past its closing one.
  mutating func string() -> Expression {
    let start = current.span.start
    var parts: [StringPart] = []
    nestedItems { parser in
      parser.index += 1
      while parser.kind != .stringEnd, parser.kind != .end { parser.readPart(&parts) }
      if parser.current.isBroken { parser.recoverQuietly() }
      parser.advance()
    }
    return make(.string(parts), from: start)
  }

  private mutating func readPart(_ parts: inout [StringPart]) {
    guard kind == .interpolationStart else {
      let decoded = decodeEscapes(current.span)
      parts.append(.text(decoded))
      index += 1
      return
    }
    parts.append(interpolation())
  }

  /// `{expr}` or `{expr:format}`
  private mutating func interpolation() -> StringPart {
    let open = current
    let end = open.partner ?? tokens.count - 1
    index += 1
    var value = missing
    var format: FormatSpec?
    if open.isBroken {
      index = end
    } else if kind == .interpolationEnd || kind == .formatText {
      note(.emptyInterpolation, at: open.span.joined(with: tokens[end].span))
    } else {
      value = pipeline()
      if !isRecovering, kind == .formatText { format = readFormat() }
      if index < end { failHere("\"}\"") }
    }
    resume(after: end)
    return .value(value, format: format, span: open.span.joined(with: tokens[end].span))
  }

  /// Moves past an interpolation's end, and takes up reporting again.
  private mutating func resume(after end: Int) {
    guard index <= end else { return }
    index = min(end + 1, tokens.count - 1)
    isRecovering = false
  }

  private mutating func readFormat() -> FormatSpec? {
    let text = text(current)
    let format = FormatSpec(text)
    if format == nil { note(.badFormat(text), at: current.span) }
    index += 1
    return format
  }

  /// A string's text with its escapes resolved; those that do not exist are noted and kept as
  /// written.
  private mutating func decodeEscapes(_ span: Span) -> String {
    let raw = source.utf8[span.start..<span.end]
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var text: [UInt8] = []
    var offset = span.start
    while offset < span.end {
      if raw[offset] == UInt8(ascii: "\\") {
        text += escape(at: &offset, end: span.end)
      } else {
        text.append(raw[offset])
        offset += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// What an escape stands for; moves past it.
  private mutating func escape(at offset: inout Int, end: Int) -> [UInt8] {
    let start = offset
    offset = min(start + 2, end)
    guard offset == start + 2 else { return [] }
    switch source.utf8[start + 1] {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case let byte where escapable.contains(byte): return [byte]
    case UInt8(ascii: "u"):
      return scalar(from: start, at: &offset, end: end)
    case let byte:
      while offset < end, source.utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      let span = Span(start: start, end: offset)
      note(.unknownEscape(source.text(in: span)), at: span)
      return [UInt8(ascii: "\\"), byte]
    }
  }

  /// `\u{…}` with one to six hexadecimal digits of a Unicode scalar.
  private mutating func scalar(from start: Int, at offset: inout Int, end: Int) -> [UInt8] {
    let rest = source.utf8[offset..<end]
    let close = rest.prefix(8).firstIndex(of: UInt8(ascii: "}"))
    if rest.first == UInt8(ascii: "{"), let close {
      let digits = String(decoding: rest[(offset + 1)..<close], as: UTF8.self)
      offset = close + 1
      if let value = UInt32(digits, radix: 16), digits.first != "+",
        let scalar = Unicode.Scalar(value)
      {
        return Array(String(scalar).utf8)
      }
    }
    note(.badScalar, at: Span(start: start, end: offset))
    return []
  }
}

private let escapable = Set("\"'\\{}".utf8)
