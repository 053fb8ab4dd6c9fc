extension Value {
  /// Whether two values are the same throughout: lists item by item, records field by field
  /// whatever their order, tensors by shape and entries. Values of different kinds differ, except
  /// that a range equals the list of its numbers.
  package func isEqual(to other: Value) -> Bool {
    var comparison = Comparison()
    return comparison.areEqual(self, other)
  }
}

/// One comparison of two values. It remembers which deep collections it has found equal, since
/// lists that hold the same list twice, over and over, have more paths than can be walked.
private struct Comparison {
  private var equal: Set<Pair> = []

  private struct Pair: Hashable {
    let a: ObjectIdentifier
    let b: ObjectIdentifier
  }

  mutating func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a, let unit), .number(let b, let other)): unit == other && a == b
    case (.text(let a), .text(let b)): a == b
    case (.range(let a), .range(let b)): areEqual(a, b)
    case (.range(let range), .list(let list)), (.list(let list), .range(let range)):
      areEqual(range, list)
    case (.list(let a), .list(let b)): remembering(a, b, a.depth) { $0.areEqual(a, b) }
    case (.record(let a), .record(let b)): remembering(a, b, a.depth) { $0.areEqual(a, b) }
    case (.tensor(let a), .tensor(let b)): a.shape == b.shape && a.values == b.values
    case (.object(let a), .object(let b)): a === b || areEqual(a.content, b.content)
    case (.none, _), (.bool, _), (.number, _), (.text, _), (.range, _), (.list, _), (.record, _),
      (.tensor, _), (.object, _):
      false
    }
  }

  private mutating func remembering(
    _ a: AnyObject, _ b: AnyObject, _ depth: Int, _ compare: (inout Comparison) -> Bool
  ) -> Bool {
    if a === b { return true }
    guard depth > 4 else { return compare(&self) }
    let pair = Pair(a: ObjectIdentifier(a), b: ObjectIdentifier(b))
    if equal.contains(pair) { return true }
    // Remembered only when found equal: the first difference ends the whole comparison anyway.
    let isEqual = compare(&self)
    if isEqual { equal.insert(pair) }
    return isEqual
  }

  private mutating func areEqual(_ a: List, _ b: List) -> Bool {
    guard a.items.count == b.items.count else { return false }
    for index in a.items.indices where !areEqual(a.items[index], b.items[index]) { return false }
    return true
  }

  private mutating func areEqual(_ a: Record, _ b: Record) -> Bool {
    guard a.fields.count == b.fields.count else { return false }
    for field in a.fields {
      guard let other = b[field.name], areEqual(field.value, other) else { return false }
    }
    return true
  }

  private func areEqual(_ a: NumberRange, _ b: NumberRange) -> Bool {
    a.count == b.count && (a.count == 0 || a.start == b.start) && (a.count < 2 || a.step == b.step)
  }

  private mutating func areEqual(_ range: NumberRange, _ list: List) -> Bool {
    guard range.count == list.items.count else { return false }
    for index in list.items.indices {
      guard areEqual(.number(range[index]), list.items[index]) else { return false }
    }
    return true
  }

  /// Objects are equal where their contents say so; else only each to itself.
  private func areEqual(_ a: any DomainValue, _ b: any DomainValue) -> Bool {
    func compare<T: Equatable>(_ content: T) -> Bool { content == b as? T }
    guard let content = a as? any Equatable else { return false }
    return compare(content)
  }
}
