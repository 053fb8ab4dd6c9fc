import Syntax

/// `left op right`.
class ArithmeticNode: Node {
  private final let op: BinaryOperator
  private final let left: Operand
  private final let right: Operand

  /// A node for that operator.
  static func making(_ op: BinaryOperator, _ left: Node, _ right: Node) -> ArithmeticNode {
    switch op {
    case .add: SumNode(op, left, right)
    case .subtract: DifferenceNode(op, left, right)
    case .multiply: ProductNode(op, left, right)
    case .divide, .floorDivide, .remainder, .matrixProduct: ArithmeticNode(op, left, right)
    }
  }

  init(_ op: BinaryOperator, _ left: Node, _ right: Node) {
    self.op = op
    self.left = Operand(left)
    self.right = Operand(right)
    super.init(left.span.joined(with: right.span))
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let a = try left.load(frame)
    let b = try right.load(frame)
    if case .number(let x, .none) = a, case .number(let y, .none) = b {
      switch op {
      case .divide where y != 0: return .number(x / y, .none)
      case .remainder: if let rest = remainder(x, y) { return .number(rest, .none) }
      case .add, .subtract, .multiply, .divide, .floorDivide, .matrixProduct: break
      }
    }
    return try frame.machine.combine(op, a, b, left.span, right.span)
  }

  /// The value where plain numbers are combined so.
  @inline(__always)
  fileprivate final func value(
    _ frame: Frame, quickly combined: (Double, Double) -> Double
  ) throws(Stop) -> Value {
    let a = try left.load(frame)
    let b = try right.load(frame)
    if case .number(let x, .none) = a, case .number(let y, .none) = b {
      return .number(combined(x, y), .none)
    }
    return try frame.machine.combine(op, a, b, left.span, right.span)
  }
}

private final class SumNode: ArithmeticNode {
  override func value(_ frame: Frame) throws(Stop) -> Value { try value(frame) { $0 + $1 } }
}

private final class DifferenceNode: ArithmeticNode {
  override func value(_ frame: Frame) throws(Stop) -> Value { try value(frame) { $0 - $1 } }
}

private final class ProductNode: ArithmeticNode {
  override func value(_ frame: Frame) throws(Stop) -> Value { try value(frame) { $0 * $1 } }
}

/// The remainder of whole numbers that are not large and not negative; nil for all others.
@inline(__always)
private func remainder(_ x: Double, _ y: Double) -> Double? {
  guard x >= 0, y >= 1, x < 0x1p31, y < 0x1p31 else { return nil }
  let (a, b) = (UInt32(x), UInt32(y))
  guard Double(a) == x, Double(b) == y else { return nil }
  return Double(a % b)
}

/// Many operators of one level, from left to right; a loop, so that no sum is too long.
final class ChainNode: Node {
  private let first: Node
  private let operators: [BinaryOperator]
  private let operands: [Node]

  init(_ first: Node, _ rest: [(BinaryOperator, Node)], _ span: Span) {
    self.first = first
    operators = rest.map(\.0)
    operands = rest.map(\.1)
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
    try away(left.joined(with: right)) { () throws(Stop) in
      do throws(Fault) {
        return try a.combined(by: op, with: b, product: evaluator.table.matrixProduct)
      } catch {
        throw Stop(.operation(error, at: labels(a, left, b, right)))
      }
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
    return try frame.machine.away(span) { () throws(Stop) in
      do throws(Fault) {
        return try a.raised(to: b)
      } catch {
        throw Stop(
          .operation(error, at: frame.machine.labels(a, base.span, b, exponent.span)))
      }
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
    return try frame.machine.away(span) { () throws(Stop) in
      do throws(Fault) {
        return try value.applying(op)
      } catch {
        throw Stop(.operation(error, at: [.init(span: operand.span, text: "")]))
      }
    }
  }
}
