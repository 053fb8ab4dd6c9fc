import Files
import Glibc
import Synchronization

/// What a run shows and writes goes out through here, until nobody waits for the run any longer.
package final class Gate: Sendable {
  private let isShut = Atomic<Bool>(false)
  private let passage = Mutex<Void>(())
  /// The thread that is passing; 0 while none is.
  private let passing = Atomic<UInt>(0)

  package init() {}

  /// Whether nothing goes out any longer.
  package var isClosed: Bool { isShut.load(ordering: .relaxed) }

  /// Does what others see; throws `Interrupted` once it is closed. What is shown while a file is
  /// written, on the same thread, goes out with it.
  package func pass(_ body: () throws -> Void) throws {
    let thread = pthread_self()
    if passing.load(ordering: .relaxed) == thread { return try body() }
    try passage.withLock { _ in
      guard !isClosed else { throw Interrupted() }
      passing.store(thread, ordering: .relaxed)
      defer { passing.store(0, ordering: .relaxed) }
      try body()
    }
  }

  /// Waits for what is on its way out, and lets nothing more through.
  func close() {
    isShut.store(true, ordering: .relaxed)
    passage.withLock { _ in }
  }
}

/// A host that writes only while someone waits for the run.
struct GatedHost: Host {
  let host: any Host
  let gate: Gate

  func open(_ path: String) throws(HostError) -> any OpenFile { try host.open(path) }
  func kind(of path: String) -> FileKind? { host.kind(of: path) }
  func names(in folder: String) throws(HostError) -> [String] { try host.names(in: folder) }
  func obstacle(toWriting path: String) -> String? { host.obstacle(toWriting: path) }
  var time: Double { host.time }

  func bond(of path: String) -> Bond? { host.bond(of: path) }

  func write(_ files: [NewFile]) throws(HostError) {
    do {
      try gate.pass { try host.write(files) }
    } catch let error as HostError {
      throw error
    } catch {
      throw HostError(
        "interrupted before \(files.map(\.path).joined(separator: " and ")) was written")
    }
  }
}
