import Files
import Interpreter
import Synchronization

/// A host whose disk is only read: what is written stays in memory, where later reads find it.
final class OverlayHost: Host {
  private let host: any Host
  private let written = Mutex<[String: [UInt8]]>([:])

  init(over host: any Host) { self.host = host }

  private func own(_ path: String) -> [UInt8]? { written.withLock { $0[path] } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    if let bytes = own(path) { return MemoryFile(path, bytes) }
    return try host.open(path)
  }

  func write(_ files: [NewFile]) throws(HostError) {
    for file in files {
      let bytes = try file.bytes
      written.withLock { $0[file.path] = bytes }
    }
  }

  func bond(of path: String) -> Bond? { own(path) == nil ? host.bond(of: path) : nil }

  func kind(of path: String) -> FileKind? { own(path) == nil ? host.kind(of: path) : .file }

  func names(in folder: String) throws(HostError) -> [String] {
    let start = folder == "." ? "" : folder + "/"
    let own = written.withLock { $0.keys.filter { $0.hasPrefix(start) } }
      .map { String($0.dropFirst(start.count)) }.filter { !$0.contains("/") }
    return Set(try host.names(in: folder) + own).sorted()
  }

  func obstacle(toWriting path: String) -> String? { host.obstacle(toWriting: path) }

  var time: Double { host.time }

  var quotesFiles: Bool { host.quotesFiles }
}
