import Files
import Glibc
import Syntax

/// A session as its file tells of it.
package struct LoggedSession {
  private let folder: String
  private var path: String { folder + "/" + SessionLog.fileName }

  /// The session of a folder, nil where there is none.
  init?(folder: String) {
    self.folder = folder
    guard access(path, R_OK) == 0 else { return nil }
  }

  /// The last session that is not going on, if it was not left with `:quit`.
  static func unclosed(below parent: String) -> LoggedSession? {
    for name in SessionLog.folders(in: parent).reversed() {
      guard let session = LoggedSession(folder: parent + "/" + name), !session.isAlive else {
        continue
      }
      return session.statementCount > 0 ? session : nil
    }
    return nil
  }

  /// What the sessions of a folder ran, statement by statement, the oldest session first; those that
  /// go on are left out.
  package static func statements(below parent: String? = Places.state) -> [[String]] {
    guard let parent = parent.map({ $0 + "/sessions" }) else { return [] }
    return SessionLog.folders(in: parent).compactMap { name in
      guard let session = LoggedSession(folder: parent + "/" + name), !session.isAlive else {
        return nil
      }
      return session.lines.compactMap(\.run)
    }
  }

  /// Whether its process still holds the lock.
  var isAlive: Bool {
    guard let file = try? DiskSteps.ofProgram.open(toRead: path) else { return false }
    defer { Glibc.close(file) }
    return flock(file, LOCK_SH | LOCK_NB) != 0
  }

  private var lines: [LogLine] {
    guard let bytes = try? DiskHost.ofProgram.read(path) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap(LogLine.init)
  }

  /// How many statements could be brought back; 0 where it was left as it should be.
  var statementCount: Int {
    if let count = SessionTally.count(in: folder) { return count }
    let lines = lines
    return lines.contains { $0.closed == true } ? 0 : Self.journal(of: lines).kept.count
  }

  /// Its statements, those that failed and those that were taken back among them.
  var journal: Journal { Self.journal(of: lines) }

  private static func journal(of lines: [LogLine]) -> Journal {
    var journal = Journal()
    for line in lines {
      if let text = line.run {
        journal.entries.append(Entry(logged: text))
      } else if let word = line.end, let last = journal.entries.indices.last {
        journal.entries[last].end(word, stopped: line.stopped)
      } else if let count = line.undone, count >= 0, count < journal.entries.count {
        for index in count..<journal.entries.count { journal.entries[index].isUndone = true }
      } else if let index = line.redone, journal.entries.indices.contains(index) {
        journal.entries[index].isUndone = false
      }
    }
    return journal
  }
}

extension Entry {
  /// Notes how the statement ended.
  fileprivate mutating func end(_ word: String, stopped: StoppedCall?) {
    if !["done", "interrupted"].contains(word) { isUndone = true }
    if word == "interrupted" { ending = .interrupted(message: "") }
    self.stopped = stopped
  }

  fileprivate init(logged text: String) {
    let program = parse(Source(name: "", text: text), mode: .prompt)
    let kind = program.hasErrors ? .refused : program.statements.first?.entryKind ?? .plain
    self.init(source: text, range: 0..<text.utf8.count, kind: kind)
  }
}
