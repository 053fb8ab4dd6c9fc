import Files
import Interpreter
import Synchronization

/// A disk in memory.
final class MemoryHost: Host {
  private let files: Mutex<[String: [UInt8]]>

  init(_ files: [String: [UInt8]] = [:]) { self.files = Mutex(files) }

  subscript(path: String) -> [UInt8]? { files.withLock { $0[path] } }

  /// A file's text, nil where there is none.
  func text(_ path: String) -> String? { self[path].map { String(decoding: $0, as: UTF8.self) } }

  var paths: [String] { files.withLock { $0.keys.sorted() } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    guard let bytes = self[path] else {
      throw HostError("cannot read \(path)", because: "there is no such file")
    }
    return MemoryFile(path, bytes)
  }

  func write(_ new: [NewFile]) throws(HostError) {
    files.withLock { files in for file in new { files[file.path] = file.bytes } }
  }

  func kind(of path: String) -> FileKind? {
    files.withLock { files in
      if files[path] != nil { return .file }
      return files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
    }
  }

  func names(in folder: String) throws(HostError) -> [String] {
    let prefix = folder == "." ? "" : folder + "/"
    return paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  func obstacle(toWriting path: String) -> String? {
    path.isEmpty || path.hasSuffix("/") ? "\"\(path)\" is not the name of a file" : nil
  }

  var time: Double { 0 }
}
