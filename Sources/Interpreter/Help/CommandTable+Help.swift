import Syntax
import Wording

extension CommandTable {
  /// One line that shows how a command is called, as `pca(data, k=10)`; nil where there is none of
  /// that name.
  package func signature(of name: String) -> String? {
    self[name].map { Signature($0).call(limit: .max) }
  }

  /// The page about a command, a group of commands, a kind of value, or a part of the language; where
  /// there is nothing of that name, nil, and `suggestions(for:)` has what is near.
  package func help(for name: String) -> String? {
    if let command = self[name] { return page(of: command) }
    if groups.contains(name) { return page(ofGroup: name) }
    if let kind = kinds[name] { return page(of: kind) }
    if name == LanguageTopic.overviewName { return LanguageTopic.overview }
    return LanguageTopic.named(name)?.page
  }

  /// What shows a command or a part of the language at work; nil where there is none of that name.
  package func examples(of name: String) -> [Example]? {
    self[name]?.examples ?? LanguageTopic.named(name)?.examples
  }

  /// The commands that a word may have meant, by synonym or by nearness.
  package func suggestions(for name: String) -> [String] {
    Vocabulary(table: self, functions: [], names: []).offers(for: name)
  }

  /// All commands, a line each, by topic.
  package var overview: String {
    topics.map { topic in
      let width = topic.commands.map(\.name.count).max() ?? 0
      let lines = topic.commands.map { "  \($0.name.padded(to: width))  \($0.summary)" }
      return ([topic.name] + lines).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// The commands by topic, in the order of the reference.
  package var topics: [(name: String, commands: [Command])] {
    var topics: [(name: String, commands: [Command])] = []
    for command in commands {
      if topics.last?.name == command.topic {
        topics[topics.count - 1].commands.append(command)
      } else {
        topics.append((command.topic, [command]))
      }
    }
    return topics
  }
}

extension CommandTable {
  private func page(of command: Command) -> String {
    var lines = [Signature(command).call(limit: .max), "", command.summary]
    if !command.parameters.isEmpty {
      lines += ["", "Parameters"] + rows(command.parameters.map { ($0.name, $0.explanation) })
    }
    lines += gives(command)
    if !command.examples.isEmpty {
      lines += ["", "Examples"] + command.examples.map(\.line)
    }
    if !command.synonyms.isEmpty {
      lines += ["", "Also looked for as: " + command.synonyms.joined(separator: ", ")]
    }
    return lines.joined(separator: "\n")
  }

  private func gives(_ command: Command) -> [String] {
    guard command.result != .none else { return [] }
    var lines = ["", "Gives \(command.result.spoken)"]
    if case .object(let kind) = command.result, let kind = kinds[kind], !kind.fields.isEmpty {
      lines += rows(kind.fields.map { (".\($0.name)", $0.summary) })
    }
    if !command.columns.isEmpty {
      lines += ["", "Columns"] + rows(command.columns.map { ($0.name, $0.meaning) })
    }
    return lines
  }

  private func page(ofGroup group: String) -> String {
    let members = commands.filter { $0.name.hasPrefix(group + ".") }
    return (["\(group): a group of commands", ""] + rows(members.map { ($0.name, $0.summary) }))
      .joined(separator: "\n")
  }

  private func page(of kind: Kind) -> String {
    let makers = commands.filter { $0.result == .object(kind.name) }.map { $0.name + "()" }
    var lines = ["\(kind.name): a kind of value"]
    if !makers.isEmpty { lines += ["", "Given by \(listed(makers, "and"))"] }
    if !kind.fields.isEmpty {
      lines += ["", "Fields"] + rows(kind.fields.map { (".\($0.name)", $0.summary) })
    }
    return lines.joined(separator: "\n")
  }

  private func rows(_ rows: [(name: String, text: String)]) -> [String] {
    let width = rows.map(\.name.count).max() ?? 0
    return rows.map { "  \($0.name.padded(to: width))  \($0.text)" }
  }
}

extension Example {
  /// The example with what it shows.
  var line: String {
    "  " + code.replacing("\n", with: "\n  ") + (shows.map { "    # \($0)" } ?? "")
  }
}

extension ParameterDeclaration {
  /// What it is, what it takes, and its default.
  var explanation: String {
    var facts = [taken]
    if let limits { facts.append(limits.description(in: type.measuredUnit)) }
    if let fallback, !takesNames { facts.append("default \(fallback.written)") }
    return "\(summary) (\(facts.joined(separator: ", ")))"
  }
}

extension ParameterDeclaration {
  /// What it takes, in words.
  var taken: String {
    if takesNames { return "any number of values by name" }
    return takesRest ? "any number of \(typeOfArgument.plural)" : type.description
  }
}

extension ValueType {
  /// The unit of the numbers among it.
  var measuredUnit: Unit {
    switch self {
    case .number(let unit): unit
    case .oneOf(let types): types.map(\.measuredUnit).first { $0 != .none } ?? .none
    case .any, .none, .bool, .integer, .fraction, .text, .choice, .range, .list, .record, .tensor,
      .object:
      .none
    }
  }

  var spoken: String { withArticle(description) }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
