import Syntax

/// `left op right`.
final class ArithmeticNode<L: Operand, R: Operand>: Node {
  private let op: BinaryOperator
  private let left: L
  private let right: R

  init(_ op: BinaryOperator, _ left: L, _ right: R) {
    self.op = op
    self.left = left
    self.right = right
    super.init(left.span.joined(with: right.span))
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let a = try left.load(frame)
    let b = try right.load(frame)
    if case .number(let x, .none) = a, case .number(let y, .none) = b {
      switch op {
      case .add: return .number(x + y, .none)
      case .subtract: return .number(x - y, .none)
      case .multiply: return .number(x * y, .none)
      case .divide where y != 0: return .number(x / y, .none)
      case .divide, .floorDivide, .remainder, .matrixProduct: break
      }
    }
    return try frame.machine.combine(op, a, b, left.span, right.span)
  }
}

struct ArithmeticMaker: OperandVisitor {
  let op: BinaryOperator

  func make<L: Operand, R: Operand>(_ left: L, _ right: R) -> Node {
    ArithmeticNode(op, left, right)
  }
}

/// Many operators of one level, from left to right; a loop, so that no sum is too long.
final class ChainNode: Node {
  private let first: Node
  private let operators: [BinaryOperator]
  private let operands: Children<Node>

  init(_ first: Node, _ rest: [(BinaryOperator, Node)], _ span: Span) {
    self.first = first
    operators = rest.map(\.0)
    operands = Children(rest.map(\.1))
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    var value = try first.value(frame)
    var left = first.span
    for index in operators.indices {
      let operand = operands[index]
      let right = try operand.value(frame)
      value = try frame.machine.combine(operators[index], value, right, left, operand.span)
      left = left.joined(with: operand.span)
    }
    return value
  }
}

extension Machine {
  /// `a op b` for everything but the fastest cases, with both sides shown where it cannot be.
  @inline(never)
  func combine(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ left: Span, _ right: Span
  ) throws(Stop) -> Value {
    do {
      return try a.combined(by: op, with: b, product: evaluator.table.matrixProduct)
    } catch {
      throw Stop(.operation(error, at: labels(a, left, b, right)))
    }
  }

  func labels(_ a: Value, _ left: Span, _ b: Value, _ right: Span) -> [Diagnostic.Label] {
    Complaint.labels(a.briefly, left, b.briefly, right)
  }
}

/// `base ** exponent`.
final class PowerNode: Node {
  private let base: Node
  private let exponent: Node

  init(_ base: Node, _ exponent: Node, _ span: Span) {
    self.base = base
    self.exponent = exponent
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let a = try base.value(frame)
    let b = try exponent.value(frame)
    do {
      return try a.raised(to: b)
    } catch {
      throw Stop(
        .operation(error, at: frame.machine.labels(a, base.span, b, exponent.span)))
    }
  }
}

/// `-operand`, `+operand` or `not operand`.
final class UnaryNode: Node {
  private let op: UnaryOperator
  private let operand: Node

  init(_ op: UnaryOperator, _ operand: Node, _ span: Span) {
    self.op = op
    self.operand = operand
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let value = try operand.value(frame)
    switch (op, value) {
    case (.minus, .number(let number, let unit)): return .number(-number, unit)
    case (.not, .bool(let truth)): return .bool(!truth)
    case (.minus, _), (.plus, _), (.not, _): break
    }
    do {
      return try value.applying(op)
    } catch {
      throw Stop(.operation(error, at: [.init(span: operand.span, text: "")]))
    }
  }
}
