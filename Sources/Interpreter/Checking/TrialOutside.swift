import Files
import Synchronization

/// What a command meets of the outside while a check tries it: nothing that can be read, written or
/// shown, and seeds that are none of the session's. What it asks for is noted.
final class TrialOutside: Host {
  private let asked = Atomic(false)
  private let drawn = Atomic(false)
  private let standIn = Atomic(false)

  /// Whether what it gave depends on disk or clock.
  var isNeeded: Bool { asked.load(ordering: .relaxed) }
  /// Whether what it gave may be another value in a run: it has drawn a seed, or only stands for it.
  var isInexact: Bool { drawn.load(ordering: .relaxed) || standIn.load(ordering: .relaxed) }

  /// What a body is given that does not know the numbers that some parameters are given.
  func context(without unknown: Set<String>) -> CallContext {
    CallContext(
      host: self,
      nextSeed: { [self] in
        drawn.store(true, ordering: .relaxed)
        return 1
      }, standingIn: { [self] in standIn.store(true, ordering: .relaxed) }, unknown: unknown)
  }

  private var nothing: HostError {
    asked.store(true, ordering: .relaxed)
    return HostError("nothing is read or written while a program is checked")
  }

  func open(_ path: String) throws(HostError) -> any OpenFile { throw nothing }
  func write(_ files: [NewFile]) throws(HostError) { throw nothing }
  func names(in folder: String) throws(HostError) -> [String] { throw nothing }

  func bond(of path: String) -> Bond? {
    _ = nothing
    return nil
  }

  func kind(of path: String) -> FileKind? {
    _ = nothing
    return nil
  }

  func obstacle(toWriting path: String) -> String? {
    _ = nothing
    return nil
  }

  var time: Double {
    _ = nothing
    return 0
  }
}
