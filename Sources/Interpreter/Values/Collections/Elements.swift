/// What a loop goes through: the items of a list, numbers of a range, rows of a tensor or of a
/// value of the domain, characters of a text, names of a record's fields. Made one at a time, so
/// that a loop over a billion numbers holds one.
package struct Elements: Sendable {
  package let count: Int
  private let source: Source

  private enum Source {
    case list([Value])
    case range(NumberRange)
    case tensor(Tensor)
    case object(any DomainValue)
  }

  /// The elements of a value; refused for what has none.
  package init(of value: Value) throws(Fault) {
    switch value {
    case .list(let list): self.init(.list(list.items), list.items.count)
    case .range(let range): self.init(.range(range), range.count)
    case .tensor(let tensor) where tensor.rank > 0: self.init(.tensor(tensor), tensor.shape[0])
    case .text(let text): self.init(.list(text.map { .text(String($0)) }), text.count)
    case .record(let record):
      self.init(.list(record.fields.map { .text($0.name) }), record.fields.count)
    case .object(let object):
      guard let count = object.content.count else { throw Elements.refusal(of: value) }
      self.init(.object(object.content), count)
    case .none, .bool, .number, .tensor: throw Elements.refusal(of: value)
    }
  }

  private init(_ source: Source, _ count: Int) {
    self.source = source
    self.count = count
  }

  /// The element at a position below `count`.
  package subscript(index: Int) -> Value {
    get throws {
      switch source {
      case .list(let items): return items[index]
      case .range(let range): return .number(range[index])
      case .tensor(let tensor): return tensor.element(index)
      case .object(let content):
        guard let row = try content.reading({ try content.indexed(by: [.item(index)]) }) else {
          throw Elements.refusal(of: .object(content))
        }
        return row
      }
    }
  }

  private static func refusal(of value: Value) -> Fault {
    var help: String?
    if case .number = value { help = "count up to it with range(\(value.written))" }
    return Fault("there is nothing to go through in \(value.described)", help: help)
  }
}

extension Value {
  /// How many elements it has: items, numbers, rows, characters, fields; nil for what has none.
  package var count: Int? {
    if case .text(let text) = self { text.count } else { try? Elements(of: self).count }
  }
}
