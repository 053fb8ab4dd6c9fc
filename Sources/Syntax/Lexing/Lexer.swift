/// Cuts a text into tokens in one pass without recursion, pairing brackets on the way.
///
/// Newlines that do not count (after an operator, before `|>`, doubled) are left out here; those
/// inside brackets the parser leaves out, which knows records from blocks.
struct Lexer {
  /// A string whose interpolation is being read.
  struct OpenString {
    let quote: UInt8
    let start: Int
    /// The index of the `{`'s token.
    let interpolation: Int
    /// The brackets that were open around it.
    let outer: OpenBrackets
  }

  /// More tokens than a program of the parser's limit needs.
  static let tokenLimit = 4 * Parser.nodeLimit

  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  var faults = FaultLog()
  var comments: [Span] = []
  var cells: [Int] = []
  var brackets = OpenBrackets()
  var strings: [OpenString] = []
  var isAtLineStart = true
  /// Whether the text has more tokens than are read.
  var isStopped = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(min(bytes.count / 3, Lexer.tokenLimit))
  }

  /// Reads everything; the last token is `end`.
  mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count, tokens.count <= Lexer.tokenLimit { readToken() }
    if position < bytes.count {
      faults.report(.tooLong, at: Span(start: position, end: position + 1))
      isStopped = true
      strings = []
    }
    if let string = strings.first { abandon(string) }
    emit(.end, from: bytes.count)
  }

  /// The byte at a distance from here; 0 past the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    let index = position + distance
    return index < bytes.count ? bytes[index] : 0
  }

  /// Appends a token that reaches from an offset to here.
  mutating func emit(_ kind: Token.Kind, from start: Int, payload: UInt32 = Token.unpaired) {
    var token = Token(kind: kind, start: UInt32(start), end: UInt32(position), payload: payload)
    token.isFirstOnLine = isAtLineStart
    isAtLineStart = false
    tokens.append(token)
  }

  private mutating func readToken() {
    let start = position
    switch byte() {
    case UInt8(ascii: " "), 0x09, 0x0B, 0x0C, 0: position += 1
    case 0x0A, 0x0D: readNewline()
    case UInt8(ascii: "#"): readComment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): readQuote()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: ".") where isDigit(byte(1)): readNumber()
    case UInt8(ascii: ":") where startsStatement, UInt8(ascii: "?") where startsStatement:
      readDirective()
    case 0x80...: readBeyondASCII()
    case let first where isNameStart(first): readWord()
    default:
      if closesInterpolation() { return }
      guard let (kind, length) = symbol() else { return readUnknown(length: 1) }
      position += length
      emit(kind, from: start)
      pair(kind)
    }
  }

  /// Whether a statement may begin here, outside of brackets and strings.
  private var startsStatement: Bool {
    guard brackets.isEmpty, strings.isEmpty else { return false }
    return isAtLineStart || tokens.last?.kind == .semicolon
  }

  private mutating func readNewline() {
    if let string = strings.first {
      abandon(string)
      return
    }
    let start = position
    position += byte() == 0x0D && byte(1) == 0x0A ? 2 : 1
    isAtLineStart = true
    guard let last = tokens.last, last.kind != .newline, !continues(last) else { return }
    emit(.newline, from: start)
    isAtLineStart = true
  }

  /// Whether a token wants the next line; a field such as `r.in` does not.
  private func continues(_ last: Token) -> Bool {
    last.kind.continuesStatement && tokens.dropLast().last?.kind != .dot
  }

  private mutating func readComment() {
    let start = position
    while position < bytes.count, !isLineEnd(bytes[position]) { position += 1 }
    let isCell = isAtLineStart && bytes[start..<position].starts(with: [0x23, 0x25, 0x25])
    if isCell { cells.append(start) }
    comments.append(Span(start: start, end: position))
  }

  private mutating func readWord() {
    let start = position
    skipName()
    let isShort = position - start <= 8
    let word = isShort ? String(decoding: bytes[start..<position], as: UTF8.self) : ""
    emit(Token.Kind.keywords[word] ?? .name, from: start)
    leaveBrackets()
  }

  /// Moves past letters, digits and `_`, in any script.
  mutating func skipName() {
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        guard isNameStart(byte) || isDigit(byte) else { return }
        position += 1
      } else {
        guard let scalar = scalar(), scalar.properties.isXIDContinue else { return }
        position += UTF8.width(scalar)
      }
    }
  }

  /// The scalar that begins here.
  func scalar() -> Unicode.Scalar? {
    String(decoding: bytes[position..<min(position + 4, bytes.count)], as: UTF8.self)
      .unicodeScalars.first
  }

  private mutating func readBeyondASCII() {
    guard let scalar = scalar() else { return readUnknown(length: 1) }
    if scalar.properties.isXIDStart { return readWord() }
    let start = position
    let width = UTF8.width(scalar)
    if scalar.properties.isWhitespace {
      position += width
    } else if let (plain, kind) = lookalikes[scalar] {
      position += width
      faults.report(.lookalike(String(scalar), plain), at: Span(start: start, end: position))
      emit(kind, from: start)
    } else {
      readUnknown(length: width)
    }
  }

  /// What no token begins with; bytes that were repaired are reported by the source.
  private mutating func readUnknown(length: Int) {
    let start = position
    let isRun = tokens.last.map { $0.kind == .invalid && Int($0.end) == start } ?? false
    let first = isRun ? nil : scalar()
    position += length
    guard !isRun else {
      tokens[tokens.count - 1].end = UInt32(position)
      return
    }
    if let first, first != "\u{FFFD}" {
      faults.report(.unknownCharacter(first), at: Span(start: start, end: position))
    }
    emit(.invalid, from: start)
  }
}

func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0") <= byte && byte <= UInt8(ascii: "9") }

func isNameStart(_ byte: UInt8) -> Bool {
  let lower = byte | 0x20
  return UInt8(ascii: "a") <= lower && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
}

/// Signs that word processors and papers put in place of plain ones.
private let lookalikes: [Unicode.Scalar: (String, Token.Kind)] = [
  "\u{2212}": ("-", .minus), "\u{2013}": ("-", .minus), "\u{D7}": ("*", .star),
  "\u{B7}": ("*", .star), "\u{F7}": ("/", .slash), "\u{2264}": ("<=", .lessOrEqual),
  "\u{2265}": (">=", .greaterOrEqual), "\u{2260}": ("!=", .notEqual),
  "\u{201C}": ("\"", .invalid), "\u{201D}": ("\"", .invalid), "\u{2018}": ("'", .invalid),
  "\u{2019}": ("'", .invalid),
]
