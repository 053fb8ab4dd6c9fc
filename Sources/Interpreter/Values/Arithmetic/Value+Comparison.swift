package import Syntax

extension Value {
  /// `self op right`: a truth value, or a tensor of them where a tensor or range takes part.
  @inline(__always)
  package func compared(by op: ComparisonOperator, to right: Value) throws(Fault) -> Value {
    if case .number(let a, .none) = self, case .number(let b, .none) = right,
      let truth = ordered(a, op, b)
    {
      return .bool(truth)
    }
    return try comparedFully(by: op, to: right)
  }

  @inline(never)
  private func comparedFully(by op: ComparisonOperator, to right: Value) throws(Fault) -> Value {
    switch op {
    case .isIn: return .bool(try right.contains(self))
    case .notIn: return .bool(!(try right.contains(self)))
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: break
    }
    try requireRoom(with: right)
    if isArray || right.isArray, let a = tensor, let b = right.tensor {
      return try a.compared(by: op, to: b).simplified
    }
    switch (self, right) {
    case (.number(let a, let unit), .number(let b, let other)):
      guard unit == other, let truth = ordered(a, op, b) else {
        throw Refusal.comparison(self, right)
      }
      return .bool(truth)
    case (.text(let a), .text(let b)):
      return .bool(ordered(a, op, b) ?? false)
    default:
      switch op {
      case .equal: return .bool(try isSame(as: right))
      case .notEqual: return .bool(!(try isSame(as: right)))
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .notIn:
        throw Refusal.comparison(self, right)
      }
    }
  }

  /// `isEqual`; throws where either stays in a file that has changed.
  private func isSame(as other: Value) throws(Fault) -> Bool {
    let isSame = isEqual(to: other)
    if let fault = readingFault ?? other.readingFault { throw fault }
    return isSame
  }

  /// `item in self`: an item of a list, a number of a range, a part of a text, a field's name of
  /// a record, an entry of a tensor.
  package func contains(_ item: Value) throws(Fault) -> Bool {
    switch (self, item) {
    case (.list(let list), _): return list.items.contains { $0.isEqual(to: item) }
    case (.range(let range), .number(let number, .none)): return range.contains(number)
    case (.text(let text), .text(let part)): return text.containsText(part)
    case (.record(let record), .text(let name)): return record[name] != nil
    case (.tensor(let tensor), .number(let number, .none)):
      return tensor.values.contains(Float(number))
    case (.tensor(let tensor), .bool(let truth)) where tensor.isTruth:
      return tensor.values.contains(truth ? 1 : 0)
    case (.none, _), (.bool, _), (.number, _), (.text, _), (.range, _), (.record, _), (.tensor, _),
      (.object, _):
      throw Fault(
        "cannot look for \(item.described) in \(described)",
        help: Refusal.membershipHelp)
    }
  }

  /// The values in rising or falling order, NaN last; all numbers of one unit, or all texts.
  package static func sorted(
    _ items: [Value], descending: Bool = false
  ) throws(Fault) -> [Value] {
    for (item, next) in zip(items, items.dropFirst()) {
      switch (item, next) {
      case (.number(_, let a), .number(_, let b)) where a == b: continue
      case (.text, .text): continue
      default: throw Refusal.comparison(item, next)
      }
    }
    return items.sorted { first, second in
      switch (first, second) {
      case (.number(let a, _), .number(let b, _)):
        (descending ? a > b : a < b) || (b.isNaN && !a.isNaN)
      case (.text(let a), .text(let b)): descending ? a > b : a < b
      default: false
      }
    }
  }
}

/// `a op b`, nil for membership.
@inline(__always)
private func ordered<T: Comparable>(_ a: T, _ op: ComparisonOperator, _ b: T) -> Bool? {
  switch op {
  case .equal: a == b
  case .notEqual: a != b
  case .less: a < b
  case .lessOrEqual: a <= b
  case .greater: a > b
  case .greaterOrEqual: a >= b
  case .isIn, .notIn: nil
  }
}

extension NumberRange {
  /// Whether one of the numbers is exactly this.
  package func contains(_ number: Double) -> Bool {
    guard count > 0, let place = Int(exactly: ((number - start) / step).rounded()) else {
      return count > 0 && number == start
    }
    return place >= 0 && place < count && self[place] == number
  }
}

extension String {
  /// Whether `part` stands somewhere in this, byte by byte.
  fileprivate func containsText(_ part: String) -> Bool {
    let (all, wanted) = (Array(utf8), Array(part.utf8))
    guard wanted.count <= all.count else { return false }
    return (0...all.count - wanted.count).contains { all[$0...].starts(with: wanted) }
  }
}
