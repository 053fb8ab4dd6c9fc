import Syntax

/// A function's body whose statements say by themselves where to go on.
final class BlockNode: Node {
  private let block: Step

  init(_ block: Step) {
    self.block = block
    super.init(block.span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    try block.run(frame) == .leaveFunction ? frame.takeReturned() : .none
  }
}

/// Statements that do not leave a function, and what it gives after them.
final class SequenceNode: Node {
  private let first: Step
  private let last: Node

  init(_ first: Step, _ last: Node) {
    self.first = first
    self.last = last
    super.init(last.span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    _ = try first.run(frame)
    return try last.value(frame)
  }
}
