extension JSON {
  /// The tree as text with a line for each member and item, as people read it.
  package var laidOut: String {
    var text = ""
    layOut(to: &text, indent: "\n")
    return text
  }

  private func layOut(to text: inout String, indent: String) {
    let deeper = indent + "  "
    switch self {
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += (index > 0 ? "," : "") + deeper
        item.layOut(to: &text, indent: deeper)
      }
      text += items.isEmpty ? "]" : indent + "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index > 0 ? "," : "") + deeper + JSON.quoted(member.name) + ": "
        member.value.layOut(to: &text, indent: deeper)
      }
      text += members.isEmpty ? "}" : indent + "}"
    case .null, .bool, .number, .text: text += written
    }
  }

  /// An object of the members that there are, those without a value left out.
  package static func members(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// An object of texts by name, in the names' order.
  package static func named(_ texts: [String: String]) -> JSON {
    .object(texts.sorted { $0.key < $1.key }.map { Member($0.key, .text($0.value)) })
  }
}

extension JSON {
  package var number: Double? {
    if case .number(let number) = self { number } else { nil }
  }

  package var isTrue: Bool { self == .bool(true) }
}
