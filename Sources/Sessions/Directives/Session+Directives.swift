import Interpreter
import Syntax
import Wording

/// What the session does on a directive of its own.
struct Action: Sendable {
  let directive: Directive
  /// Does it, given the words that follow the name.
  let act: @Sendable (Session) -> ([String]) throws(DirectiveFault) -> Ending

  init(
    _ name: String, words: String = "", _ summary: String,
    _ act: @escaping @Sendable (Session) -> ([String]) throws(DirectiveFault) -> Ending
  ) {
    directive = Directive(name, words: words, summary)
    self.act = act
  }

  /// Every directive of a session, in the order in which `:help` lists them.
  static let all: [Action] = [
    Action(
      "help", words: "[TOPIC]", "Explains a command, a name or a directive, as ?NAME does.",
      Session.explainHere),
    Action("find", words: "WORD…", "Finds commands by what they do.", Session.find),
    Action(
      "example", words: "COMMAND", "Runs the examples of a command, apart from what is here.",
      Session.showExamples),
    Action(
      "last", "Shows all of the last value, through $PAGER where it is long.", Session.showLast),
    Action(
      "vars", "Lists the names that have a value, and the memory that they take.",
      Session.listNames),
    Action("forget", words: "NAME", "Takes a value away from its name.", Session.forget),
    Action("how", words: "NAME", "Shows how a value was made.", Session.trace),
    Action(
      "methods", words: "NAME",
      "Writes how a value was made as a paragraph for a paper.", Session.tellMethods),
    Action(
      "time", words: "on|off", "Has every statement say how long it took, or none.",
      Session.setTiming),
    Action(
      "save", words: "[!] FILE",
      "Writes what ran as a script (.vae) or a page; :save! writes over a file.", Session.save),
    Action(
      "open", words: "FILE",
      "Opens a script, or one in a page, notebook or Markdown, to be run step by step.",
      Session.open),
    Action(
      "next", words: "[COUNT|all]", "Runs the next step of the script that is open.", Session.step),
    Action(
      "undo", words: "[COUNT]", "Takes back what the last text did, or the last COUNT.",
      Session.undo),
    Action(
      "redo", words: "[COUNT]", "Gives back all that the last :undo took, or COUNT texts of it.",
      Session.redo),
    Action(
      "fresh", "Runs all again in a new session, and shows the first difference.", Session.rerun),
    Action(
      "recover", "Opens what ran in the last session that ended without :quit.", Session.recover),
    Action(
      "cache", words: "[clear]",
      "Says how much is kept of what took long, or removes it.", Session.tendCache),
    Action(
      "info", "Says which version this is, and what seed, processors and folders it uses.",
      Session.inform),
    Action("quit", "Ends the session.", Session.quit),
  ]
}

extension Session {
  /// The directives that the session and its companion answer to.
  public var directives: [Directive] {
    Action.all.map(\.directive) + (companion?.directives ?? [])
  }

  /// Follows the directive that a program is.
  func obey(_ program: Program) -> Ending {
    guard case .directive(let name, let words)? = program.statements.first?.kind else {
      return .done
    }
    do throws(DirectiveFault) {
      return try follow(name.name, words.map(\.text))
    } catch {
      let span = error.word.flatMap { $0 < words.count ? words[$0].span : nil } ?? name.span
      let diagnostic = Diagnostic(
        message: error.message, labels: [.init(span: span, text: error.label)], help: error.help,
        source: program.source.name)
      return .refused(messages: messages(of: [diagnostic], in: program.source))
    }
  }

  private func follow(_ name: String, _ words: [String]) throws(DirectiveFault) -> Ending {
    if let action = Action.all.first(where: { $0.directive.name == name }) {
      try check(words, of: action.directive)
      return try action.act(self)(words)
    }
    guard let companion, let directive = companion.directives.first(where: { $0.name == name })
    else { throw unknown(directive: name) }
    try check(words, of: directive)
    return companion.handle(directive, words: words, in: self)
  }

  /// `:quit`
  func quit(_ words: [String]) -> Ending { .quit }

  private func check(_ words: [String], of directive: Directive) throws(DirectiveFault) {
    let counts = directive.wordCounts
    if words.count < counts.lowerBound {
      throw DirectiveFault(
        message: ":\(directive.name) needs \(directive.words)", help: help(directive))
    }
    guard let most = counts.upperBound, words.count > most else { return }
    throw DirectiveFault(
      message: ":\(directive.name) takes "
        + (most == 0 ? "no words" : "at most \(directive.words)"),
      word: most, help: help(directive))
  }

  private func help(_ directive: Directive) -> String {
    "\(directive.usage)    \(directive.summary)"
  }

  /// What directives are called at other prompts.
  private static let namesElsewhere = [
    "q": "quit", "exit": "quit", "bye": "quit", "wq": "quit", "w": "save", "write": "save",
    "e": "open", "edit": "open", "read": "open", "l": "open", "load": "open", "h": "help",
    "ls": "vars", "who": "vars", "whos": "vars", "del": "forget", "rm": "forget",
    "timing": "time", "run": "next", "n": "next", "status": "info", "version": "info",
    "restart": "fresh", "u": "undo",
  ]

  private func unknown(directive name: String) -> DirectiveFault {
    let names = directives.map(\.name)
    let near = nearestName(to: name, among: names) ?? Self.namesElsewhere[name]
    return DirectiveFault(
      message: "there is no directive :\(name)",
      label: near.map { "did you mean :\($0)?" } ?? "", help: ":help lists all directives")
  }
}
