package import Syntax

/// Anything a name can stand for. Values do not change once made.
package enum Value: Sendable {
  case none
  case bool(Bool)
  /// A number in the base of its unit: seconds, hertz, or none.
  case number(Double, Unit)
  case text(String)
  indirect case range(NumberRange)
  case list(List)
  case record(Record)
  indirect case tensor(Tensor)
  case object(Object)

  /// A number without a unit.
  package static func number(_ value: Double) -> Value { .number(value, .none) }

  /// A list of the given values.
  package static func list(_ items: [Value]) -> Value { .list(List(items)) }

  /// A value of the domain (a dataset, a model, …) without a history of its own.
  package static func object(_ content: any DomainValue) -> Value { .object(Object(content)) }
}

/// The numbers from `start` up to, not including, `stop`, made one by one when asked for.
package struct NumberRange: Sendable, Equatable {
  package let start: Double
  package let step: Double
  package let count: Int

  package init(start: Double, step: Double, count: Int) {
    self.start = start
    self.step = step
    self.count = count
  }

  /// Entry `index`, exact as long as it is below 2^53.
  package subscript(index: Int) -> Double { start + Double(index) * step }
}

/// An ordered collection of values of any kind.
package final class List: Sendable {
  package let items: [Value]
  package let provenance: Provenance?
  /// How many lists and records stand inside each other; limited where values are made,
  /// so that freeing one can never overflow the stack.
  package let depth: Int

  package init(_ items: [Value], provenance: Provenance? = nil) {
    self.items = items
    self.provenance = provenance
    depth = 1 + items.lazy.map(\.depth).reduce(0, max)
  }
}

/// Named values in the order in which they were written.
package final class Record: Sendable {
  package let fields: [(name: String, value: Value)]
  package let provenance: Provenance?
  package let depth: Int

  package init(_ fields: [(name: String, value: Value)], provenance: Provenance? = nil) {
    self.fields = fields
    self.provenance = provenance
    depth = 1 + fields.lazy.map(\.value.depth).reduce(0, max)
  }

  /// The field of that name, or nil.
  package subscript(name: String) -> Value? {
    fields.first { $0.name == name }?.value
  }
}

/// A value of the domain together with how it was made.
package final class Object: Sendable {
  package let content: any DomainValue
  package let provenance: Provenance?

  package init(_ content: any DomainValue, provenance: Provenance? = nil) {
    self.content = content
    self.provenance = provenance
  }
}

extension Value {
  /// How many lists and records stand inside each other here.
  package var depth: Int {
    switch self {
    case .list(let list): list.depth
    case .record(let record): record.depth
    case .none, .bool, .number, .text, .range, .tensor, .object: 0
    }
  }

  /// How this value was made, where it remembers it.
  package var provenance: Provenance? {
    switch self {
    case .list(let list): list.provenance
    case .record(let record): record.provenance
    case .tensor(let tensor): tensor.provenance
    case .object(let object): object.provenance
    case .none, .bool, .number, .text, .range: nil
    }
  }

  /// The same value that remembers how it was made; numbers, texts and ranges do not.
  package func made(by provenance: Provenance) -> Value {
    switch self {
    case .list(let list): .list(List(list.items, provenance: provenance))
    case .record(let record): .record(Record(record.fields, provenance: provenance))
    case .tensor(let tensor): .tensor(tensor.made(by: provenance))
    case .object(let object): .object(Object(object.content, provenance: provenance))
    case .none, .bool, .number, .text, .range: self
    }
  }
}
