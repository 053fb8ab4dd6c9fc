import Files
import Interpreter
import Synchronization

/// A disk in memory.
final class Disk: Host {
  private let written: Mutex<[String]>
  init(_ files: [String] = []) { written = Mutex(files) }

  private var files: [String] { written.withLock { $0 } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    guard files.contains(path) else { throw HostError("there is no file \(path)") }
    return MemoryFile(path, [])
  }

  func write(_ files: [NewFile]) throws(HostError) {
    written.withLock { $0 += files.map(\.path) }
  }

  func kind(of path: String) -> FileKind? {
    if files.contains(path) { return .file }
    return files.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func names(in folder: String) throws(HostError) -> [String] { files }

  func obstacle(toWriting path: String) -> String? {
    path.hasPrefix("/locked") ? "\"\(path)\" cannot be written: the folder is locked" : nil
  }

  var time: Double { 0 }
}
