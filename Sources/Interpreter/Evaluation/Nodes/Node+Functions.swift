import Syntax

/// A function of the script, lowered.
final class Function {
  let signature: Signature
  let source: Source
  /// What stands for parameters that are left out; evaluated among the function's own names.
  let defaults: [Node?]
  let body: BodyStep
  /// How many slots a call needs: parameters first, then the other names.
  let slotCount: Int

  init(
    _ signature: Signature, in source: Source, defaults: [Node?], body: BodyStep, slotCount: Int
  ) {
    self.signature = signature
    self.source = source
    self.defaults = defaults
    self.body = body
    self.slotCount = slotCount
  }
}

/// What a function does; errors in it are in the text it was read from.
final class BodyStep: Step {
  private let source: Source
  private let body: Step

  init(_ body: Step, in source: Source) {
    self.source = source
    self.body = body
    super.init(body.span)
  }

  override func run(_ frame: Frame) throws(Stop) -> Flow {
    do {
      return try body.run(frame)
    } catch {
      throw error.located(in: source)
    }
  }
}

/// What a name calls. Calls hold on to this, so that a function defined anew is the one that is
/// called from then on.
final class FunctionName {
  let name: String
  @exclusivity(unchecked) var function: Function?

  init(_ name: String) { self.name = name }
}

/// A call of a function.
final class FunctionNode: Node {
  private let callee: FunctionName
  private let call: CallSite
  private let written: [Argument]
  private let arguments: Filling
  /// The function that `slots` are for.
  @exclusivity(unchecked) private var bound: Function?
  /// For every argument, the slot it goes to.
  private let slots: UnsafeMutablePointer<Int>
  /// The parameters that are left out.
  @exclusivity(unchecked) private var missing: [Int] = []
  @exclusivity(unchecked) private var hasMissing = false

  init(
    _ callee: FunctionName, _ call: CallSite, _ written: [Argument], _ arguments: [Node],
    _ span: Span
  ) {
    self.callee = callee
    self.call = call
    self.written = written
    self.arguments = Filling.joining(arguments[...])
    slots = .allocate(capacity: max(1, arguments.count))
    slots.initialize(repeating: 0, count: max(1, arguments.count))
    super.init(span)
  }

  deinit { slots.deallocate() }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let machine = frame.machine
    let function = try target(machine)
    guard machine.callDepth < machine.callLimit else {
      throw Stop(.tooDeep(call, limit: machine.callLimit))
    }
    try machine.tick(span)
    let count = function.slotCount
    let locals = machine.stack.take(count)
    machine.callDepth += 1
    do {
      try arguments.fill(locals, slots, frame)
      let inner = Frame(locals: locals, machine: machine)
      if hasMissing { try fillMissing(function, inner) }
      let flow = try function.body.run(inner)
      machine.callDepth -= 1
      machine.stack.giveBack(locals, count)
      return flow == .leaveFunction ? machine.takeReturned() : .none
    } catch {
      machine.callDepth -= 1
      machine.stack.giveBack(locals, count)
      throw error
    }
  }

  private func fillMissing(_ function: Function, _ frame: Frame) throws(Stop) {
    do {
      for parameter in missing {
        frame.locals[parameter] = try function.defaults[parameter]?.value(frame)
      }
    } catch {
      throw error.located(in: function.source)
    }
  }

  /// The function as it is defined now, with the arguments matched to its parameters.
  @inline(__always)
  private func target(_ machine: Machine) throws(Stop) -> Function {
    if let function = callee.function, function === bound { return function }
    return try match(machine)
  }

  @inline(never)
  private func match(_ machine: Machine) throws(Stop) -> Function {
    guard let function = callee.function else {
      throw Stop(machine.evaluator.vocabulary.unknown(call.name, at: call.span))
    }
    let matching = Matching(written, to: function.signature, at: call.span)
    guard matching.complaints.isEmpty else {
      throw Stop(matching.complaints.showing(function.signature))
    }
    for (slot, places) in matching.places.enumerated() {
      for place in places { slots[place] = slot }
    }
    missing = matching.places.indices.filter { matching.places[$0].isEmpty }
    hasMissing = !missing.isEmpty
    bound = function
    return function
  }
}

/// Arguments on their way to a function's slots: a balanced tree, as blocks are.
class Filling {
  func fill(
    _ target: UnsafeMutablePointer<Value?>, _ slots: UnsafeMutablePointer<Int>, _ frame: Frame
  ) throws(Stop) {}

  static func joining(_ nodes: ArraySlice<Node>) -> Filling {
    guard let first = nodes.first else { return Filling() }
    guard nodes.count > 1 else { return OneFilling(first, nodes.startIndex) }
    let middle = nodes.startIndex + nodes.count / 2
    return PairFilling(joining(nodes[..<middle]), joining(nodes[middle...]))
  }
}

private final class OneFilling: Filling {
  private let node: Node
  private let position: Int

  init(_ node: Node, _ position: Int) {
    self.node = node
    self.position = position
  }

  override func fill(
    _ target: UnsafeMutablePointer<Value?>, _ slots: UnsafeMutablePointer<Int>, _ frame: Frame
  ) throws(Stop) {
    (target + slots[position]).initialize(to: try node.value(frame))
  }
}

private final class PairFilling: Filling {
  private let first: Filling
  private let second: Filling

  init(_ first: Filling, _ second: Filling) {
    self.first = first
    self.second = second
  }

  override func fill(
    _ target: UnsafeMutablePointer<Value?>, _ slots: UnsafeMutablePointer<Int>, _ frame: Frame
  ) throws(Stop) {
    try first.fill(target, slots, frame)
    try second.fill(target, slots, frame)
  }
}
