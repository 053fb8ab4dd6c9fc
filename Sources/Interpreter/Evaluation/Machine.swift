import Synchronization
import Syntax

/// What a run of one program needs while it goes on. Reached from every node through its frame.
final class Machine {
  let evaluator: Evaluator
  /// The slots of the outer names.
  let globals: UnsafeMutablePointer<Value?>
  let stack: SlotStack
  let context: CallContext
  /// How far the command that runs is, where it tells.
  private let advance: LastProgress
  /// Called with the value of every statement that shows one.
  let show: (Statement, Value) throws -> Void
  /// How many functions may wait for each other.
  let callLimit: Int
  @exclusivity(unchecked) var callDepth = 0
  @exclusivity(unchecked) private var ticks = 0
  /// The value on its way out of a function.
  @exclusivity(unchecked) private var returned: Value = .none

  init(
    _ evaluator: Evaluator, context: CallContext, callLimit: Int,
    show: @escaping (Statement, Value) throws -> Void
  ) {
    self.evaluator = evaluator
    globals = evaluator.globals.slots
    stack = evaluator.stack
    let advance = LastProgress()
    self.advance = advance
    self.context = context.drawing(
      from: evaluator.seeds, noting: advance, saving: evaluator.savedObjects)
    self.callLimit = callLimit
    self.show = show
  }

  @inline(__always)
  func giveReturned(_ value: Value) { returned = value }

  @inline(__always)
  func takeReturned() -> Value {
    let value = returned
    returned = .none
    return value
  }

  /// Ends the run where the user has asked for it.
  func poll(_ span: Span) throws(Stop) {
    if context.isCancelled() { throw Stop(.interrupted(advance.note, at: span)) }
  }

  /// A command has come to its end, unless it ended because the user asked to stop.
  func finishCommand() {
    if !context.isCancelled() { advance.forget() }
  }

  /// The same at every turn of a loop and every call of a function; to ask costs more than most
  /// turns, so it is done at every eighth.
  @inline(__always)
  func tick(_ span: Span) throws(Stop) {
    ticks &+= 1
    if ticks & 7 == 0 { try poll(span) }
  }

  /// Has the next tick ask, as after an operation that may have taken long.
  @inline(__always)
  func pollSoon() { ticks = 7 }
}

/// The names that code can see: those of the function that runs, and through the machine all
/// outer ones. Passed in registers to every node.
struct Frame {
  let locals: UnsafeMutablePointer<Value?>
  let machine: Machine
}

/// How far the work is that last told.
private final class LastProgress: Sendable {
  private let last = Mutex<Progress?>(nil)

  func keep(_ progress: Progress) { last.withLock { $0 = progress } }

  func forget() { last.withLock { $0 = nil } }

  /// The words for a work that was not finished.
  var note: String? {
    guard let last = last.withLock({ $0 }), last.done < last.total else { return nil }
    return "\(last.task) was at \(last.unit) \(last.done) of \(last.total)"
  }
}

extension CallContext {
  /// The same context whose chance is that of a session.
  fileprivate func drawing(
    from seeds: SeedSequence, noting advance: LastProgress, saving saved: SavedObjects
  ) -> CallContext {
    CallContext(
      host: host,
      report: { [report] progress in
        advance.keep(progress)
        report(progress)
      }, print: print, isCancelled: isCancelled,
      nextSeed: { seeds.next() }, setSeed: { seeds.restart(at: $0) },
      noteSaved: { saved.add($0) })
  }
}
