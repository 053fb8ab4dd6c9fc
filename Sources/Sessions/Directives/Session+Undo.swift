import Interpreter

/// A statement that can be taken back.
struct Undoable {
  let bindings: Bindings
  /// Its index in the journal.
  let entry: Int

  /// How many are kept: each holds on to the values that were replaced.
  static let most = 20
}

extension Session {
  /// Keeps what a statement may have changed, so that it can be taken back.
  func remember(_ bindings: Bindings) {
    undoable.append(Undoable(bindings: bindings, entry: recorder.journal.entries.count - 1))
    if undoable.count > Undoable.most { undoable.removeFirst() }
  }

  /// `:undo`
  func undo(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let count = Int(words.first ?? "1"), count > 0 else {
      throw DirectiveFault(
        message: ":undo must be followed by a count, but is by \(words[0])", word: 0)
    }
    guard !undoable.isEmpty else {
      throw DirectiveFault(
        message: "there is nothing to take back",
        help: "the last \(Undoable.most) statements that changed something can be")
    }
    for _ in 0..<min(count, undoable.count) { undoLast() }
    return .done
  }

  private func undoLast() {
    guard let last = undoable.popLast() else { return }
    interpreter.restore(last.bindings)
    recorder.undo(from: last.entry)
    log?.undo(from: last.entry)
    let source = recorder.journal.entries[last.entry].source
    say(.note("took back: \(Self.firstLine(of: source))"))
    for name in last.bindings.names { say(.note("  " + state(of: name))) }
  }

  private func state(of name: String) -> String {
    if let value = interpreter[name] { return "\(name) is again \(value.summary)" }
    if let call = interpreter.signature(ofFunction: name) { return "\(call) is defined as before" }
    return "\(name) has no value again"
  }

  /// A text as one line.
  static func firstLine(of text: String) -> String {
    let lines = text.split(separator: "\n", maxSplits: 1)
    let line = lines.first.map(String.init) ?? ""
    let isCut = lines.count > 1 || line.count > 80
    return line.prefix(80) + (isCut ? " …" : "")
  }
}
