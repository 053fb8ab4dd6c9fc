import Interpreter
import Synchronization

/// A host that remembers which files were read through it.
final class NotingHost: Host {
  private let host: any Host
  private let noted = Mutex<[FileRead]>([])

  init(_ host: any Host) { self.host = host }

  /// The files that were read, each as it was the last time, in the order of the first.
  var files: [FileRead] { noted.withLock { $0 } }

  func read(_ path: String) throws(HostError) -> [UInt8] {
    let bytes = try host.read(path)
    let file = FileRead(path: path, bytes: bytes, host: host)
    noted.withLock { noted in
      if let known = noted.firstIndex(where: { $0.path == path }) {
        noted[known] = file
      } else {
        noted.append(file)
      }
    }
    return bytes
  }

  /// The bytes of a file that is no data, as a script.
  func readQuietly(_ path: String) throws(HostError) -> [UInt8] { try host.read(path) }

  func write(_ bytes: [UInt8], to path: String) throws(HostError) {
    try host.write(bytes, to: path)
  }

  func kind(of path: String) -> FileKind? { host.kind(of: path) }

  func names(in folder: String) throws(HostError) -> [String] { try host.names(in: folder) }

  func obstacle(toWriting path: String) -> String? { host.obstacle(toWriting: path) }

  var time: Double { host.time }
}
