import Commands
import Interpreter
import Syntax
import Wording

extension Session {
  /// `:fresh`
  func rerun(_ words: [String]) throws(DirectiveFault) -> Ending {
    let entries = recorder.journal.kept
    guard !entries.isEmpty else { throw DirectiveFault(message: "nothing has run yet") }
    let fresh = Session(
      host: OverlayHost(over: host.unnoted), onProgress: onProgress, isCancelled: isCancelled)
    (fresh.display, fresh.messageWidth) = (display, messageWidth)
    for (index, entry) in entries.enumerated() {
      let ending = fresh.repeatEntry(entry)
      if isCancelled() { return ending }
      guard let now = fresh.recorder.journal.entries.last,
        let difference = Difference(was: entry, now: now)
      else { continue }
      say(.note("statement \(index + 1) of \(entries.count) is not the same in a new session:"))
      say(.note(difference.description))
      return .done
    }
    return compareNames(with: fresh, count: entries.count)
  }

  private func repeatEntry(_ entry: Entry) -> Ending {
    let name = entry.origin.isEmpty ? "prompt" : entry.origin
    let program = parse(Source(name: name, text: entry.scriptedSource + "\n"), mode: .file)
    return record(program, from: name) { perform(program) }
  }

  /// Compares all digits; what was stopped by hand, in the midst of an epoch, is not to be had again.
  private func compareNames(with fresh: Session, count: Int) -> Ending {
    for (name, value) in interpreter.names where value.stoppage == nil {
      let now = fresh.interpreter[name]
      guard now?.holdsSame(as: value) != true else { continue }
      say(.note("\(name) is not the same in a new session:"))
      let summary = now?.summary ?? "without a value"
      say(
        .note(
          summary == value.summary
            ? "  both are  \(summary)\n  and differ in what this does not show"
            : "  was  \(value.summary)\n  is   \(summary)"))
      return .done
    }
    let stopped = interpreter.names.filter { $0.value.stoppage != nil }.map(\.name)
    let note =
      stopped.isEmpty ? "" : "; stopped by hand, not compared: \(stopped.joined(separator: ", "))"
    say(
      .note("\(counted(count, "statement")) \(count == 1 ? "gives" : "give") the same again" + note)
    )
    return .done
  }
}

/// How a statement that ran again differs.
private struct Difference: CustomStringConvertible {
  let source: String
  let was: String
  let now: String

  /// Nil where nothing differs that can be seen; a statement that was stopped by hand is not
  /// compared.
  init?(was entry: Entry, now: Entry) {
    guard !entry.ending.isInterrupted else { return nil }
    source = Session.firstLine(of: entry.source)
    if now.ending != .done {
      (was, self.now) = ("without error", now.ending.messages.first ?? "")
      return
    }
    let before = entry.outputs.comparable
    let after = now.outputs.comparable
    guard before != after else { return nil }
    let index = zip(before, after).enumerated().first { $1.0 != $1.1 }?.offset
    let place = index ?? min(before.count, after.count)
    was = place < before.count ? "\(before[place])" : "nothing more shown"
    self.now = place < after.count ? "\(after[place])" : "nothing more shown"
  }

  var description: String {
    let isLong = was.contains("\n") || now.contains("\n")
    return isLong
      ? "  \(source)\n  was\n\(was)\n  is\n\(now)" : "  \(source)\n  was  \(was)\n  is   \(now)"
  }
}

extension [Output] {
  /// What the statement itself showed, wherever its figures were saved.
  fileprivate var comparable: [Output] {
    filter { if case .note = $0 { false } else { true } }.map(\.withoutPath)
  }
}
