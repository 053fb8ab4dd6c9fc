/// A text of JSON (RFC 8259) as a tree.
package enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  /// Members in the order of the text; a text that gives a name twice is refused.
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }
}

extension JSON {
  /// The tree as text in one line, what is not finite as null.
  package var written: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .number(let number): text += JSON.written(number)
    case .text(let string): text += JSON.quoted(string)
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        item.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        text += (index > 0 ? "," : "") + JSON.quoted(member.name) + ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }

  /// A number, null where it is not finite.
  package static func written(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let digits = "\(number)"
    return digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
  }

  /// A text in quotes.
  package static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension JSON {
  /// The value of an object's member; nil where this is no object or has none of that name.
  package subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var items: [JSON]? {
    if case .list(let items) = self { items } else { nil }
  }

  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A whole number that is at least 0 and held exactly.
  package var count: Int? {
    guard case .number(let number) = self, number >= 0, number <= 9_007_199_254_740_992,
      number == number.rounded()
    else { return nil }
    return Int(number)
  }

  /// A list of texts; nil where anything else is among them.
  package var texts: [String]? {
    guard let items else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }

  /// Texts as a list.
  package static func texts(_ texts: [String]) -> JSON { .list(texts.map(JSON.text)) }
}
