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
  /// definition stands. A statement that was stopped by hand is there in full, and is said to be.
  public var script: String {
    let kept = kept
    let options = kept.filter { $0.kind == .option }
    let others = kept.filter { $0.kind != .option }
    let texts = (options + others).map { entry in
      let note = entry.ending.isInterrupted ? "# was stopped by hand\n" : ""
      return note + entry.written
    }
    let lines = texts.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }
    return lines.joined() + remarks
  }
}

extension Entry {
  fileprivate var isKept: Bool {
    guard kind != .refused, !isUndone else { return false }
    return ending == .done || ending.isInterrupted
  }
}
