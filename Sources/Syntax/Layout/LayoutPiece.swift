import Wording

/// What a layout is made of: a token with its text, a whole string, a whole directive, or a comment.
struct LayoutPiece {
  let kind: Token.Kind
  let text: String
  let start: Int
  /// Whether it is a comment, whatever its kind says.
  var isComment = false
  /// Whether only blanks stand before it on its line.
  let isFirstOnLine: Bool
  /// Whether an empty line stands before it.
  let followsBlank: Bool
  /// Whether a newline that counts stands before it.
  let followsNewline: Bool
  /// Of a bracket, the index of its partner.
  var partner: Int?
}

extension LayoutPiece {
  /// Whether what follows it is an operator, a postfix or a block, and no operand.
  var endsOperand: Bool {
    switch kind {
    case .name, .number, .stringStart, .closeRound, .closeSquare, .closeBrace, .true, .false, .none:
      true
    default: false
    }
  }

  var isSign: Bool { kind == .plus || kind == .minus }
}

/// Cuts a program without faults into pieces.
struct LayoutReader {
  private let source: Source
  private let tokens: [Token]
  private var comments: ArraySlice<Span>
  private var pieces: [LayoutPiece] = []
  private var open: [Int] = []
  private var end = 0
  private var followsNewline = true

  static func pieces(of source: Source) -> [LayoutPiece] {
    var reader = LayoutReader(source)
    return reader.run()
  }

  private init(_ source: Source) {
    self.source = source
    var lexer = Lexer(source.utf8)
    lexer.run()
    tokens = lexer.tokens
    comments = lexer.comments[...]
  }

  private mutating func run() -> [LayoutPiece] {
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      while let comment = comments.first, comment.start < token.span.start || token.kind == .end {
        comments.removeFirst()
        add(.invalid, comment, isComment: true)
      }
      if token.kind == .newline {
        followsNewline = true
        index += 1
      } else if token.kind == .end {
        break
      } else {
        index = take(index)
      }
    }
    return pieces
  }

  /// Takes the piece that begins at a token, and answers where the next begins.
  private mutating func take(_ index: Int) -> Int {
    let token = tokens[index]
    switch token.kind {
    case .stringStart:
      let last = endOfString(index)
      add(.stringStart, token.span.joined(with: tokens[last].span))
      return last + 1
    case .directive:
      let last = tokens[(index + 1)...].firstIndex { $0.kind != .word } ?? tokens.count
      add(.directive, token.span.joined(with: wholeWord(tokens[last - 1])))
      return last
    default:
      add(plain(index), token.span)
      pair()
      return index + 1
    }
  }

  /// The index of the token that ends the string which begins at an index.
  private func endOfString(_ index: Int) -> Int {
    var place = index + 1
    while place < tokens.count - 1, tokens[place].kind != .stringEnd {
      let isValue = tokens[place].kind == .interpolationStart
      place = isValue ? max(tokens[place].partner ?? place, place) + 1 : place + 1
    }
    return place
  }

  /// A directive's word with its quotes.
  private func wholeWord(_ token: Token) -> Span {
    let span = token.span
    guard token.kind == .word, span.start > 0, span.end < source.utf8.count else { return span }
    let quote = source.utf8[span.end]
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    return isQuoted && source.utf8[span.start - 1] == quote
      ? Span(start: span.start - 1, end: span.end + 1) : span
  }

  /// A token's kind; that of a keyword which is a field, a parameter or a field's name is `name`.
  private func plain(_ index: Int) -> Token.Kind {
    let kind = tokens[index].kind
    guard kind.isKeyword else { return kind }
    let next = index + 1 < tokens.count ? tokens[index + 1].kind : .end
    let isNamed = !open.isEmpty && (next == .assign || next == .colon)
    return pieces.last?.kind == .dot || isNamed ? .name : kind
  }

  private mutating func add(_ kind: Token.Kind, _ span: Span, isComment: Bool = false) {
    let line = source.lineIndex(of: span.start)
    // A comma changes places with the comments before it.
    let before = pieces.last { $0.kind != .comma }
    let isSecond = isComment && before?.isComment == true
    let below = line - source.lineIndex(of: end)
    let lines = pieces.isEmpty || isSecond ? max(below, 1) : below
    let text = source.text(in: span)
    pieces.append(
      LayoutPiece(
        kind: kind, text: isComment ? text.trimmedAtEnd(where: \.isWhitespace) : text,
        start: span.start,
        isComment: isComment, isFirstOnLine: lines > 0, followsBlank: lines > 1,
        followsNewline: followsNewline))
    end = span.end
    if !isComment { followsNewline = false }
  }

  private mutating func pair() {
    let index = pieces.count - 1
    if pieces[index].kind.closer != nil {
      open.append(index)
    } else if pieces[index].kind.isCloser, let opener = open.popLast() {
      pieces[index].partner = opener
      pieces[opener].partner = index
    }
  }
}
