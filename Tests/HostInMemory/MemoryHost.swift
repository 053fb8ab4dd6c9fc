package import Files
package import Interpreter
import Synchronization

/// A host whose disk is in memory; for tests, and for what hands inputs over that are made at random.
package final class MemoryHost: Host {
  private let content: Mutex<[String: [UInt8]]>
  private let clock: @Sendable () -> Double

  /// - Parameter clock: Seconds on a clock that only goes forward; it stands still without.
  package init(_ files: [String: [UInt8]] = [:], clock: @escaping @Sendable () -> Double = { 0 }) {
    content = Mutex(files)
    self.clock = clock
  }

  package var files: [String: [UInt8]] { content.withLock { $0 } }

  package subscript(path: String) -> [UInt8]? { content.withLock { $0[path] } }

  /// A file's text, nil where there is none.
  package func text(_ path: String) -> String? {
    self[path].map { String(decoding: $0, as: UTF8.self) }
  }

  package var paths: [String] { files.keys.sorted() }

  package func open(_ path: String) throws(HostError) -> any OpenFile {
    guard let bytes = self[path] else {
      throw HostError("cannot read \(path)", because: "there is no such file")
    }
    return MemoryFile(path, bytes)
  }

  package func write(_ new: [NewFile]) throws(HostError) {
    for file in new {
      let bytes = try file.bytes
      content.withLock { $0[file.path] = bytes }
    }
  }

  package func kind(of path: String) -> FileKind? {
    content.withLock { files in
      if files[path] != nil { return .file }
      return path == "." || files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
    }
  }

  package func names(in folder: String) throws(HostError) -> [String] {
    let prefix = folder == "." ? "" : folder + "/"
    return paths.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  package func obstacle(toWriting path: String) -> String? {
    path.isEmpty || path.hasSuffix("/") ? "\"\(path)\" is not the name of a file" : nil
  }

  package var time: Double { clock() }
}
