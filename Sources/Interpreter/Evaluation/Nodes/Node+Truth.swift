import Syntax

/// `left op right`, one comparison.
final class ComparisonNode: Node {
  private let op: ComparisonOperator
  private let left: Operand
  private let right: Operand

  init(_ op: ComparisonOperator, _ left: Node, _ right: Node) {
    self.op = op
    self.left = Operand(left)
    self.right = Operand(right)
    super.init(left.span.joined(with: right.span))
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let a = try left.load(frame)
    let b = try right.load(frame)
    if let truth = quickly(a, b) { return .bool(truth) }
    return try frame.machine.compare(op, a, b, left.span, right.span)
  }

  override func truth(_ frame: Frame) throws(Stop) -> Bool {
    let a = try left.load(frame)
    let b = try right.load(frame)
    if let truth = quickly(a, b) { return truth }
    let value = try frame.machine.compare(op, a, b, left.span, right.span)
    return try frame.machine.condition(value, at: span)
  }

  @inline(__always)
  private func quickly(_ a: Value, _ b: Value) -> Bool? {
    guard case .number(let x, .none) = a, case .number(let y, .none) = b else { return nil }
    return switch op {
    case .less: x < y
    case .lessOrEqual: x <= y
    case .greater: x > y
    case .greaterOrEqual: x >= y
    case .equal: x == y
    case .notEqual: x != y
    case .isIn, .notIn: nil
    }
  }
}

/// `a < b <= c`: every operand is evaluated once, and none after the first pair that fails.
final class ComparisonChainNode: Node {
  private let first: Node
  private let operators: [ComparisonOperator]
  private let operands: [Node]

  init(_ first: Node, _ rest: [(ComparisonOperator, Node)], _ span: Span) {
    self.first = first
    operators = rest.map(\.0)
    operands = rest.map(\.1)
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var labels: [Diagnostic.Label] = []
    return try value(frame, noting: &labels)
  }

  /// The outcome, with the two values compared last in `labels` where it is false.
  func value(_ frame: Frame, noting labels: inout [Diagnostic.Label]) throws(Stop) -> Value {
    let machine = frame.machine
    var left = try first.value(frame)
    var leftSpan = first.span
    var outcome = Value.bool(true)
    for index in operators.indices {
      let right = try operands[index].value(frame)
      let rightSpan = operands[index].span
      let pair = try machine.compare(operators[index], left, right, leftSpan, rightSpan)
      outcome = index == 0 ? pair : try machine.join(.and, outcome, pair, at: span)
      if case .bool(false) = outcome {
        labels = machine.labels(left, leftSpan, right, rightSpan)
        return outcome
      }
      left = right
      leftSpan = rightSpan
    }
    return outcome
  }
}

/// `a and b and c`: stops at the first that decides; tensors are joined entry by entry.
final class LogicalNode: Node {
  private let op: LogicalOperator
  private let operands: [Node]

  init(_ op: LogicalOperator, _ operands: [Node], _ span: Span) {
    self.op = op
    self.operands = operands
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var outcome: Value?
    for index in 0..<operands.count {
      let value = try operands[index].value(frame)
      if let before = outcome {
        outcome = try frame.machine.join(op, before, value, at: operands[index].span)
      } else {
        outcome = try frame.machine.join(op, value, value, at: operands[index].span)
      }
      if case .bool(let truth)? = outcome, truth == (op == .or) { break }
    }
    return outcome ?? .none
  }

  /// As a condition, each operand must be one.
  override func truth(_ frame: Frame) throws(Stop) -> Bool {
    let decisive = op == .or
    var index = 0
    while index < operands.count {
      if try operands[index].truth(frame) == decisive { return decisive }
      index += 1
    }
    return !decisive
  }
}

extension Machine {
  @inline(never)
  func compare(
    _ op: ComparisonOperator, _ a: Value, _ b: Value, _ left: Span, _ right: Span
  ) throws(Stop) -> Value {
    try away(left) { () throws(Stop) in
      do throws(Fault) {
        return try a.compared(by: op, to: b)
      } catch {
        throw Stop(.operation(error, at: labels(a, left, b, right)))
      }
    }
  }

  func join(_ op: LogicalOperator, _ a: Value, _ b: Value, at span: Span) throws(Stop) -> Value {
    if case .bool(let x) = a, case .bool(let y) = b {
      return .bool(op == .and ? x && y : x || y)
    }
    return try away(span) { () throws(Stop) in
      do throws(Fault) {
        return try a.combined(by: op, with: b)
      } catch {
        throw Stop(.operation(error, at: [.init(span: span, text: "")]))
      }
    }
  }

  func condition(_ value: Value, at span: Span) throws(Stop) -> Bool {
    if case .bool(let truth) = value { return truth }
    do {
      return try value.condition()
    } catch {
      throw Stop(.operation(error, at: [.init(span: span, text: "")]))
    }
  }
}

/// `then if condition else otherwise`.
final class ConditionalNode: Node {
  private let then: Node
  private let condition: Node
  private let otherwise: Node

  init(_ then: Node, _ condition: Node, _ otherwise: Node, _ span: Span) {
    self.then = then
    self.condition = condition
    self.otherwise = otherwise
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    try condition.truth(frame) ? try then.value(frame) : try otherwise.value(frame)
  }
}
