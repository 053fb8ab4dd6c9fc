import Syntax

/// `name = value`, or several names at once.
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
    frame.machine.globals[last] = value
    guard !statement.isHidden else { return .next }
    do {
      try frame.machine.show(statement, value)
    } catch {
      throw Stop(error, at: span)
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

/// `if`, any number of `else if`, and `else`.
final class IfStep: Step {
  private let conditions: Children<Node>
  private let blocks: Children<Body>
  private let otherwise: Body?

  init(_ branches: [(condition: Node, block: Body)], otherwise: Body?, _ span: Span) {
    conditions = Children(branches.map(\.condition))
    blocks = Children(branches.map(\.block))
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    var index = 0
    while index < conditions.count {
      if try conditions[index].truth(frame) { return try blocks[index].run(frame) }
      index += 1
    }
    return try otherwise?.run(frame) ?? .next
  }
}

final class WhileStep: Step {
  private let condition: Node
  private let body: Body

  init(_ condition: Node, _ body: Body, _ span: Span) {
    self.condition = condition
    self.body = body
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    while try condition.truth(frame) {
      try frame.machine.poll(condition.span)
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
  private let body: Body

  init(_ targets: Targets, in sequence: Node, _ body: Body, _ span: Span) {
    self.targets = targets
    self.sequence = sequence
    self.body = body
    super.init(span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    let machine = frame.machine
    let elements = try machine.elements(of: try sequence.value(frame), at: sequence.span)
    let count = elements.count
    var index = 0
    while index < count {
      try machine.poll(sequence.span)
      let element = try elements.element(index, at: sequence.span)
      try targets.take(element, frame, at: sequence.span)
      index += 1
      switch try body.run(frame) {
      case .next, .nextTurn: continue
      case .leaveLoop: return .next
      case .leaveFunction: return .leaveFunction
      }
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
    frame.machine.returned = try node?.value(frame) ?? .none
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
