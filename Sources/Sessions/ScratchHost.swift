import Interpreter
import Synchronization

/// The real disk to read from; what is written stays in memory and goes with the host.
final class ScratchHost: Host {
  private let disk = DiskHost()
  private let written = Mutex<[String: [UInt8]]>([:])

  func read(_ path: String) throws(HostError) -> [UInt8] {
    if let bytes = written.withLock({ $0[path] }) { return bytes }
    return try disk.read(path)
  }

  func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    if let obstacle = obstacle(toWriting: path) { throw HostError(obstacle) }
    written.withLock { $0[path] = bytes }
  }

  func kind(of path: String) -> FileKind? {
    let isWritten = written.withLock { $0[path] != nil }
    return isWritten ? .file : disk.kind(of: path)
  }

  func names(in folder: String) throws(HostError) -> [String] {
    let below = written.withLock { $0.keys.filter { $0.hasPrefix(folder + "/") } }
    let own = below.map { String($0.dropFirst(folder.count + 1)) }.filter { !$0.contains("/") }
    let found = disk.kind(of: folder) == .folder ? try disk.names(in: folder) : []
    return Set(found + own).sorted()
  }

  func obstacle(toWriting path: String) -> String? {
    path.isEmpty || path.hasSuffix("/") ? "\"\(path)\" is not the name of a file" : nil
  }

  var time: Double { disk.time }
}
