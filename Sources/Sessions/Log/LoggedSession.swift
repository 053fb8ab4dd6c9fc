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

  /// The last session that ended without `:quit`, of those that are not going on; nil where it, or a
  /// later one, was brought back.
  static func unclosed(below parent: String) -> LoggedSession? {
    for name in SessionLog.folders(in: parent).reversed() {
      guard let session = LoggedSession(folder: parent + "/" + name) else { continue }
      let tally = SessionTally.read(in: session.folder)
      if tally == .recovered { return nil }
      if tally != .closed, !session.isAlive, session.statementCount > 0 { return session }
    }
    return nil
  }

  /// Notes that it was brought back, so that it is not offered again.
  func markAsRecovered() { SessionTally(folder: folder, steps: .ofProgram).recover() }

  /// When its first statement ran, as "2026-11-28 23:14".
  var began: String {
    let parts = (folder.split(separator: "/").last ?? "").split(separator: "-")
    guard parts.count > 3, parts[3].count == 6 else {
      return parts.prefix(3).joined(separator: "-")
    }
    return parts.prefix(3).joined(separator: "-")
      + " \(parts[3].prefix(2)):\(parts[3].dropFirst(2).prefix(2))"
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
    switch SessionTally.read(in: folder) {
    case .open(let count): return count
    case .closed, .recovered: return 0
    case nil: break
    }
    let lines = lines
    return lines.contains { $0.closed == true } ? 0 : Self.journal(of: lines).kept.count
  }

  /// Its statements, those that failed and those that were taken back among them.
  var journal: Journal { Self.journal(of: lines) }

  private static func journal(of lines: [LogLine]) -> Journal {
    var journal = Journal()
    var isRunning = false
    for line in lines {
      if let text = line.run {
        journal.entries.append(Entry(logged: text))
        isRunning = true
      } else if let word = line.end, let last = journal.entries.indices.last {
        journal.entries[last].end(word, amended: line.script)
        isRunning = false
      } else if let count = line.undone, count >= 0, count < journal.entries.count {
        for index in count..<journal.entries.count { journal.entries[index].isUndone = true }
      } else if let index = line.redone, journal.entries.indices.contains(index) {
        journal.entries[index].isUndone = false
      }
    }
    if isRunning, let last = journal.entries.indices.last { journal.entries[last].markAsRunning() }
    return journal
  }
}

extension Entry {
  /// Notes how the statement ended.
  fileprivate mutating func end(_ word: String, amended: String?) {
    if !["done", "interrupted"].contains(word) { isUndone = true }
    if word == "interrupted" { ending = .interrupted(message: "") }
    self.amended = amended
  }

  /// Says that it had not ended when its session did.
  fileprivate mutating func markAsRunning() {
    guard kind != .refused else { return }
    amended = "# was running when the session ended\n" + source
  }

  fileprivate init(logged text: String) {
    let program = parse(Source(name: "", text: text), mode: .prompt)
    let kind = program.hasErrors ? .refused : program.statements.first?.entryKind ?? .plain
    self.init(source: text, range: 0..<text.utf8.count, kind: kind)
  }
}
