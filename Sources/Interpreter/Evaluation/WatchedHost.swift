import Files
import Synchronization

/// A host that knows whether a call has used the disk: such a call does more than give a value.
final class WatchedHost: Host {
  private let host: any Host
  private let used = Atomic(false)

  init(_ host: any Host) { self.host = host }

  var isUsed: Bool { used.load(ordering: .relaxed) }

  private func noted() -> any Host {
    used.store(true, ordering: .relaxed)
    return host
  }

  func open(_ path: String) throws(HostError) -> any OpenFile { try noted().open(path) }

  func write(_ files: [NewFile]) throws(HostError) { try noted().write(files) }

  func bond(of path: String) -> Bond? { noted().bond(of: path) }

  func kind(of path: String) -> FileKind? { noted().kind(of: path) }

  func names(in folder: String) throws(HostError) -> [String] { try noted().names(in: folder) }

  func obstacle(toWriting path: String) -> String? { noted().obstacle(toWriting: path) }

  var time: Double { host.time }
}
