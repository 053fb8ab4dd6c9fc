import Files
import Interpreter
import Syntax
import Wording

extension Session {
  /// `:open`
  func open(_ words: [String]) throws(DirectiveFault) -> Ending {
    let path = words[0]
    do {
      let bytes = try host.unnoted.read(path)
      guard let exporter = exporters.first(where: { path.hasSuffix($0.suffix) }) else {
        return open(bytes, name: path)
      }
      return open(try exporter.script(bytes, path), name: path, isTakenOut: true)
    } catch {
      let said = (error as? any ExplainedError)?.message ?? "\(error)"
      throw DirectiveFault(message: said, word: 0)
    }
  }

  /// Opens a text to be stepped through, and shows what comes first.
  func open(_ bytes: [UInt8], name: String, isTakenOut: Bool = false) -> Ending {
    let program = parse(Source(name: name, bytes: bytes), mode: .file)
    guard !program.hasErrors || host.quotesFiles else {
      return .refused(messages: ["error: \(name) must be a script, but is none\n  \(name):1"])
    }
    guard !program.hasErrors else {
      return .refused(messages: messages(of: program.diagnostics, in: program.source))
    }
    let script = OpenScript(program, bytes: bytes, name: name)
    opened = script
    let steps = counted(script.count, script.unit)
    say(.note(isTakenOut ? "\(steps) out of \(name)" : "\(name): \(steps)"))
    showNextStep()
    return .done
  }

  /// `:next`, whose word says how many steps.
  func step(_ words: [String]) throws(DirectiveFault) -> Ending {
    guard opened?.next != nil else {
      throw DirectiveFault(
        message: opened == nil ? "no script is open" : "the script has come to its end",
        help: ":open FILE opens one")
    }
    guard let count = Self.steps(words.first ?? "1"), count > 0 else {
      throw DirectiveFault(message: ":next must be followed by a count or by all", word: 0)
    }
    for _ in 0..<min(count, opened?.count ?? 0) {
      guard let script = opened, let part = script.next else { break }
      enteredTexts += 1
      cache?.seeksStopped = script.text.contains(Amendment.stopMark)
      defer { cache?.seeksStopped = false }
      let ending = record(script.program, bytes: script.bytes, from: script.name) {
        perform(script.program.keeping(part))
      }
      guard ending == .done else { return ending }
      opened?.advance()
    }
    showNextStep()
    return .done
  }

  private static func steps(_ word: String) -> Int? { word == "all" ? .max : Int(word) }

  /// Shows what `:next` will run.
  private func showNextStep() {
    guard let script = opened else { return }
    guard script.next != nil else {
      if script.name == Self.lastSession { markAsRecovered() }
      say(.note("\(script.name) has come to its end"))
      return
    }
    say(.note(":next runs \(script.unit) \(script.position + 1) of \(script.count):"))
    say(.note(script.text))
  }
}
