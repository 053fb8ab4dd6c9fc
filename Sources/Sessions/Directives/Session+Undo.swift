import Interpreter

/// What was entered and can be taken back.
struct Undoable {
  let bindings: Bindings
  /// What was entered, as it is told of.
  let source: String
  /// Its index in the journal; nil of a directive, which has none.
  let entry: Int?
  /// The number of the text that it was entered with; what was entered together is taken back
  /// together.
  let text: Int
  /// Whether it may have given a name another value, drawn chance or set something.
  let isChange: Bool

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
  /// Which `:undo` took it back, counted from the first.
  let turn: Int
}

extension Session {
  /// Keeps what a statement may have changed, so that it can be taken back. To have looked at a value
  /// is nothing that could be.
  func remember(_ bindings: Bindings, of entry: Entry, isLook: Bool) {
    let isChange = interpreter.mayHaveChanged(since: bindings)
    guard isChange || !isLook else { return }
    let index = recorder.journal.entries.count - 1
    remember(
      Undoable(
        bindings: bindings, source: entry.source, entry: index, text: enteredTexts,
        isChange: isChange))
  }

  /// Keeps what a directive is about to change.
  func remember(_ bindings: Bindings, by directive: String) {
    remember(
      Undoable(
        bindings: bindings, source: directive, entry: nil, text: enteredTexts, isChange: true))
  }

  private func remember(_ statement: Undoable) {
    // Of what changed nothing only the last text matters.
    undoable.removeAll { !$0.isChange && $0.text != enteredTexts }
    undoable.append(statement)
    guard statement.isChange else { return }
    redoable = []
    while undoable.count > Undoable.most,
      undoable[0].text != enteredTexts || undoable.count > Undoable.mostOfText
    {
      undoable.removeFirst()
    }
  }

  /// `:undo`
  func undo(_ words: [String]) throws(DirectiveFault) -> Ending {
    let count = try count(words, of: "undo") ?? 1
    guard !undoable.isEmpty else {
      throw DirectiveFault(
        message: "there is nothing to take back",
        help: "the last \(Undoable.most) statements that changed something can be")
    }
    let turn = (redoable.last?.turn ?? 0) + 1
    for _ in 0..<count {
      guard let last = undoable.last else { break }
      let isChange = undoable.contains { $0.text == last.text && $0.isChange }
      while undoable.last?.text == last.text { undoLast(turn) }
      if !isChange { tellOfNothing(in: last) }
    }
    return .done
  }

  private func undoLast(_ turn: Int) {
    guard let last = undoable.popLast(), last.isChange else { return }
    let undone = last.entry.map(recorder.undo(from:)) ?? []
    redoable.append(
      Redoable(
        undone: last, bindings: interpreter.bindings(like: last.bindings), entries: undone,
        turn: turn))
    interpreter.restore(last.bindings)
    if let entry = last.entry { log?.undo(from: entry) }
    tell("took back", last)
  }

  /// Says what the next `:undo` takes, as nothing older is taken in place of what changed nothing.
  private func tellOfNothing(in statement: Undoable) {
    let next = undoable.last.map { "; :undo again takes back: \(Self.firstLine(of: $0.source))" }
    let source = Self.firstLine(of: statement.source)
    say(.note("nothing to take back in: \(source)\(next ?? "")"))
  }

  /// `:redo`
  func redo(_ words: [String]) throws(DirectiveFault) -> Ending {
    let count = try count(words, of: "redo")
    guard let first = redoable.last else {
      throw DirectiveFault(
        message: "nothing was taken back", help: ":redo gives back what the :undo before it took")
    }
    var texts = 0
    while let last = redoable.last, count.map({ texts < $0 }) ?? (last.turn == first.turn) {
      while redoable.last?.undone.text == last.undone.text { redoLast() }
      texts += 1
    }
    return .done
  }

  private func redoLast() {
    guard let last = redoable.popLast() else { return }
    interpreter.restore(last.bindings)
    recorder.redo(last.entries)
    for entry in last.entries { log?.redo(entry) }
    undoable.append(last.undone)
    tell("gave back", last.undone)
  }

  /// The count behind a directive; nil where there is none.
  private func count(_ words: [String], of directive: String) throws(DirectiveFault) -> Int? {
    guard let word = words.first else { return nil }
    guard let count = Int(word), count > 0 else {
      throw DirectiveFault(
        message: ":\(directive) must be followed by a count, but is by \(word)", word: 0)
    }
    return count
  }

  private func tell(_ what: String, _ statement: Undoable) {
    say(.note("\(what): \(Self.firstLine(of: statement.source))"))
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
