package import Syntax
import Wording

extension Evaluator {
  /// What there is to say in Markdown about a command, a group, or a word or sign of the language;
  /// nil where there is nothing of that name.
  package func explanation(of name: String) -> String? {
    if let command = table[name] { return table.text(of: command) }
    guard let page = table.help(for: name) else { return nil }
    return "```text\n\(page)\n```"
  }

  /// What there is to say in Markdown about a parameter of a command.
  package func explanation(of parameter: String, of command: String) -> String? {
    table[command]?.parameters.first { $0.name == parameter || $0.formerName == parameter }
      .map { "`\(command)(\($0.name)=…)`\n\n\($0.explanation)" }
  }

  /// How a function of a program is called.
  package func call(of function: String, in program: Program) -> String? {
    program.signature(of: function)?.call(limit: .max)
  }

  /// What is known of an outer name after a program has run, in a few words; nil where it is not
  /// assigned, or nothing is known.
  package func kind(of name: String, after program: Program, host: any Host) -> String? {
    known(after: program, host: host)[name].flatMap { $0.type == .any ? nil : $0.briefly }
  }

  /// The word and the sentence of help for each command that a text may complete to.
  package func summary(of command: String) -> String? { table[command]?.summary }
}
