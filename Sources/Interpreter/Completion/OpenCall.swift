import Syntax

/// A call that is being typed: what it calls, and which argument the text ends in.
struct OpenCall: Equatable {
  let name: String
  /// The byte at which the name begins.
  let start: Int
  /// Whether nothing stands between its bracket and the end of the text.
  let isEmpty: Bool
  /// The place of the current argument among those given by position, one that was piped counted.
  let position: Int
  /// The parameter that the current argument is given to by name.
  let keyword: String?
  /// All parameters given by name, the current one included.
  let keywords: [String]
  /// How many lists are open around the end of the text, inside the argument.
  let listDepth: Int
  /// Whether the text ends in a part of the argument that only the argument's own brackets know.
  let isNested: Bool
  /// The name that is the first argument, as `z` in `plot.scatter(z, …)`.
  let firstName: String?
}

extension Typing {
  /// The calls whose brackets are open at the end of the tokens, the innermost first.
  static func openCalls(_ tokens: ArraySlice<Token>, _ bytes: [UInt8]) -> [OpenCall] {
    var scan = CallScan(tokens: tokens, bytes: bytes)
    scan.run()
    return scan.calls
  }
}

/// A walk from the end of the tokens outwards, bracket by bracket.
private struct CallScan {
  let tokens: ArraySlice<Token>
  let bytes: [UInt8]
  var calls: [OpenCall] = []
  /// What has been seen at the present level of brackets.
  private var level = Level()
  private var listDepth = 0
  private var isNested = false

  init(tokens: ArraySlice<Token>, bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
  }

  private struct Level {
    var commas = 0
    var current: String?
    var keywords: [String] = []
  }

  mutating func run() {
    var index = tokens.endIndex - 1
    while index >= tokens.startIndex {
      let token = tokens[index]
      switch token.kind {
      case .closeRound, .closeSquare, .closeBrace, .interpolationEnd, .stringEnd:
        index = opener(of: index)
        continue
      case .comma: level.commas += 1
      case .assign: note(keywordAt: index - 1)
      case .openRound: leaveRound(at: index)
      case .openSquare:
        let isIndex = index > tokens.startIndex && tokens[index - 1].endsValue
        if isIndex { isNested = true } else { listDepth += 1 }
        level = Level()
      case .openBrace, .interpolationStart:
        isNested = true
        level = Level()
      case .semicolon where calls.isEmpty && level.commas == 0: return
      default: break
      }
      index -= 1
    }
  }

  /// The index before the opener of the bracket or string that ends at an index.
  private func opener(of index: Int) -> Int {
    if tokens[index].kind == .stringEnd {
      let start = tokens[..<index].lastIndex { $0.kind == .stringStart } ?? index
      return start - 1
    }
    return (tokens[index].partner.map { min($0, index) } ?? index) - 1
  }

  /// Notes `name=` where it stands at the beginning of an argument.
  private mutating func note(keywordAt index: Int) {
    guard index > tokens.startIndex, tokens[index].kind == .name || tokens[index].kind.isKeyword
    else { return }
    let before = tokens[..<index].trimmingNewlines.last?.kind
    guard before == .comma || before == .openRound else { return }
    level.keywords.append(text(of: tokens[index]))
    if level.commas == 0 { level.current = level.keywords.last }
  }

  private mutating func leaveRound(at index: Int) {
    defer { level = Level() }
    guard let (name, first) = callee(before: index) else { return }
    let isPiped = first > tokens.startIndex && tokens[first - 1].kind == .pipe
    let named = level.keywords.count - (level.current == nil ? 0 : 1)
    calls.append(
      OpenCall(
        name: name, start: tokens[first].span.start,
        isEmpty: tokens[index].span.end == bytes.count,
        position: level.commas - named + (isPiped ? 1 : 0), keyword: level.current,
        keywords: level.keywords, listDepth: listDepth, isNested: isNested,
        firstName: firstName(after: index, first, isPiped)))
    (listDepth, isNested) = (0, true)
  }

  /// The name that stands before a bracket, with its group, and the index that it begins at.
  private func callee(before index: Int) -> (String, Int)? {
    guard index > tokens.startIndex, tokens[index - 1].kind == .name else { return nil }
    let name = text(of: tokens[index - 1])
    var first = index - 1
    var full = name
    if first - 2 >= tokens.startIndex, tokens[first - 1].kind == .dot,
      tokens[first - 2].kind == .name
    {
      first -= 2
      full = text(of: tokens[first]) + "." + name
    }
    let isDefinition = first > tokens.startIndex && tokens[first - 1].kind == .def
    return isDefinition ? nil : (full, first)
  }

  private func firstName(after index: Int, _ first: Int, _ isPiped: Bool) -> String? {
    if isPiped {
      guard first - 2 >= tokens.startIndex, tokens[first - 2].kind == .name else { return nil }
      return text(of: tokens[first - 2])
    }
    guard index + 2 < tokens.endIndex, tokens[index + 1].kind == .name,
      tokens[index + 2].kind == .comma
    else { return nil }
    return text(of: tokens[index + 1])
  }

  private func text(of token: Token) -> String {
    String(decoding: bytes[token.span.start..<token.span.end], as: UTF8.self)
  }
}
