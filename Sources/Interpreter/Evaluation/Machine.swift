import Syntax

/// What a run of one program needs while it goes on.
final class Machine {
  let evaluator: Evaluator
  let context: CallContext
  let conduct: Conduct
  /// Called with the value of every statement that shows one.
  let show: (Statement, Value) throws -> Void
  /// What the fast paths need, where they reach it without counting references.
  let core: UnsafeMutablePointer<Core>
  private let stack: SlotStack
  /// A run that is left behind may stand in functions that have been defined anew since.
  private let functions: [Function]
  /// What is an error once the program has come to its end.
  private(set) var late: [Stop] = []

  init(
    _ evaluator: Evaluator, context: CallContext, conduct: Conduct, callLimit: Int,
    show: @escaping (Statement, Value) throws -> Void
  ) {
    self.evaluator = evaluator
    self.conduct = conduct
    self.context = context.drawing(
      from: evaluator.seeds, settings: evaluator.settings, noting: conduct,
      saving: evaluator.savedObjects)
    self.show = show
    stack = evaluator.stack
    functions = evaluator.definitions
    core = .allocate(capacity: 1)
    core.initialize(
      to: Core(
        globals: evaluator.globals.slots, next: stack.start, end: stack.end, callLimit: callLimit,
        machine: self))
  }

  deinit {
    core.deinitialize(count: 1)
    core.deallocate()
  }

  /// Ends the run where the user has asked for it.
  func poll(_ span: Span) throws(Stop) {
    if context.isCancelled() { throw interruption(at: span) }
  }

  /// At the call that was stopped, where one was.
  private func interruption(at span: Span) -> Stop {
    guard let call = evaluator.trace.stop else { return Stop(.interrupted(conduct.note, at: span)) }
    return Stop([.interrupted(conduct.note, at: call.span)], in: call.source)
  }

  /// Does what may take long but is seen by nobody; the run may be left behind there.
  @inline(__always)
  func away<R>(_ span: Span, _ body: () throws(Stop) -> R) throws(Stop) -> R {
    if core.pointee.callDepth == 0 { conduct.span = span }
    core.pointee.ticks = -1
    conduct.goAway()
    do {
      let result = try body()
      try conduct.comeBack()
      return result
    } catch {
      try conduct.comeBack()
      throw error
    }
  }

  /// Keeps what ends no run, its places in a text.
  func postpone(_ stop: Stop, in source: Source) { late.append(stop.located(in: source)) }

  /// A command has come to its end, unless it ended because the user asked to stop.
  func finishCommand() {
    if !context.isCancelled() { conduct.forgetProgress() }
  }
}

/// The state of a run that every node reaches through its frame.
struct Core {
  /// The slots of the outer names.
  let globals: UnsafeMutablePointer<Value?>
  /// The first free slot for the names of functions, and the end of the slots.
  var next: UnsafeMutablePointer<Value?>
  let end: UnsafeMutablePointer<Value?>
  /// How many functions may wait for each other, and how many do.
  let callLimit: Int
  var callDepth = 0
  var ticks = 0
  /// The value on its way out of a function.
  var returned: Value = .none
  unowned(unsafe) let machine: Machine

  init(
    globals: UnsafeMutablePointer<Value?>, next: UnsafeMutablePointer<Value?>,
    end: UnsafeMutablePointer<Value?>, callLimit: Int, machine: Machine
  ) {
    (self.globals, self.next, self.end) = (globals, next, end)
    (self.callLimit, self.machine) = (callLimit, machine)
  }
}

/// The names that code can see: those of the function that runs, and all outer ones. Passed in
/// registers to every node.
struct Frame {
  let locals: UnsafeMutablePointer<Value?>
  let core: UnsafeMutablePointer<Core>

  var machine: Machine { core.pointee.machine }

  @inline(__always)
  var globals: UnsafeMutablePointer<Value?> { core.pointee.globals }

  /// Ends the run where the user has asked for it, at every turn of a loop and every call of a
  /// function; to ask costs more than most turns, so it is done at every sixteenth and after all
  /// that may have taken long.
  @inline(__always)
  func tick(_ span: Span) throws(Stop) {
    core.pointee.ticks &+= 1
    if core.pointee.ticks & 15 == 0 { try machine.poll(span) }
  }

  @inline(__always)
  func giveReturned(_ value: Value) { core.pointee.returned = value }

  @inline(__always)
  func takeReturned() -> Value {
    let value = core.pointee.returned
    core.pointee.returned = .none
    return value
  }

  /// `count` empty slots, to be given back in the reverse order.
  @inline(__always)
  func take(_ count: Int) -> UnsafeMutablePointer<Value?> {
    let taken = core.pointee.next
    guard core.pointee.end - taken >= count else { return SlotStack.allocate(count) }
    core.pointee.next = taken + count
    return taken
  }

  @inline(__always)
  func giveBack(_ taken: UnsafeMutablePointer<Value?>, _ count: Int) {
    var slot = taken
    let end = taken + count
    while slot < end {
      slot.empty()
      slot += 1
    }
    if end == core.pointee.next { core.pointee.next = taken } else { taken.deallocate() }
  }
}

extension CallContext {
  /// The same context whose chance is that of a session, and through which nothing goes out once
  /// the run is left behind.
  fileprivate func drawing(
    from seeds: SeedSequence, settings: Settings, noting conduct: Conduct,
    saving saved: SavedObjects
  ) -> CallContext {
    CallContext(
      host: GatedHost(host: host, gate: gate),
      report: { [report] progress in
        conduct.keep(progress)
        try? conduct.gate.pass { report(progress) }
      },
      printsWhole: printsWhole, print: { [print, gate] line in try? gate.pass { print(line) } },
      isCancelled: { [isCancelled, gate] in gate.isClosed || isCancelled() },
      nextSeed: { [gate] in gate.isClosed ? 0 : seeds.next() },
      setSeed: { [gate] seed in if !gate.isClosed { seeds.restart(at: seed) } },
      settings: settings, noteSaved: { [gate] value in if !gate.isClosed { saved.add(value) } },
      noteResult: { [noteResult, gate] found in try? gate.pass { noteResult(found) } },
      cache: cache, gate: gate, late: late)
  }
}
