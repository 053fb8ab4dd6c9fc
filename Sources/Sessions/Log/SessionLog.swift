import Files
import FoundationEssentials
import Glibc
import Wording

/// The file that an interactive session is written to as it goes, so that a crash or a lost
/// terminal loses nothing.
///
/// Each session has a folder of its own, named by the time of its first statement, with
/// `session.jsonl` and the figures that it showed. The file has a line of JSON for everything that
/// happens; see `LogLine`. It is locked as long as its session lives.
final class SessionLog {
  /// The folder of this session.
  let folder: String
  private let file: GrowingFile
  private let tally: SessionTally
  /// How many statements of the session ran before it.
  private let skipped: Int
  private var isBroken = false
  /// Bytes that the statement which runs has shown, and all have.
  private var shown = (now: 0, all: 0)

  static let fileName = "session.jsonl"
  /// How many sessions are kept.
  private static let mostKept = 50

  /// Makes the folder and the file of a session below a folder of sessions; nil where that cannot
  /// be.
  init?(below parent: String, skipping skipped: Int, steps: DiskSteps = .ofProgram) {
    self.skipped = skipped
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC
    guard let folder = try? Self.makeFolder(below: parent, steps),
      let file = try? steps(.open(folder + "/" + Self.fileName, flags: flags, mode: 0o600))
    else { return nil }
    self.folder = folder
    tally = SessionTally(folder: folder, steps: steps)
    self.file = GrowingFile(file: Int32(truncatingIfNeeded: file), steps: steps)
    guard flock(self.file.file, LOCK_EX | LOCK_NB) == 0 else { return nil }
    let here = FileManager.default.currentDirectoryPath
    guard write(LogLine(vae: Session.version, folder: here)) else { return nil }
    Self.prune(parent)
  }

  deinit { Glibc.close(file.file) }

  func begin(_ entry: Entry) {
    shown.now = 0
    write(LogLine(run: entry.written.trimmed(where: \.isNewline)))
    tally.begin(entry)
  }

  /// Of what is shown the first part is kept, so that a file never grows without end.
  func show(_ output: Output) {
    let text = output.description
    guard shown.now < Self.mostShown.now, shown.all < Self.mostShown.all else { return }
    let kept = text.cut(to: min(Self.mostShown.now - shown.now, Self.mostShown.all - shown.all))
    shown = (shown.now + text.utf8.count, shown.all + kept.utf8.count)
    write(LogLine(shown: kept))
  }

  /// The bytes of what is shown that are kept of one statement, and of all.
  private static let mostShown = (now: 64 << 10, all: 4 << 20)

  /// A statement has ended; one that took long is on the disk before the next begins.
  func end(_ entry: Entry) {
    let seconds =
      Double(entry.elapsed.components.seconds)
      + Double(entry.elapsed.components.attoseconds) * 1e-18
    let messages = entry.ending.messages
    write(
      LogLine(
        end: entry.ending.word, seconds: (seconds * 1e3).rounded() / 1e3,
        messages: messages.isEmpty ? nil : messages,
        script: entry.amended == nil ? nil : entry.scripted.trimmed(where: \.isNewline)))
    tally.end(entry)
    if seconds > 1 { fdatasync(file.file) }
  }

  /// The statements from an index of the journal on no longer count.
  func undo(from index: Int) {
    write(LogLine(undone: max(0, index - skipped)))
    tally.undo(from: max(0, index - skipped))
  }

  /// The statement at an index of the journal counts again.
  func redo(_ index: Int) {
    write(LogLine(redone: max(0, index - skipped)))
    tally.redo(max(0, index - skipped))
  }

  /// The session ends as it should.
  func close() {
    write(LogLine(closed: true))
    tally.close()
    fdatasync(file.file)
  }

  /// Whether everything so far could be written.
  var isWhole: Bool { !isBroken }

  @discardableResult
  private func write(_ line: LogLine) -> Bool {
    guard !isBroken else { return false }
    isBroken = (try? file.append(Array((line.json.written + "\n").utf8))) == nil
    return !isBroken
  }

  /// A folder that did not exist before, named by the time and the process.
  private static func makeFolder(
    below parent: String, _ steps: DiskSteps
  ) throws(SystemFault) -> String {
    try steps.makeFolder(parent, mode: 0o700)
    let name = timestamp() + "-\(getpid())"
    for suffix in ["", "-2", "-3", "-4", "-5", "-6", "-7", "-8"] {
      let folder = parent + "/" + name + suffix
      do throws(SystemFault) {
        try steps(.makeFolder(folder, mode: 0o700))
        return folder
      } catch  where error.number == EEXIST {}
    }
    throw SystemFault(EEXIST)
  }

  private static func timestamp() -> String {
    var now = Glibc.time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let length = strftime(&text, text.count, "%Y-%m-%d-%H%M%S", &parts)
    return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes the oldest sessions that have ended.
  private static func prune(_ parent: String) {
    let names = folders(in: parent)
    for name in names.dropLast(mostKept) {
      let folder = parent + "/" + name
      guard let last = LoggedSession(folder: folder), !last.isAlive else { continue }
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  /// The folders of sessions, the oldest first.
  static func folders(in parent: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.filter { $0.first?.isNumber == true }.sorted()
  }
}

/// A line of a session's file; each has one of these forms:
///
/// - `{"folder":"…","vae":"0.1.0"}`: the session begins, in that working folder
/// - `{"run":"x = 1"}`: a statement begins
/// - `{"shown":"1"}`: it shows something
/// - `{"end":"done","seconds":0.1}`: it has ended; `messages` where it failed, `script` where a
///   script has another text in its place, as of a training that was stopped
/// - `{"undone":3}`: only the first 3 statements still count
/// - `{"redone":4}`: the statement after the first 4 counts again
/// - `{"closed":true}`: the session was left with `:quit`
struct LogLine {
  var vae: String?
  var folder: String?
  var run: String?
  var shown: String?
  var end: String?
  var seconds: Double?
  var messages: [String]?
  var script: String?
  var undone: Int?
  var redone: Int?
  var closed: Bool?
}

extension LogLine {
  var json: JSON {
    .members([
      ("closed", closed.map(JSON.bool)), ("end", end.map(JSON.text)),
      ("folder", folder.map(JSON.text)), ("messages", messages.map(JSON.texts)),
      ("redone", redone.map { .number(Double($0)) }),
      ("run", run.map(JSON.text)), ("seconds", seconds.map(JSON.number)),
      ("script", script.map(JSON.text)), ("shown", shown.map(JSON.text)),
      ("undone", undone.map { .number(Double($0)) }),
      ("vae", vae.map(JSON.text)),
    ])
  }

  /// Reads what `json` gives; nil for what is no JSON.
  init?(_ line: ArraySlice<UInt8>) {
    guard let json = try? JSON(Array(line)) else { return nil }
    self.init(
      vae: json["vae"]?.text, folder: json["folder"]?.text, run: json["run"]?.text,
      shown: json["shown"]?.text, end: json["end"]?.text, seconds: json["seconds"]?.number,
      messages: json["messages"]?.texts, script: json["script"]?.text,
      undone: json["undone"]?.count, redone: json["redone"]?.count,
      closed: json["closed"].map(\.isTrue))
  }
}

extension String {
  /// The beginning that takes no more than so many bytes, with … where it is cut.
  fileprivate func cut(to bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    return String(decoding: utf8.prefix(bytes), as: UTF8.self) + "…"
  }
}

extension Ending {
  /// What a session's file calls it.
  var word: String {
    switch self {
    case .done: "done"
    case .failed: "failed"
    case .refused: "refused"
    case .disproved: "disproved"
    case .interrupted: "interrupted"
    case .quit: "quit"
    }
  }
}
