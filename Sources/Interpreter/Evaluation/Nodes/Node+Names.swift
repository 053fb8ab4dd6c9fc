import Syntax

/// A value that never changes.
final class ConstantNode: Node {
  let constant: Value

  init(_ constant: Value, _ span: Span) {
    self.constant = constant
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value { constant }
}

/// A name of the running function, or of a comprehension.
final class LocalNode: Node {
  let slot: Int
  private let name: Identifier
  private let function: String

  init(slot: Int, _ name: Identifier, function: String, _ span: Span) {
    self.slot = slot
    self.name = name
    self.function = function
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    guard let value = frame.locals[slot] else {
      throw Stop(.notYetAssigned(name, in: function))
    }
    return value
  }
}

/// An outer name.
final class GlobalNode: Node {
  let slot: Int
  private let name: Identifier

  init(slot: Int, _ name: Identifier, _ span: Span) {
    self.slot = slot
    self.name = name
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    guard let value = frame.globals[slot] else { throw undefined(frame.machine) }
    return value
  }

  @inline(never)
  private func undefined(_ machine: Machine) -> Stop {
    var complaint = machine.evaluator.vocabulary.undefined(name)
    if name.name != "_", complaint.help == nil {
      complaint.help = "no statement that ran has given it a value"
    }
    return Stop(complaint)
  }
}

/// What the checker has found no words for, but cannot be done: reached only where nothing was
/// checked before.
final class FailingNode: Node {
  private let complaint: Complaint

  init(_ complaint: Complaint, _ span: Span) {
    self.complaint = complaint
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    throw Stop(complaint)
  }
}
