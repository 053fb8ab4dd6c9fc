import Autoencoders
import Files
import Interpreter

/// A value as JSON (RFC 8259): numbers in the base of their unit, what is not finite as null,
/// tensors as nested lists, tables as their columns, results as their fields.
struct JSONText {
  private(set) var text = ""

  init(_ value: Value) throws {
    try write(value, indent: "\n")
    text += "\n"
  }

  private mutating func write(_ value: Value, indent: String) throws {
    switch value {
    case .none: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .number(let number, _): text += JSON.written(number)
    case .text(let string): text += JSON.quoted(string)
    case .range(let range): try write(.tensor(try Tensor.bind(.range(range))), indent: indent)
    case .list(let list): try writeItems(list.items, indent)
    case .record(let record): try writeFields(record.fields, indent)
    case .tensor(let tensor): try write(tensor)
    case .object(let object):
      if let table = object.content as? DataTable {
        try writeFields(table.parts.fields, indent)
        return
      }
      guard let result = object.content as? any Finding else {
        throw Fault(
          "JSON must hold plain values and results, but is given \(value.briefly)",
          at: .init("x", "holds \(value.briefly)"))
      }
      try writeFields(result.named, indent)
    }
  }

  /// Entries in one line, axis by axis.
  private mutating func write(_ tensor: Tensor) throws {
    guard let length = tensor.shape.first else {
      let isTrue = tensor.values[0] != 0
      text +=
        tensor.isTruth
        ? (isTrue ? "true" : "false") : JSON.written(Double(decimal: tensor.values[0]))
      return
    }
    text += "["
    for index in 0..<length {
      if index > 0 { text += ", " }
      try write(tensor.element(index), indent: " ")
    }
    text += "]"
  }

  /// A list of plain numbers in one line, of anything else an item a line.
  private mutating func writeItems(_ items: [Value], _ indent: String) throws {
    let isPlain = items.allSatisfy { if case .number = $0 { true } else { false } }
    let deeper = isPlain ? "" : indent + "  "
    text += "["
    for (index, item) in items.enumerated() {
      text += (index == 0 ? "" : isPlain ? ", " : ",") + deeper
      try write(item, indent: deeper)
    }
    text += isPlain ? "]" : indent + "]"
  }

  private mutating func writeFields(
    _ fields: [(name: String, value: Value)], _ indent: String
  ) throws {
    let deeper = indent + "  "
    text += "{"
    for (index, field) in fields.enumerated() {
      text += (index == 0 ? "" : ",") + deeper
      text += JSON.quoted(field.name) + ": "
      try write(field.value, indent: deeper)
    }
    text += fields.isEmpty ? "}" : indent + "}"
  }
}

extension Finding {
  /// Its kind, what it says of itself, and its fields.
  fileprivate var named: [(name: String, value: Value)] {
    get throws {
      [("kind", .text(Self.kind)), ("summary", .text(summary))]
        + (try Self.fields.map { ($0.name, try $0.get(self)) })
    }
  }
}
