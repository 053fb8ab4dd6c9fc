import Wording

extension CommandTable {
  /// What there is to know of a command but its examples.
  func text(of command: Command) -> String {
    var parts = ["```vae\n\(Signature(command).call(limit: .max))\n```", command.summary]
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
    return parts.joined(separator: "\n\n")
  }

  /// The fields of a kind of value.
  func text(of kind: Kind) -> String {
    let rows = kind.fields.map { ["`.\($0.name)`", $0.type.description, $0.summary] }
    return table(["field", "is", ""], rows)
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
