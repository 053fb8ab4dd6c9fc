import Interpreter

/// A statement that can be taken back.
struct Undoable {
  let bindings: Bindings
  /// Its index in the journal.
  let entry: Int
  /// The number of the text that it was entered with; what was entered together is taken back
  /// together.
  let text: Int

  /// How many are kept: each holds on to the values that were replaced.
  static let most = 20
  /// How many are kept of one text.
  static let mostOfText = 200
}

/// A statement that was taken back, and what it had changed.
struct Redoable {
  let undone: Undoable
  let bindings: Bindings
  /// The entries of the journal that were taken back with it.
  let entries: [Int]
}

extension Session {
  /// Keeps what a statement may have changed, so that it can be taken back.
  func remember(_ bindings: Bindings) {
    let entry = recorder.journal.entries.count - 1
    undoable.append(Undoable(bindings: bindings, entry: entry, text: enteredTexts))
    redoable = []
    while undoable.count > Undoable.most,
      undoable[0].text != enteredTexts || undoable.count > Undoable.mostOfText
    {
      undoable.removeFirst()
    }
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
    for _ in 0..<count {
      guard let last = undoable.last else { break }
      while undoable.last?.text == last.text { undoLast() }
    }
    return .done
  }

  private func undoLast() {
    guard let last = undoable.popLast() else { return }
    let undone = recorder.undo(from: last.entry)
    redoable.append(
      Redoable(undone: last, bindings: interpreter.bindings(like: last.bindings), entries: undone))
    interpreter.restore(last.bindings)
    log?.undo(from: last.entry)
    tell("took back", last)
  }

  /// `:redo`
  func redo(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard let first = redoable.last else {
      throw DirectiveFault(
        message: "nothing was taken back", help: ":redo gives back what the :undo before it took")
    }
    while let last = redoable.last, last.undone.text == first.undone.text {
      redoable.removeLast()
      interpreter.restore(last.bindings)
      recorder.redo(last.entries)
      log?.redo(last.undone.entry)
      undoable.append(last.undone)
      tell("gave back", last.undone)
    }
    return .done
  }

  private func tell(_ what: String, _ statement: Undoable) {
    let source = recorder.journal.entries[statement.entry].source
    say(.note("\(what): \(Self.firstLine(of: source))"))
    for name in statement.bindings.names { say(.note("  " + state(of: name))) }
  }

  /// What a name stands for again.
  func state(of name: String) -> String {
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
