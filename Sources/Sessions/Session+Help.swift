import Commands
import Interpreter
import Syntax
import Wording

extension Session {
  /// Explains a command, a group of commands, a kind of value or a directive, or lists all
  /// commands.
  public func explain(_ name: String?) -> Ending {
    guard let name else { return print(vocabulary.overview + "\n\n" + Self.aboutTheLanguage) }
    if let page = page(for: name) { return print(page) }
    let hint = offer(for: name) ?? "vae help lists all commands"
    return .refused(messages: ["error: there is no command \"\(name)\"\n  help: \(hint)"])
  }

  /// What there is to say about the name that stands at a place of a text, or else about the call
  /// around it; nil where that is nothing.
  ///
  /// - Parameter offset: The place, in bytes of UTF-8.
  public func explanation(in text: String, at offset: Int) -> String? {
    for topic in Evaluator.topics(in: text, at: offset) {
      if let page = page(ofOwn: topic) ?? page(for: topic) { return page }
    }
    return nil
  }

  /// `:help` and `?`, which know the session's own names too.
  func explainHere(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let name = words.first else {
      return print(
        [vocabulary.overview, listOfDirectives, Self.aboutTheLanguage].joined(separator: "\n\n"))
    }
    if let page = page(ofOwn: name) ?? page(for: name) { return print(page) }
    throw DirectiveFault(
      message: "there is no help on \"\(name)\"", word: 0, label: offer(for: name) ?? "",
      help: ":help lists all commands, :find WORD searches them")
  }

  /// `:example`
  func showExamples(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let examples = vocabulary.examples(of: words[0]) else {
      throw DirectiveFault(
        message: "\"\(words[0])\" has no examples", word: 0, label: offer(for: words[0]) ?? "",
        help: ":help lists all commands, ?language what the language has")
    }
    for example in examples {
      let elsewhere = Session(
        host: OverlayHost(over: host.unnoted), onOutput: { [self] in say($0.withoutPath) },
        onProgress: onProgress, isCancelled: isCancelled)
      say(.note(example.code))
      let ending = elsewhere.run(.text(example.code, name: "example"))
      guard ending == .done else { return ending }
    }
    return .done
  }

  private func print(_ text: String) -> Ending {
    say(.value(summary: text, details: []))
    return .done
  }

  private func page(for name: String) -> String? {
    if let page = vocabulary.help(for: name) { return page }
    let isDirective = { (directive: Directive) in
      name == ":" + directive.name || name == directive.name
    }
    return directives.first(where: isDirective).map { "\($0.usage)\n\n\($0.summary)" }
  }

  /// What there is to say about a name of the session.
  private func page(ofOwn name: String) -> String? {
    if let call = interpreter.signature(ofFunction: name) {
      let entry = recorder.journal.entries.last { $0.kind == .function(name) && !$0.isUndone }
      return [call, entry.map { "\n" + $0.source }].compactMap { $0 }.joined(separator: "\n")
    }
    guard let value = interpreter[name], vocabulary[name] == nil else { return nil }
    let kind = vocabulary.kinds[value.kind] == nil ? "" : "\n\n?\(value.kind) lists its fields"
    return "\(name) is \(value.summary)\(kind)"
  }

  private static let aboutTheLanguage = "?language lists what the language itself has"

  private var listOfDirectives: String {
    let width = directives.map { displayWidth(of: $0.usage) }.max() ?? 0
    let lines = directives.map { "  \($0.usage.padded(to: width))  \($0.summary)" }
    return (["Directives"] + lines).joined(separator: "\n")
  }

  /// What a name may have been meant for.
  private func offer(for name: String) -> String? {
    let offers = vocabulary.suggestions(for: name)
    let near = offers.isEmpty ? nearestName(to: name, among: topics).map { [$0] } ?? [] : offers
    return near.isEmpty
      ? nil : "did you mean \(near.map { "\"\($0)\"" }.joined(separator: ", "))?"
  }

  /// Everything that has a page.
  private var topics: [String] {
    Self.topics + vocabulary.kinds.keys.sorted() + directives.map { ":" + $0.name }
  }
}

extension Session {
  /// The commands and their groups, which `explain` has pages of.
  public static var topics: [String] {
    vocabulary.commands.map(\.name) + vocabulary.groups.sorted()
  }

  /// `:find`
  func find(_ words: [String]) -> Ending { find(words.joined(separator: " ")) }

  /// Lists the commands that have to do with a word, the nearest first.
  public func find(_ word: String) -> Ending { print(vocabulary.findings(for: word)) }
}
