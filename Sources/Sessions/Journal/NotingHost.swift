import Files
import Interpreter
import Synchronization

/// A host that remembers which files were read through it.
final class NotingHost: Host {
  /// The host itself.
  let unnoted: any Host
  private let noted = Mutex<[FileRead]>([])

  init(_ host: any Host) { unnoted = host }

  /// The files that were read, each as it was the last time, in the order of the first.
  var files: [FileRead] { noted.withLock { $0 } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    let file = try unnoted.open(path)
    let read = try FileRead(file, on: unnoted)
    noted.withLock { noted in
      if let known = noted.firstIndex(where: { $0.path == path }) {
        noted[known] = read
      } else {
        noted.append(read)
      }
    }
    return file
  }

  func write(_ files: [NewFile]) throws(HostError) { try unnoted.write(files) }

  func bond(of path: String) -> Bond? { unnoted.bond(of: path) }

  func kind(of path: String) -> FileKind? { unnoted.kind(of: path) }

  func names(in folder: String) throws(HostError) -> [String] { try unnoted.names(in: folder) }

  func obstacle(toWriting path: String) -> String? { unnoted.obstacle(toWriting: path) }

  var time: Double { unnoted.time }

  var quotesFiles: Bool { unnoted.quotesFiles }
}
