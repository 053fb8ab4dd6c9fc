import Files
import Synchronization

/// What a run shows and writes goes out through here, until nobody waits for the run any longer.
package final class Gate: Sendable {
  private let isShut = Atomic<Bool>(false)
  private let passage = Mutex<Void>(())

  package init() {}

  /// Whether nothing goes out any longer.
  package var isClosed: Bool { isShut.load(ordering: .relaxed) }

  /// Does what others see, which must not pass a gate itself; throws `Interrupted` once it is
  /// closed.
  package func pass(_ body: () throws -> Void) throws {
    try passage.withLock { _ in
      guard !isClosed else { throw Interrupted() }
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
