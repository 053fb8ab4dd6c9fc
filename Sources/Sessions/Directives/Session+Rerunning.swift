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
    let program = parse(Source(name: name, text: entry.source + "\n"), mode: .file)
    return record(program, from: name) { perform(program) }
  }

  private func compareNames(with fresh: Session, count: Int) -> Ending {
    for (name, value) in interpreter.names {
      let now = fresh.interpreter[name]?.summary ?? "without a value"
      guard now != value.summary else { continue }
      say(.note("\(name) is not the same in a new session:"))
      say(.note("  was  \(value.summary)\n  is   \(now)"))
      return .done
    }
    say(.note("\(counted(count, "statement")) \(count == 1 ? "gives" : "give") the same again"))
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
    let before = entry.outputs.map(\.withoutPath)
    let after = now.outputs.map(\.withoutPath)
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
