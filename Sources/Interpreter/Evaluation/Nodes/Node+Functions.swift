import Syntax

/// A function of the script, lowered.
final class Function {
  let signature: Signature
  let source: Source
  /// What stands for parameters that are left out; evaluated among the function's own names.
  let defaults: [Node?]
  /// What a call gives.
  let body: Node
  /// How many slots a call needs: parameters first, then the other names.
  let slotCount: Int

  init(
    _ signature: Signature, in source: Source, defaults: [Node?], body: Node, slotCount: Int
  ) {
    self.signature = signature
    self.source = source
    self.defaults = defaults
    self.body = body
    self.slotCount = slotCount
  }
}

/// What a name calls. Calls hold on to this, so that a function defined anew is the one that is
/// called from then on.
final class FunctionName {
  let name: String
  /// How often it has been defined.
  @exclusivity(unchecked) private(set) var definition = 0
  var function: Function? {
    didSet { definition += 1 }
  }

  init(_ name: String) { self.name = name }
}

/// A call of a function.
final class FunctionNode: Node {
  private let callee: FunctionName
  private let call: CallSite
  private let written: [Argument]
  /// The first arguments, which most calls have no more than, and the others.
  private let first: Operand
  private let second: Operand
  private let others: [Node]
  private let argumentCount: Int
  /// For every argument, the slot it goes to.
  private let slots: UnsafeMutablePointer<Int>
  /// How the function was defined when the arguments were matched to it.
  @exclusivity(unchecked) private var definition = 0
  /// The function matched: kept by its name, and by the run where it is defined anew.
  @exclusivity(unchecked) private unowned(unsafe) var body: Node
  @exclusivity(unchecked) private var slotCount = 0
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
    argumentCount = arguments.count
    first = Operand(arguments.first ?? Node(span))
    second = Operand(arguments.dropFirst().first ?? Node(span))
    others = Array(arguments.dropFirst(2))
    slots = .allocate(capacity: max(2, arguments.count))
    slots.initialize(repeating: 0, count: max(2, arguments.count))
    body = first.node
    super.init(span)
  }

  deinit { slots.deallocate() }

  override func value(_ frame: Frame) throws(Stop) -> Value {
    if callee.definition != definition || definition == 0 { try match(frame.machine) }
    let core = frame.core
    guard core.pointee.callDepth < core.pointee.callLimit else {
      throw Stop(.tooDeep(call, limit: core.pointee.callLimit))
    }
    try frame.tick(span)
    let count = slotCount
    let locals = frame.take(count)
    core.pointee.callDepth &+= 1
    defer {
      core.pointee.callDepth &-= 1
      frame.giveBack(locals, count)
    }
    if argumentCount > 0 { (locals + slots[0]).initialize(to: try first.load(frame)) }
    if argumentCount > 1 { (locals + slots[1]).initialize(to: try second.load(frame)) }
    if argumentCount > 2 { try fillOthers(locals, frame) }
    let inner = Frame(locals: locals, core: core)
    do {
      if hasMissing { try fillMissing(inner) }
      return try body.value(inner)
    } catch {
      throw located(error)
    }
  }

  private func fillOthers(_ locals: UnsafeMutablePointer<Value?>, _ frame: Frame) throws(Stop) {
    for index in 0..<others.count {
      (locals + slots[index + 2]).initialize(to: try others[index].value(frame))
    }
  }

  @inline(never)
  private func fillMissing(_ frame: Frame) throws(Stop) {
    for parameter in missing {
      frame.locals[parameter] = try callee.function?.defaults[parameter]?.value(frame)
    }
  }

  /// What went wrong inside the function, in its text.
  @inline(never)
  private func located(_ stop: Stop) -> Stop {
    callee.function.map { stop.located(in: $0.source) } ?? stop
  }

  /// Matches the arguments to the parameters of the function as it is defined now.
  @inline(never)
  private func match(_ machine: Machine) throws(Stop) {
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
    body = function.body
    slotCount = function.slotCount
    definition = callee.definition
  }
}
