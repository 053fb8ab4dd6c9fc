import Wording

extension CommandTable {
  /// The whole reference as Markdown: a chapter for each topic, a section for each command, and
  /// the kinds of values with their fields.
  package var reference: String {
    let chapters = topics.map { topic in
      (["## \(topic.name)"] + topic.commands.map(section)).joined(separator: "\n\n")
    }
    let kinds = kinds.values.filter { !$0.fields.isEmpty }.sorted { $0.name < $1.name }
    let appendix = (["## Kinds of values"] + kinds.map(section)).joined(separator: "\n\n")
    return (chapters + (kinds.isEmpty ? [] : [appendix])).joined(separator: "\n\n") + "\n"
  }

  private func section(_ command: Command) -> String {
    var parts = [
      "### `\(command.name)`", "```vae\n\(Signature(command).call(limit: .max))\n```",
      command.summary,
    ]
    if !command.parameters.isEmpty {
      let rows = command.parameters.map { parameter in
        ["`\(parameter.name)`", parameter.kind, parameter.standard, parameter.summary]
      }
      parts.append(table(["parameter", "takes", "default", ""], rows))
    }
    if command.result != .none { parts.append("Gives \(command.result.spoken).") }
    if !command.columns.isEmpty {
      let rows = command.columns.map { ["`\($0.name)`", $0.meaning] }
      parts.append(table(["column", "holds"], rows))
    }
    if !command.examples.isEmpty {
      let lines = command.examples.map { $0.code + ($0.shows.map { "    # \($0)" } ?? "") }
      parts.append("```vae\n\(lines.joined(separator: "\n"))\n```")
    }
    return parts.joined(separator: "\n\n")
  }

  private func section(_ kind: Kind) -> String {
    let rows = kind.fields.map { ["`.\($0.name)`", $0.type.description, $0.summary] }
    return "### \(kind.name)\n\n" + table(["field", "is", ""], rows)
  }

  private func table(_ header: [String], _ rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    let rule = line(header.map { _ in "---" })
    return ([line(header), rule] + rows.map(line)).joined(separator: "\n")
  }
}

extension ParameterDeclaration {
  fileprivate var kind: String {
    limits.map { "\(taken), \($0.description(in: self.type.measuredUnit))" } ?? taken
  }

  fileprivate var standard: String {
    takesNames
      ? "" : fallback.map { "`\($0.written)`" } ?? (takesRest ? "" : "must be given")
  }
}
