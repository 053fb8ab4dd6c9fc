import Syntax

/// Several names that share a value.
final class AssignStep: Step {
  private let targets: Targets
  private let node: Node

  init(_ targets: Targets, _ node: Node, _ span: Span) {
    self.targets = targets
    self.node = node
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    try targets.take(try node.value(frame), frame, at: node.span)
    return .next
  }
}

/// `name = value` for one name.
class AssignSlotStep: Step {
  fileprivate final let slot: Int
  fileprivate final let node: Node

  init(_ slot: Int, _ node: Node, _ span: Span) {
    self.slot = slot
    self.node = node
    super.init(span)
  }
}

/// The name is an outer one.
final class AssignGlobalStep: AssignSlotStep {
  override func run(_ frame: Frame) throws(Stop) -> Flow {
    (frame.globals + slot).put(try node.value(frame))
    return .next
  }
}

/// The name is one of a function.
final class AssignLocalStep: AssignSlotStep {
  override func run(_ frame: Frame) throws(Stop) -> Flow {
    (frame.locals + slot).put(try node.value(frame))
    return .next
  }
}

/// A value that is shown, at the top level.
final class ShowStep: Step {
  private let node: Node
  private let statement: Statement
  private let last: Int

  init(_ node: Node, _ statement: Statement, last: Int) {
    self.node = node
    self.statement = statement
    self.last = last
    super.init(statement.span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    let value = try node.value(frame)
    if case .none = value { return .next }
    frame.globals[last] = value
    let machine = frame.machine
    machine.evaluator.trace.isLook = true
    guard !statement.isHidden else { return .next }
    try machine.away(span) { () throws(Stop) in
      do {
        try machine.show(statement, value)
      } catch {
        throw Stop(error, at: span)
      }
    }
    return .next
  }
}

/// A value that is not shown, inside a block.
final class DiscardStep: Step {
  private let node: Node

  init(_ node: Node, _ span: Span) {
    self.node = node
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    _ = try node.value(frame)
    return .next
  }
}

/// `if` and `else`; an `else if` is another in its place.
final class IfStep: Step {
  private let condition: Node
  private let then: Step
  private let otherwise: Step?

  init(_ condition: Node, then: Step, otherwise: Step?, _ span: Span) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    if try condition.truth(frame) { return try then.run(frame) }
    return try otherwise?.run(frame) ?? .next
  }
}

/// `if` with many an `else if`; a loop, so that no chain is too long.
final class ChoiceStep: Step {
  private let branches: [(condition: Node, then: Step)]
  private let otherwise: Step?

  init(_ branches: [(condition: Node, then: Step)], otherwise: Step?, _ span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    for branch in branches {
      if try branch.condition.truth(frame) { return try branch.then.run(frame) }
    }
    return try otherwise?.run(frame) ?? .next
  }
}

final class WhileStep: Step {
  private let condition: Node
  private let body: Step

  init(_ condition: Node, _ body: Step, _ span: Span) {
    self.condition = condition
    self.body = body
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    while try condition.truth(frame) {
      try frame.tick(condition.span)
      switch try body.run(frame) {
      case .next, .nextTurn: continue
      case .leaveLoop: return .next
      case .leaveFunction: return .leaveFunction
      }
    }
    return .next
  }
}

final class ForStep: Step {
  private let targets: Targets
  private let sequence: Node
  private let body: Step

  init(_ targets: Targets, in sequence: Node, _ body: Step, _ span: Span) {
    self.targets = targets
    self.sequence = sequence
    self.body = body
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    let value = try sequence.value(frame)
    if case .range(let range) = value { return try run(range, frame) }
    let elements = try frame.machine.elements(of: value, at: sequence.span)
    for index in 0..<elements.count {
      try frame.tick(sequence.span)
      let element = try elements.element(index, at: sequence.span)
      try targets.take(element, frame, at: sequence.span)
      let flow = try body.run(frame)
      if flow == .leaveLoop { break }
      if flow == .leaveFunction { return flow }
    }
    return .next
  }

  private func run(_ range: NumberRange, _ frame: Frame) throws(Stop) -> Flow {
    var index = 0
    while index < range.count {
      try frame.tick(sequence.span)
      try targets.take(.number(range[index], .none), frame, at: sequence.span)
      index += 1
      let flow = try body.run(frame)
      if flow == .leaveLoop { break }
      if flow == .leaveFunction { return flow }
    }
    return .next
  }
}

/// `break` or `continue`.
final class LeaveStep: Step {
  private let flow: Flow

  init(_ flow: Flow, _ span: Span) {
    self.flow = flow
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow { flow }
}

final class ReturnStep: Step {
  private let node: Node?

  init(_ node: Node?, _ span: Span) {
    self.node = node
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    frame.giveReturned(try node?.value(frame) ?? .none)
    return .leaveFunction
  }
}

/// `assert claim, message`.
final class AssertStep: Step {
  private let claim: Node
  private let message: Node?

  init(_ claim: Node, _ message: Node?, _ span: Span) {
    self.claim = claim
    self.message = message
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    var labels: [Diagnostic.Label] = []
    let holds: Bool
    if let comparison = claim as? ComparisonChainNode {
      let value = try comparison.value(frame, noting: &labels)
      holds = try frame.machine.condition(value, at: claim.span)
    } else {
      holds = try claim.truth(frame)
      labels = [.init(span: claim.span, text: "")]
    }
    guard !holds else { return .next }
    throw Stop(.assertion(try said(frame), at: labels))
  }

  private func said(_ frame: Frame) throws(Stop) -> String? {
    guard let message else { return nil }
    let value = try message.value(frame)
    if case .text(let text) = value { return text }
    return value.briefly
  }
}
