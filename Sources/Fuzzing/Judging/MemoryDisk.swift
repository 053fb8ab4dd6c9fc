import Files
import Interpreter
import Sessions
import Synchronization

/// A disk in memory.
final class MemoryDisk: Host {
  private let content: Mutex<[String: [UInt8]]>
  private let clock = DiskHost()

  init(_ files: [String: [UInt8]]) { content = Mutex(files) }

  var files: [String: [UInt8]] { content.withLock { $0 } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    guard let bytes = files[path] else {
      throw HostError("cannot read \(path)", because: "there is no such file")
    }
    return MemoryFile(path, bytes)
  }

  func write(_ new: [NewFile]) throws(HostError) {
    content.withLock { files in for file in new { files[file.path] = file.bytes } }
  }

  func kind(of path: String) -> FileKind? {
    if files[path] != nil { return .file }
    return path == "." || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  func names(in folder: String) throws(HostError) -> [String] {
    let prefix = folder == "." ? "" : folder + "/"
    return files.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
      .sorted()
  }

  func obstacle(toWriting path: String) -> String? {
    path.isEmpty || path.hasSuffix("/") ? "\"\(path)\" is not the name of a file" : nil
  }

  var time: Double { clock.time }
}
