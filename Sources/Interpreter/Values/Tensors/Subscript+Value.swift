import Syntax

extension Subscript {
  /// What a value between brackets picks: a whole number one entry; a list, range or tensor of
  /// them several; a tensor or list of truth values those where it is true; a text a field, a list of
  /// texts columns.
  package init(_ value: Value) throws(Fault) {
    switch value {
    case .number: self = .item(try Subscript.index(value))
    case .text(let name): self = .name(name)
    case .tensor(let tensor) where tensor.isTruth && tensor.rank == 1:
      self = .mask(tensor.values.map { $0 != 0 })
    case .tensor(let tensor) where tensor.isTruth: self = .entries(tensor)
    case .tensor(let tensor) where tensor.rank == 0:
      self = .item(try Subscript.index(tensor.simplified))
    case .list, .range, .tensor: try self.init(several: value)
    case .none, .bool, .record, .object: throw Subscript.refusal(of: value)
    }
  }

  /// The slice `from:to:by`, each part a whole number or left out.
  package static func slice(from: Value?, to: Value?, by: Value?) throws(Fault) -> Subscript {
    func part(_ value: Value?) throws(Fault) -> Int? {
      guard let value else { return nil }
      if case .none = value { return nil }
      return try index(value)
    }
    return .slice(from: try part(from), to: try part(to), by: try part(by))
  }

  private init(several value: Value) throws(Fault) {
    guard let items = value.items else { throw Subscript.refusal(of: value) }
    let names = items.compactMap { if case .text(let name) = $0 { name } else { nil } }
    if !names.isEmpty, names.count == items.count {
      self = .names(names)
      return
    }
    var truths: [Bool] = []
    var positions: [Int] = []
    for item in items {
      if case .bool(let truth) = item {
        truths.append(truth)
      } else {
        positions.append(try Subscript.index(item))
      }
    }
    guard truths.isEmpty || positions.isEmpty else { throw Subscript.refusal(of: value) }
    self = truths.isEmpty ? .positions(positions) : .mask(truths)
  }

  private static func index(_ value: Value) throws(Fault) -> Int {
    guard case .number(let number, .none) = value, let index = Int(exactly: number) else {
      throw refusal(of: value)
    }
    return index
  }

  private static func refusal(of value: Value) -> Fault {
    // What comparing a list with one text gives.
    if case .bool = value {
      return Fault(
        "an index must be a whole number, but is \(value.briefly)",
        help: "texts are compared one by one: t[[name == \"a\" for name in t.name]]")
    }
    return Fault(
      "an index must be a whole number, but is \(value.briefly)",
      help: "a[2], a[2:5], a[[0, 3]] and a[a > 1] are the forms of an index")
  }
}
