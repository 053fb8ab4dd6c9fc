import Syntax

/// What an operator works on. Most operands are names of plain numbers, or such numbers; these are
/// read in place, without a call and without a look at what else a value could be.
struct Operand {
  private enum Kind { case local, global, number, node }

  private let kind: Kind
  private let slot: Int
  private let number: Double
  let node: Node

  init(_ node: Node) {
    self.node = node
    var slot = 0
    var number = 0.0
    switch node {
    case let local as LocalNode: (kind, slot) = (.local, local.slot)
    case let global as GlobalNode: (kind, slot) = (.global, global.slot)
    case let constant as ConstantNode:
      if case .number(let plain, .none) = constant.constant {
        (kind, number) = (.number, plain)
      } else {
        kind = .node
      }
    default: kind = .node
    }
    self.slot = slot
    self.number = number
  }

  var span: Span { node.span }

  @inline(__always)
  func load(_ frame: Frame) throws(Stop) -> Value {
    switch kind {
    case .local:
      if case .number(let number, .none)? = frame.locals[slot] { return .number(number, .none) }
    case .global:
      if case .number(let number, .none)? = frame.globals[slot] {
        return .number(number, .none)
      }
    case .number: return .number(number, .none)
    case .node: break
    }
    return try node.value(frame)
  }
}
