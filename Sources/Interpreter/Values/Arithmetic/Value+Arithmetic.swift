import Glibc
package import Syntax

extension Value {
  /// `self op right`. Numbers keep their units, texts and lists join, tensors and ranges work
  /// entry by entry; `product` is asked for matrices.
  ///
  /// The case of two plain numbers comes first and is inlined, since loops are made of it.
  @inline(__always)
  package func combined(
    by op: BinaryOperator, with right: Value, product: CommandTable.MatrixProduct
  ) throws(Fault) -> Value {
    if case .number(let a, .none) = self, case .number(let b, .none) = right,
      let result = plainResult(a, op, b)
    {
      return .number(result, .none)
    }
    return try combinedFully(by: op, with: right, product: product)
  }

  @inline(never)
  private func combinedFully(
    by op: BinaryOperator, with right: Value, product: CommandTable.MatrixProduct
  ) throws(Fault) -> Value {
    switch (self, right) {
    case (.number(let a, let unit), .number(let b, let other)):
      return try Quantity(a, unit).combined(by: op, with: Quantity(b, other)).value
    case (.text(let a), .text(let b)) where op == .add:
      guard a.utf8.count + b.utf8.count <= Value.longestText else { throw .textTooLong }
      try Interpreter.requireRoom(for: a.utf8.count + b.utf8.count, of: 1)
      return .text(a + b)
    case (.list(let a), .list(let b)) where op == .add:
      let count = a.items.count + b.items.count
      guard count <= List.largest else { throw List.tooLarge(count) }
      try Interpreter.requireRoom(for: count, of: MemoryLayout<Value>.stride)
      return try .list(checking: a.items + b.items)
    case (.list(let list), .number(let count, .none)) where op == .multiply,
      (.number(let count, .none), .list(let list)) where op == .multiply:
      return try list.repeated(count)
    default:
      try requireRoom(with: right)
      let pair = try Operands(self, right, of: op)
      if op == .matrixProduct {
        return try pair.left.matrixProduct(with: pair.right, using: product).simplified
      }
      return try pair.left.combined(by: op, with: pair.right).simplified
    }
  }

  /// `self ** exponent`; a number with a unit has no powers.
  package func raised(to exponent: Value) throws(Fault) -> Value {
    if case .number(let a, let unit) = self, case .number(let b, let other) = exponent {
      return .number(try Quantity(a, unit).raised(to: Quantity(b, other)))
    }
    try requireRoom(with: exponent)
    let pair = try Operands(self, exponent, refusal: .power)
    return try pair.left.raised(to: pair.right).simplified
  }

  /// `-self`, `+self` or `not self`.
  package func applying(_ op: UnaryOperator) throws(Fault) -> Value {
    if op != .plus { try requireRoom() }
    switch (op, self) {
    case (.not, .bool(let truth)): return .bool(!truth)
    case (.not, .tensor(let tensor)) where tensor.isTruth: return .tensor(tensor.inverted)
    case (.not, _):
      throw Fault("`not` takes a truth value, but is given \(described)", help: conditionHelp)
    case (.plus, .number), (.plus, .tensor), (.plus, .range): return self
    case (.minus, .number(let number, let unit)): return .number(-number, unit)
    case (.minus, .tensor(let tensor)): return .tensor(tensor.negated)
    case (.minus, .range(let range)):
      return .range(NumberRange(start: 0 - range.start, step: -range.step, count: range.count))
    case (.minus, _), (.plus, _):
      throw Fault("`\(op.rawValue)` takes a number or a tensor, but is given \(described)")
    }
  }

  /// The most bytes that a text may have.
  static let longestText = 1 << 28
}

extension Fault {
  static let textTooLong = Fault("a text must be at most \(Value.longestText >> 20) MB long")
}

/// The result for two plain numbers; nil where it needs a closer look, as a divisor of 0.
@inline(__always)
private func plainResult(_ a: Double, _ op: BinaryOperator, _ b: Double) -> Double? {
  switch op {
  case .add: a + b
  case .subtract: a - b
  case .multiply: a * b
  case .divide: b == 0 ? nil : a / b
  case .floorDivide: b == 0 ? nil : floorDivision(a, b).quotient
  case .remainder: b == 0 ? nil : floorDivision(a, b).remainder
  case .matrixProduct: nil
  }
}

/// The two sides of an operation entry by entry, at least one of them a tensor or a range.
private struct Operands {
  let left: Tensor
  let right: Tensor

  init(_ left: Value, _ right: Value, of op: BinaryOperator) throws(Fault) {
    try self.init(left, right, refusal: .of(op), takesLists: op == .matrixProduct)
  }

  init(
    _ left: Value, _ right: Value, refusal: Refusal, takesLists: Bool = false
  ) throws(Fault) {
    guard left.isArray || right.isArray || takesLists else { throw refusal(left, right) }
    guard let a = left.tensor, let b = right.tensor else { throw refusal(left, right) }
    self.left = a
    self.right = b
  }
}

extension Value {
  /// Whether operators work on this entry by entry.
  var isArray: Bool {
    switch self {
    case .tensor, .range: true
    case .none, .bool, .number, .text, .list, .record, .object: false
    }
  }
}

extension List {
  /// The items so many times over, as in Python; none for a count below 0.
  fileprivate func repeated(_ count: Double) throws(Fault) -> Value {
    guard let times = Int(exactly: count) else {
      throw Fault(
        "a list is repeated a whole number of times, but is multiplied by "
          + Value.number(count).briefly, help: Refusal.listHelp)
    }
    let (total, overflow) = items.count.multipliedReportingOverflow(by: max(times, 0))
    guard !overflow, total <= List.largest else { throw List.tooLarge(overflow ? .max : total) }
    try requireRoom(for: 2 * total, of: MemoryLayout<Value>.stride)
    return .list(List(total == 0 ? [] : (0..<times).flatMap { _ in items }))
  }
}
