import Syntax

extension Evaluator {
  /// What can be typed at a place of a text, from the table, the names of the session, and the
  /// folder. Nothing is evaluated.
  ///
  /// - Parameters:
  ///   - offset: The place, in bytes of UTF-8.
  ///   - directives: What can stand after a colon.
  package func completions(
    in text: String, at offset: Int, host: any Host, directives: [DirectiveSketch] = []
  ) -> Proposals {
    let bytes = Array(text.utf8)
    let offset = min(max(offset, 0), bytes.count)
    let next = offset < bytes.count ? bytes[offset] : 0
    let typing = Typing(Array(bytes[..<offset]))
    return Completer(
      typing: typing, next: next, evaluator: self, host: host, directives: directives
    ).proposals
  }

  /// How the call that is being typed is written, around its current argument, and what that is
  /// for; nil outside of calls.
  package func hint(in text: String, at offset: Int) -> String? {
    let typing = Typing(Array(text.utf8.prefix(max(offset, 0))))
    if case .nowhere = typing.place { return nil }
    for call in typing.calls {
      if let command = table[call.name] { return command.hint(for: call) }
      if let function = functions[call.name] { return function.hint(at: call.place(in: function)) }
    }
    return nil
  }
}

extension Evaluator {
  /// What a place of a text may be asked about, the nearest first: the name that stands there, with
  /// what is before its dots and without, then the calls around it.
  package static func topics(in text: String, at offset: Int) -> [String] {
    let bytes = Array(text.utf8)
    let offset = min(max(offset, 0), bytes.count)
    let tokens = Syntax.tokens(of: bytes).tokens
    let here = tokens.lastIndex { $0.isNamed && $0.span.start <= offset && offset <= $0.span.end }
    let calls = Typing(Array(bytes[..<offset])).calls.map(\.name)
    guard let here else { return calls }
    var start = here
    while start > 1, tokens[start - 1].kind == .dot, tokens[start - 2].isNamed { start -= 2 }
    let ends = stride(from: here, through: start, by: -2)
    let names = ends.map { end in
      String(decoding: bytes[tokens[start].span.start..<tokens[end].span.end], as: UTF8.self)
    }
    return names + calls
  }
}

extension Token {
  /// Whether it may be part of what has a page of help.
  fileprivate var isNamed: Bool { kind == .name || kind == .word || kind == .directive }
}

/// Finds what can be typed at a place.
struct Completer {
  let typing: Typing
  /// The byte after the place; 0 at the end.
  let next: UInt8
  let evaluator: Evaluator
  let host: any Host
  let directives: [DirectiveSketch]

  var table: CommandTable { evaluator.table }

  var proposals: Proposals {
    switch typing.place {
    case .nowhere: replacing([])
    case .directive:
      matching(
        directives.map { Proposal($0.name, $0.summary, isComplete: $0.words.isEmpty) })
    case .word(let name, let index): words(after: name, index)
    case .member(let receiver): members(of: receiver)
    case .string(let start): inString(start)
    case .stage: callables(isStage: true)
    case .value(let isStatement): values(isStatement)
    case .operation: matching(isNamed ? Self.operators : [])
    }
  }

  /// Whether a word has been begun.
  var isNamed: Bool { !typing.word.isEmpty }

  func replacing(_ items: [Proposal]) -> Proposals {
    Proposals(replaced: typing.word, items: items)
  }

  /// Those that begin like the word, whatever their case.
  func matching(_ items: [Proposal]) -> Proposals {
    replacing(items.beginning(with: typing.prefix))
  }

  private static let operators = ["and", "or", "in", "not", "if", "else", "for"]
    .map { Proposal($0) }

  private func words(after name: String, _ index: Int) -> Proposals {
    guard let directive = directives.first(where: { $0.name == name }),
      index == 0 || directive.words.hasSuffix("…")
    else { return replacing([]) }
    let words = directive.words.split { "[]| ".contains($0) }
    let found = matching(words.flatMap { offers(for: $0, of: directive) })
    return found.items.isEmpty && words.contains("FILE") ? fileOfDirective : found
  }

  /// What a word of a directive's usage stands for.
  private func offers(for word: Substring, of directive: DirectiveSketch) -> [Proposal] {
    switch word {
    case "TOPIC", "WORD…": topics
    case "COMMAND": table.commands.map { Proposal($0.name, $0.summary) }
    case "NAME": directive.names?() ?? variables.map(\.proposal)
    default: word.allSatisfy(\.isLowercase) ? [Proposal(String(word))] : []
    }
  }

  /// A file after a directive, between quotes where its name has blanks.
  private var fileOfDirective: Proposals {
    let start = typing.word.lowerBound
    let quotes = Array("\"'".utf8)
    let isQuoted = start > 0 && quotes.contains(typing.bytes[start - 1])
    let quote = isQuoted ? String(UnicodeScalar(typing.bytes[start - 1])) : ""
    let found = files(typing.prefix, from: start, closing: quote) { $0 }
    guard !isQuoted, found.items.contains(where: { $0.text.contains(" ") }) else { return found }
    let folder = String(decoding: typing.bytes[start..<found.replaced.lowerBound], as: UTF8.self)
    return replacing(found.items.map { $0.quoted(behind: folder) })
  }

  /// All that has a page.
  private var topics: [Proposal] {
    table.commands.map { Proposal($0.name, $0.summary) }
      + table.groups.sorted().map { Proposal($0, "a group of commands") }
      + table.kinds.keys.sorted().filter { table[$0] == nil }
      .map { Proposal($0, "a kind of value") }
  }
}

extension Proposal {
  /// The whole path, between quotes where it has blanks: a folder's are left open.
  fileprivate func quoted(behind folder: String) -> Proposal {
    let path = folder + text
    let shown = path.contains(" ") ? "\"\(path)" + (isComplete ? "\"" : "") : path
    return Proposal(shown, summary, isComplete: isComplete)
  }
}

extension [Proposal] {
  func beginning(with prefix: String) -> [Proposal] {
    guard !prefix.isEmpty else { return self }
    let exact = filter { $0.text.hasPrefix(prefix) }
    if !exact.isEmpty { return exact }
    let lower = prefix.lowercased()
    return filter { $0.text.lowercased().hasPrefix(lower) }
  }
}
