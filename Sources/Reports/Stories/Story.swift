import Sessions

/// A text and what its statements did: what a report is made of.
struct Story {
  /// The file that was run, or "session.vae".
  let name: String
  /// The script to give back: the text as it was read, of a session what `:save` writes.
  let bytes: [UInt8]
  /// The text in valid UTF-8, in which statements have their places.
  let text: [UInt8]
  /// The statements in the order of the text, each where it stands in it.
  let entries: [Entry]
  /// The offsets of the `#%%` that start a cell.
  let cells: [Int]
  /// Where what was not run begins, nil where all was.
  let unreached: Int?
  let refusal: Ending
  let facts: Report.Facts

  /// - Parameter document: The Markdown that the script was taken from, each statement at the same
  ///   place.
  init(_ journal: Journal, document: [UInt8]? = nil) {
    let told = journal.entries.filter { !$0.isUndone }
    let ran = told.filter { $0.kind != .refused }
    facts = Report.Facts(journal)
    if let origin = journal.origins.first, journal.origins.count == 1, !origin.name.isEmpty,
      Self.standInOrder(ran)
    {
      name = origin.name
      bytes = document ?? origin.bytes
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      cells = origin.cells
      entries = ran
      refusal = told.last { $0.kind == .refused }?.ending ?? .done
      let stop = ran.first { $0.ending != .done && $0.ending != .quit }
      unreached = refusal == .done ? stop?.range.upperBound : 0
    } else {
      let typed = Typed(ran, remarks: journal.remarks)
      name = "session.vae"
      bytes = Array(journal.script.utf8)
      text = Array(typed.text.utf8)
      cells = typed.cells
      entries = typed.entries
      refusal = .done
      unreached = nil
    }
  }

  private static func standInOrder(_ entries: [Entry]) -> Bool {
    zip(entries, entries.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
  }
}

/// Statements from several texts, or typed, as one text.
private struct Typed {
  private(set) var text = ""
  private(set) var entries: [Entry] = []
  private(set) var cells: [Int] = []

  init(_ entries: [Entry], remarks: String) {
    for entry in entries { append(entry) }
    text += remarks
    var offset = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "#%%".utf8) { cells.append(offset) }
      offset += line.count + 1
    }
  }

  private mutating func append(_ entry: Entry) {
    if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
    let start = text.utf8.count + Self.offset(ofStatementIn: entry.written)
    text += entry.written
    self.entries.append(entry.moved(to: start))
  }

  /// Where the statement begins, after the comments and blank lines before it.
  private static func offset(ofStatementIn written: String) -> Int {
    var offset = 0
    for line in written.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    {
      let blanks = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
      let first = line.dropFirst(blanks).first
      if let first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\r") {
        return offset + blanks
      }
      offset += line.count + 1
    }
    return 0
  }
}

extension Entry {
  /// The same statement at another place.
  fileprivate func moved(to start: Int) -> Entry {
    Entry(
      source: source, written: written, origin: origin, range: start..<start + range.count,
      kind: kind, outputs: outputs, omitted: omitted, ending: ending, elapsed: elapsed)
  }
}

extension Report.Facts {
  init(_ journal: Journal) {
    self.init(
      version: journal.version, seed: journal.seed, seedSet: journal.seedSet,
      settings: journal.settings,
      files: journal.files.map(Report.DataFile.init))
  }
}

extension Report.DataFile {
  init(_ file: FileRead) {
    self.init(path: file.path, size: file.size, digest: file.digest())
  }
}
