import Files
import Glibc

/// How many statements of a session could be brought back, in a small file beside its own, so that
/// the next session need not read what may be long.
final class SessionTally {
  private let path: String
  private let steps: DiskSteps
  /// Whether each statement so far counts.
  private var counting: [Bool] = []

  static let fileName = "count"

  init(folder: String, steps: DiskSteps) {
    (path, self.steps) = (folder + "/" + Self.fileName, steps)
  }

  func end(_ entry: Entry) {
    counting.append(entry.kind != .refused && ["done", "interrupted"].contains(entry.ending.word))
    write("\(counting.count { $0 })")
  }

  func undo(from index: Int) {
    for later in counting.indices where later >= index { counting[later] = false }
    write("\(counting.count { $0 })")
  }

  func redo(_ index: Int) {
    if index < counting.count { counting[index] = true }
    write("\(counting.count { $0 })")
  }

  /// Nothing is to be brought back.
  func close() { write("closed") }

  /// What the file of a folder says: 0 where its session was left as it should be; nil where it says
  /// nothing, as those of earlier versions.
  static func count(in folder: String) -> Int? {
    guard let bytes = try? DiskHost.ofProgram.read(folder + "/" + fileName) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text == "closed\n" ? 0 : Int(text.dropLast())
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
