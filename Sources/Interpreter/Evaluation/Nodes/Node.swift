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
    let value = try value(frame)
    if case .bool(let truth) = value { return truth }
    return try frame.machine.condition(value, at: span)
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

/// Two statements, or halves of a block, one after the other.
///
/// A block is a balanced tree of these: constants of a node are read without counting references,
/// elements of an array are not.
final class PairStep: Step {
  private let first: Step
  private let second: Step

  private init(_ first: Step, _ second: Step) {
    self.first = first
    self.second = second
    super.init(first.span.joined(with: second.span))
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    let flow = try first.run(frame)
    return flow == .next ? try second.run(frame) : flow
  }

  /// All steps as one.
  static func joining(_ steps: ArraySlice<Step>) -> Step {
    guard let first = steps.first else { return Step(Span(start: 0, end: 0)) }
    guard steps.count > 1 else { return first }
    let middle = steps.startIndex + steps.count / 2
    return PairStep(joining(steps[..<middle]), joining(steps[middle...]))
  }
}
