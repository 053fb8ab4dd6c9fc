import Files
import Glibc
import Syntax

/// A session as its file tells of it.
package struct LoggedSession {
  private let path: String

  /// The session of a folder, nil where there is none.
  init?(folder: String) {
    path = folder + "/" + SessionLog.fileName
    guard access(path, R_OK) == 0 else { return nil }
  }

  /// The last session that is not going on, if it was not left with `:quit`.
  static func unclosed(below parent: String) -> LoggedSession? {
    for name in SessionLog.folders(in: parent).reversed() {
      guard let session = LoggedSession(folder: parent + "/" + name), !session.isAlive else {
        continue
      }
      return session.isClosed ? nil : session
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

  private var isClosed: Bool { lines.contains { $0.closed == true } }

  /// Its statements, those that failed and those that were taken back among them.
  var journal: Journal {
    var journal = Journal()
    for line in lines {
      if let text = line.run {
        journal.entries.append(Entry(logged: text))
      } else if let word = line.end, let last = journal.entries.indices.last {
        if !["done", "interrupted"].contains(word) { journal.entries[last].isUndone = true }
      } else if let count = line.undone, count >= 0, count < journal.entries.count {
        for index in count..<journal.entries.count { journal.entries[index].isUndone = true }
      }
    }
    return journal
  }
}

extension Entry {
  fileprivate init(logged text: String) {
    let program = parse(Source(name: "", text: text), mode: .prompt)
    let kind = program.hasErrors ? .refused : program.statements.first?.entryKind ?? .plain
    self.init(source: text, range: 0..<text.utf8.count, kind: kind)
  }
}
