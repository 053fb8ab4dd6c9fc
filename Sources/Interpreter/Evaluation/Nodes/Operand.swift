import Syntax

/// What an operator works on, of a type known when the program is built: most operands are names
/// and constants, and these are then read in place, without a call.
protocol Operand {
  func load(_ frame: Frame) throws(Stop) -> Value
  var span: Span { get }
}

struct ConstantOperand: Operand {
  let constant: Value
  let span: Span

  @inline(__always)
  func load(_ frame: Frame) throws(Stop) -> Value { constant }
}

struct LocalOperand: Operand {
  let slot: Int
  let node: LocalNode
  var span: Span { node.span }

  @inline(__always)
  func load(_ frame: Frame) throws(Stop) -> Value {
    if let value = frame.locals[slot] { return value }
    return try node.value(frame)
  }
}

struct GlobalOperand: Operand {
  let slot: Int
  let node: GlobalNode
  var span: Span { node.span }

  @inline(__always)
  func load(_ frame: Frame) throws(Stop) -> Value {
    if let value = frame.machine.globals[slot] { return value }
    return try node.value(frame)
  }
}

struct NodeOperand: Operand {
  let node: Node
  var span: Span { node.span }

  @inline(__always)
  func load(_ frame: Frame) throws(Stop) -> Value { try node.value(frame) }
}

/// Makes a node of two operands, once their types are known.
protocol OperandVisitor {
  func make<L: Operand, R: Operand>(_ left: L, _ right: R) -> Node
}

extension OperandVisitor {
  func make(_ left: Node, _ right: Node) -> Node {
    switch left {
    case let node as LocalNode: make(LocalOperand(slot: node.slot, node: node), right)
    case let node as GlobalNode: make(GlobalOperand(slot: node.slot, node: node), right)
    case let node as ConstantNode:
      make(ConstantOperand(constant: node.constant, span: node.span), right)
    default: make(NodeOperand(node: left), right)
    }
  }

  private func make<L: Operand>(_ left: L, _ right: Node) -> Node {
    switch right {
    case let node as LocalNode: make(left, LocalOperand(slot: node.slot, node: node))
    case let node as GlobalNode: make(left, GlobalOperand(slot: node.slot, node: node))
    case let node as ConstantNode:
      make(left, ConstantOperand(constant: node.constant, span: node.span))
    default: make(left, NodeOperand(node: right))
    }
  }
}
