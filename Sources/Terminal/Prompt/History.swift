import Wording

/// What was typed, in this session and those before.
struct History {
  /// Oldest first, each once.
  private(set) var entries: [String] = []
  private var file: HistoryFile?

  /// The history in a file, or in memory alone; `note` tells what is wrong with the file.
  init(path: String?, note: (String) -> Void) {
    guard let path else { return }
    let file = HistoryFile(path: path)
    do throws(HistoryFailure) {
      let contents = try file.read()
      entries = contents.entries.suffix(HistoryFile.limit)
      if contents.damaged > 0 { note(Self.damage(contents.damaged, in: path)) }
      self.file = file
    } catch {
      note("note: earlier lines are not at hand: \(error.message)")
    }
  }

  /// Adds a statement, unless it is blank, begins with a blank or is the last one again; whether
  /// it did.
  mutating func add(_ text: String, note: (String) -> Void) -> Bool {
    let entry = text.trimmedAtEnd(where: \.isWhitespace)
    guard let first = entry.first, !first.isWhitespace, entry != entries.last else { return false }
    entries.removeAll { $0 == entry }
    entries.append(entry)
    do throws(HistoryFailure) {
      try file?.append(entry)
    } catch {
      file = nil
      note("note: what is typed from here on is not kept: \(error.message)")
    }
    return true
  }

  /// Shortens the file where it has grown long.
  func tidy() { try? file?.tidy() }

  private static func damage(_ count: Int, in path: String) -> String {
    "note: \(counted(count, "line")) of \(path) cannot be read; the rest is at hand"
  }
}
