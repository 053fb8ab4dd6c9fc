import Files
import Interpreter
import Synchronization

/// A disk in memory whose reads or writes fail from a certain one on, and a clock that a look at it
/// sets forward.
final class MemoryHost: Host {
  private struct State {
    var files: [String: [UInt8]]
    var readsLeft: Int
    var writesLeft: Int
    var looks = 0.0
  }

  private let state: Mutex<State>
  private let tick: Double

  init(
    files: [String: [UInt8]] = [:], reads: Int = .max, writes: Int = .max, tick: Double = 0
  ) {
    self.tick = tick
    state = Mutex(State(files: files, readsLeft: reads, writesLeft: writes))
  }

  var names: [String] { state.withLock { $0.files.keys.sorted() } }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    let found = state.withLock { state -> [UInt8]? in
      state.readsLeft -= 1
      return state.readsLeft < 0 ? nil : state.files[path]
    }
    guard let found else { throw HostError("cannot read \(path)", because: "the disk is gone") }
    return MemoryFile(path, found)
  }

  func write(_ files: [NewFile]) throws(HostError) {
    let new = try files.map { file throws(HostError) in (file.path, try file.bytes) }
    let isWritten = state.withLock { state -> Bool in
      state.writesLeft -= 1
      if state.writesLeft >= 0 { for (path, bytes) in new { state.files[path] = bytes } }
      return state.writesLeft >= 0
    }
    guard isWritten else {
      let path = files.map(\.path).joined(separator: " and ")
      throw HostError("cannot write \(path)", because: "the disk is full")
    }
  }

  func kind(of path: String) -> FileKind? {
    state.withLock { state in
      if state.files[path] != nil { return .file }
      return state.files.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
    }
  }

  func names(in folder: String) throws(HostError) -> [String] {
    names.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
  }

  func obstacle(toWriting path: String) -> String? {
    path.isEmpty ? "\"\" is not the name of a file" : nil
  }

  var time: Double {
    state.withLock { state in
      state.looks += 1
      return state.looks * tick
    }
  }
}
