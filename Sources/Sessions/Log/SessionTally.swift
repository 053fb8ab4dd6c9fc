import Files
import Glibc

/// How many statements of a session could be brought back, in a small file beside its own, so that
/// the next session need not read what may be long.
final class SessionTally {
  private let path: String
  private let steps: DiskSteps
  private var statements: [(kind: Entry.Kind, counts: Bool)] = []

  static let fileName = "count"

  /// What the file of a folder says.
  enum State: Equatable {
    /// So many statements could be brought back.
    case open(Int)
    /// The session was left as it should be.
    case closed
    /// The session was brought back.
    case recovered
  }

  init(folder: String, steps: DiskSteps) {
    (path, self.steps) = (folder + "/" + Self.fileName, steps)
  }

  /// A statement begins, which counts as long as it has not failed.
  func begin(_ entry: Entry) {
    statements.append((entry.kind, entry.kind != .refused))
    writeCount()
  }

  func end(_ entry: Entry) {
    let counts = entry.kind != .refused && ["done", "interrupted"].contains(entry.ending.word)
    guard let last = statements.indices.last, statements[last].counts != counts else { return }
    statements[last].counts = counts
    writeCount()
  }

  func undo(from index: Int) {
    for later in statements.indices where later >= index { statements[later].counts = false }
    writeCount()
  }

  func redo(_ index: Int) {
    if index < statements.count { statements[index].counts = true }
    writeCount()
  }

  /// Of a function that was defined again the last definition counts, as in a script.
  private func writeCount() {
    let counting = statements.filter(\.counts).map(\.kind)
    var functions: Set<String> = []
    for case .function(let name) in counting { functions.insert(name) }
    let others = counting.count { if case .function = $0 { false } else { true } }
    write("\(others + functions.count)")
  }

  /// Nothing is to be brought back.
  func close() { write("closed") }

  /// All was brought back.
  func recover() { write("recovered") }

  /// What the file of a folder says; nil where it says nothing, as those of earlier versions.
  static func read(in folder: String) -> State? {
    guard let bytes = try? DiskHost.ofProgram.read(folder + "/" + fileName) else { return nil }
    switch String(decoding: bytes, as: UTF8.self) {
    case "closed\n": return .closed
    case "recovered\n": return .recovered
    case let text: return Int(text.dropLast()).map(State.open)
    }
  }

  /// A disk that does not take it costs the next session some time, and nothing else.
  private func write(_ text: String) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    guard let file = try? steps(.open(path, flags: flags, mode: 0o600)) else { return }
    let descriptor = Int32(truncatingIfNeeded: file)
    _ = try? steps.write(Array((text + "\n").utf8), to: descriptor)
    Glibc.close(descriptor)
  }
}
