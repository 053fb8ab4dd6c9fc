extension Journal {
  /// The entries that make a script: what ran without error and was not taken back, and what was
  /// stopped by hand.
  var kept: [Entry] {
    var last: [String: Int] = [:]
    for (index, entry) in entries.enumerated() where entry.isKept {
      if case .function(let name) = entry.kind { last[name] = index }
    }
    return entries.enumerated().filter { index, entry in
      guard case .function(let name) = entry.kind else { return entry.isKept }
      return last[name] == index
    }.map(\.element)
  }

  /// What ran without error as a script that can be run again, with its comments.
  ///
  /// Options come first, as a script has them; of a function that was defined again, the last
  /// definition stands. A statement that was stopped by hand is said to be, and asks for the epochs
  /// that it had reached; one that went on with it says by what.
  public var script: String {
    let kept = kept
    let options = kept.filter { $0.kind == .option }
    let others = kept.filter { $0.kind != .option }
    var script = ""
    var last: Entry?
    for entry in options + others {
      let isNext = last.map(entry.follows) ?? true
      if !isNext, script.utf8.last != UInt8(ascii: "\n") { script += "\n" }
      script += entry.scripted
      last = entry
    }
    if !script.isEmpty, script.utf8.last != UInt8(ascii: "\n") { script += "\n" }
    return script + remarks
  }
}

extension Entry {
  /// The statement as a script has it.
  var scriptedSource: String {
    amended ?? (ending.isInterrupted ? Amendment.stopMark + "\n" + source : source)
  }

  /// The same with its comments.
  var scripted: String {
    guard amended != nil || ending.isInterrupted else { return written }
    let written = Array(written.utf8)
    let start = written.count - (writtenEnd - range.lowerBound)
    let end = start + source.utf8.count
    guard start >= 0, end <= written.count else { return scriptedSource }
    return String(decoding: written[..<start], as: UTF8.self) + scriptedSource
      + String(decoding: written[end...], as: UTF8.self)
  }

  /// Whether it stands right behind another one, as on one line.
  fileprivate func follows(_ other: Entry) -> Bool {
    origin == other.origin && other.writtenEnd == writtenEnd - written.utf8.count
  }

  fileprivate var isKept: Bool {
    guard kind != .refused, !isUndone else { return false }
    return ending == .done || ending.isInterrupted
  }
}
