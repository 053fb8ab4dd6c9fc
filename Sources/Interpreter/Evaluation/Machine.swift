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
  var callDepth = 0
  /// The value on its way out of a function.
  var returned: Value = .none

  init(
    _ evaluator: Evaluator, context: CallContext, callLimit: Int,
    show: @escaping (Statement, Value) throws -> Void
  ) {
    self.evaluator = evaluator
    globals = evaluator.globals.slots
    stack = evaluator.stack
    let advance = LastProgress()
    self.advance = advance
    self.context = context.drawing(from: evaluator.seeds, noting: advance)
    self.callLimit = callLimit
    self.show = show
  }

  /// Ends the run where the user has asked for it.
  @inline(__always)
  func poll(_ span: Span) throws(Stop) {
    if context.isCancelled() { throw Stop(.interrupted(advance.note, at: span)) }
  }

  /// A command has come to its end, unless it ended because the user asked to stop.
  func finishCommand() {
    if !context.isCancelled() { advance.forget() }
  }
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
    from seeds: SeedSequence, noting advance: LastProgress
  ) -> CallContext {
    CallContext(
      host: host,
      report: { [report] progress in
        advance.keep(progress)
        report(progress)
      }, print: print, isCancelled: isCancelled,
      nextSeed: { seeds.next() }, setSeed: { seeds.restart(at: $0) })
  }
}
