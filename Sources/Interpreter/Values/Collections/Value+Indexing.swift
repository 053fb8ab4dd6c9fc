extension Value {
  /// `self[…]`. A list, range or text takes one subscript, a record the name of a field, a tensor
  /// up to one per axis; a value of the domain what it declares.
  package func indexed(by subscripts: [Subscript]) throws -> Value {
    switch self {
    case .tensor(let tensor): return try tensor.indexed(by: subscripts).simplified
    case .object(let object):
      let content = object.content
      guard let part = try content.reading({ try content.indexed(by: subscripts) }) else {
        throw cannotBeIndexed
      }
      return part
    case .list(let list): return try list.indexed(by: only(subscripts))
    case .range(let range): return try range.indexed(by: only(subscripts))
    case .text(let text): return try indexed(text, by: only(subscripts))
    case .record(let record): return try record.indexed(by: only(subscripts))
    case .none, .bool, .number: throw cannotBeIndexed
    }
  }

  var cannotBeIndexed: Fault { Fault("there is nothing to pick from in \(described)") }

  private func only(_ subscripts: [Subscript]) throws(Fault) -> Subscript {
    guard let first = subscripts.first, subscripts.count == 1 else {
      throw Fault(
        "a \(kind) takes one index, but is given \(subscripts.count)",
        help: isList ? "go step by step: a[0][1]" : nil)
    }
    return first
  }

  private var isList: Bool { if case .list = self { true } else { false } }

  private func indexed(_ text: String, by subscription: Subscript) throws(Fault) -> Value {
    let characters = Array(text)
    let picked = try subscription.positions(on: characters.count, axis: "characters")
    return .text(String(picked.positions.map { characters[$0] }))
  }
}

extension List {
  fileprivate func indexed(by subscription: Subscript) throws(Fault) -> Value {
    switch try subscription.positions(on: items.count, axis: "items") {
    case .one(let position): items[position]
    case .many(let positions): try .list(checking: positions.map { items[$0] })
    }
  }
}

extension NumberRange {
  /// A slice of a range is a range; numbers picked one by one are a list, and stay exact.
  fileprivate func indexed(by subscription: Subscript) throws(Fault) -> Value {
    if case .slice(let from, let to, let by) = subscription {
      let run = try Subscript.Run(from: from, to: to, by: by ?? 1, on: count)
      return .range(
        NumberRange(start: self[run.start], step: step * Double(run.step), count: run.count))
    }
    switch try subscription.positions(on: count, axis: "numbers") {
    case .one(let position): return .number(self[position])
    case .many(let positions): return try .list(checking: positions.map { .number(self[$0]) })
    }
  }
}

extension Record {
  fileprivate func indexed(by subscription: Subscript) throws(Fault) -> Value {
    guard case .name(let name) = subscription else {
      let name = fields.lazy.map(\.name).first(where: \.isIdentifier) ?? "name"
      throw Fault("a field of a record is picked by its name, as r.\(name)")
    }
    guard let value = self[name] else { throw missingField(name) }
    return value
  }

  /// Says which fields there are.
  package func missingField(_ name: String) -> Fault {
    let names = fields.prefix(12).map(\.name).joined(separator: ", ")
    let all = fields.count > 12 ? "\(names), … (\(fields.count))" : names
    return Fault(
      "the record has no field \"\(name)\"",
      help: fields.isEmpty ? "it has none" : "its fields are \(all)")
  }
}
