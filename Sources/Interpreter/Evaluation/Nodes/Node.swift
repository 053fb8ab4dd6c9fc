import Syntax

/// An expression, lowered: names are slots, commands and functions are found.
///
/// A class with one method to override is the fastest dispatch that Swift has here; the frame and
/// the outcome travel in registers.
class Node {
  final let span: Span

  init(_ span: Span) { self.span = span }

  func value(_ frame: Frame) throws(Stop) -> Value { .none }

  /// The value as a condition.
  func truth(_ frame: Frame) throws(Stop) -> Bool {
    try frame.machine.condition(try value(frame), at: span)
  }
}

/// A statement, lowered.
class Step {
  final let span: Span

  init(_ span: Span) { self.span = span }

  func run(_ frame: Frame) throws(Stop) -> Flow { .next }
}

/// Where to go on after a statement.
enum Flow { case next, leaveLoop, nextTurn, leaveFunction }

/// Children of a node, read without counting references: the node that owns this keeps them.
final class Children<Child: AnyObject> {
  private let owned: [Child]
  private let links: UnsafeMutablePointer<Link>
  let count: Int

  private struct Link { unowned(unsafe) let child: Child }

  init(_ children: [Child]) {
    owned = children
    count = children.count
    links = .allocate(capacity: max(count, 1))
    for (index, child) in children.enumerated() {
      (links + index).initialize(to: Link(child: child))
    }
  }

  deinit { links.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Child { links[index].child }
}

/// Statements one after the other.
final class Body {
  let steps: Children<Step>

  init(_ steps: [Step]) { self.steps = Children(steps) }

  @inline(__always)
  func run(_ frame: Frame) throws(Stop) -> Flow {
    var index = 0
    while index < steps.count {
      let flow = try steps[index].run(frame)
      if flow != .next { return flow }
      index += 1
    }
    return .next
  }
}
