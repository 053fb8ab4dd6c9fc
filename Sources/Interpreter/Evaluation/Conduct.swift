import Synchronization
import Syntax

/// What a run is doing, for whoever waits for it.
///
/// The evaluator's own work is short between two looks at whether to stop. What it calls may take
/// long without a look, but changes nothing that others see: there the run can be left behind, and
/// it ends as soon as it is back.
final class Conduct: Sendable {
  private enum State {
    static let evaluating = 0
    static let away = 1
    static let left = 2
  }

  private let state = Atomic(State.evaluating)
  private let place = Atomic<UInt64>(0)
  private let asked = Atomic(0)
  private let progress = Mutex<Progress?>(nil)
  let gate: Gate

  init(_ gate: Gate) { self.gate = gate }

  /// Begins what may take long.
  @inline(__always)
  func goAway() { state.store(State.away, ordering: .releasing) }

  /// Is back, unless the run was left behind meanwhile.
  @inline(__always)
  func comeBack() throws(Stop) {
    let (isBack, _) = state.compareExchange(
      expected: State.away, desired: State.evaluating, ordering: .acquiringAndReleasing)
    if !isBack { throw Stop([]) }
  }

  /// How often is asked, after the request to stop, before a run is left behind: commands that
  /// look by themselves have about 20 milliseconds.
  private static let patience = 3

  /// Asked again and again once the run is to stop: whether it is to be left behind.
  func isLeft() -> Bool {
    guard asked.add(1, ordering: .relaxed).newValue >= Self.patience else { return false }
    let (isLeft, _) = state.compareExchange(
      expected: State.away, desired: State.left, ordering: .acquiringAndReleasing)
    if isLeft { gate.close() }
    return isLeft
  }

  /// Where in the program the run is, to say so if it is left behind.
  var span: Span {
    get {
      let packed = place.load(ordering: .relaxed)
      return Span(start: Int(packed >> 32), end: Int(packed & 0xFFFF_FFFF))
    }
    set {
      let packed = UInt64(UInt32(clamping: newValue.start)) << 32
      place.store(packed | UInt64(UInt32(clamping: newValue.end)), ordering: .relaxed)
    }
  }

  func keep(_ progress: Progress) { self.progress.withLock { $0 = progress } }

  func forgetProgress() { progress.withLock { $0 = nil } }

  /// The words for a work that was not finished.
  var note: String? {
    guard let last = progress.withLock({ $0 }), last.done < last.total else { return nil }
    return "\(last.task) was at \(last.unit) \(last.done) of \(last.total)"
  }
}
