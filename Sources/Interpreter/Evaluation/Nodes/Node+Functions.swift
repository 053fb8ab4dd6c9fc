import Syntax

/// A function of the script, lowered.
final class Function {
  let signature: Signature
  let source: Source
  /// What stands for parameters that are left out; evaluated among the function's own names.
  var defaults: [Node?] = []
  var body = Body([])
  /// How many slots a call needs: parameters first, then the other names.
  var slotCount = 0

  init(_ signature: Signature, in source: Source) {
    self.signature = signature
    self.source = source
  }
}

/// What a name calls. Calls hold on to this, so that a function defined anew is the one that is
/// called from then on.
final class FunctionName {
  let name: String
  var function: Function?

  init(_ name: String) { self.name = name }
}

/// A call of a function.
final class FunctionNode: Node {
  private let callee: FunctionName
  private let call: CallSite
  private let written: [Argument]
  private let arguments: Children<Node>
  /// The function that `slots` are for.
  private var bound: Function?
  /// For every argument, the slot it goes to.
  private var slots: [Int] = []
  /// The parameters that are left out.
  private var missing: [Int] = []

  init(
    _ callee: FunctionName, _ call: CallSite, _ written: [Argument], _ arguments: [Node],
    _ span: Span
  ) {
    self.callee = callee
    self.call = call
    self.written = written
    self.arguments = Children(arguments)
    super.init(span)
  }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    let machine = frame.machine
    let function = try target(machine)
    guard machine.callDepth < machine.callLimit else {
      throw Stop(.tooDeep(call, limit: machine.callLimit))
    }
    try machine.poll(span)
    let count = function.slotCount
    let locals = machine.stack.take(count)
    machine.callDepth += 1
    defer {
      machine.callDepth -= 1
      machine.stack.giveBack(locals, count)
    }
    var index = 0
    while index < arguments.count {
      locals[slots[index]] = try arguments[index].value(frame)
      index += 1
    }
    return try run(function, Frame(locals: locals, machine: machine))
  }

  @inline(__always)
  private func run(_ function: Function, _ frame: Frame) throws(Stop) -> Value {
    do {
      for parameter in missing {
        frame.locals[parameter] = try function.defaults[parameter]?.value(frame)
      }
      guard try function.body.run(frame) == .leaveFunction else { return .none }
    } catch {
      throw error.located(in: function.source)
    }
    defer { frame.machine.returned = .none }
    return frame.machine.returned
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
    slots = Array(repeating: 0, count: written.count)
    for (slot, places) in matching.places.enumerated() {
      for place in places { slots[place] = slot }
    }
    missing = matching.places.indices.filter { matching.places[$0].isEmpty }
    bound = function
    return function
  }
}
