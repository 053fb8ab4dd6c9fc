import Interpreter
import Syntax
import Wording

extension Session {
  /// Everything that has run so far.
  public var journal: Journal {
    var journal = recorder.journal
    journal.files = host.files
    journal.seedSet = interpreter.seed == journal.seed ? nil : interpreter.seed
    return journal
  }

  /// Runs what was entered at a prompt: statements, a directive, or `?name`. The session goes on
  /// whatever the ending.
  ///
  /// - Parameter name: What messages call the text.
  @discardableResult
  public func enter(_ text: String, named name: String = typed) -> Ending {
    beginTime()
    isEntered = true
    enteredTexts += 1
    defer { isEntered = false }
    let text =
      text.trimmed == "help" && interpreter["help"] == nil ? "?help" : Transcript.typed(in: text)
    let program = parse(Source(name: name, text: text + "\n"), mode: .prompt)
    let known = recorder.journal.entries.count
    let ending = record(program, from: "", isPiece: true) { performGroups(program) }
    for entry in recorder.journal.entries.dropFirst(known) where entry.origin.isEmpty {
      accompany(entry)
    }
    return ending
  }

  private func accompany(_ entry: Entry) {
    for output in companion?.after(entry, in: self) ?? [] { say(output) }
  }

  /// What was typed at each prompt of a transcript, in order, without what was answered; any other text
  /// as it is.
  public static func statements(typedIn text: String) -> [String] { Transcript.pieces(of: text) }

  /// Whether a text wants another line before it can run.
  public static func isIncomplete(_ text: String) -> Bool { program(typed: text).isIncomplete }

  /// Whether a text is no program, whatever may follow it.
  public static func isMistaken(_ text: String) -> Bool {
    let program = program(typed: text)
    return program.hasErrors && !program.isIncomplete
  }

  /// The names that a text gives values, each once, in order.
  package static func assignedNames(in text: String) -> [String] {
    var seen: Set<String> = []
    return program(typed: text).statements.assignedNames.map(\.name)
      .filter { seen.insert($0).inserted }
  }

  private static func program(typed text: String) -> Program {
    parse(Source(name: typed, text: Transcript.typed(in: text)), mode: .prompt)
  }

  /// What messages call a text that was typed.
  public static let typed = "prompt"

  /// Records what a program does while `body` runs it.
  func record(
    _ program: Program, bytes: [UInt8]? = nil, from origin: String, isPiece: Bool = false,
    _ body: () -> Ending
  ) -> Ending {
    codes.add(program.source.utf8)
    let outer = recorder.reading
    recorder.read(program, bytes: bytes, from: origin, isPiece: isPiece)
    defer {
      recorder.finishReading()
      recorder.reading = outer
    }
    return body()
  }

  /// Checks the whole, then runs statements and directives in turn.
  func performGroups(_ program: Program) -> Ending {
    guard program.statements.contains(where: \.isDirective), !program.hasErrors else {
      return perform(program)
    }
    var rest = program.statements.indices
    while let first = rest.first {
      let isDirective = program.statements[first].isDirective
      let end = rest.first {
        program.statements[$0].isDirective != isDirective || $0 > first && isDirective
      }
      let group = program.keeping(first..<(end ?? rest.upperBound))
      let ending = isDirective ? obey(group) : perform(group)
      guard ending == .done else { return ending }
      rest = (end ?? rest.upperBound)..<rest.upperBound
    }
    return .done
  }

  /// Checks a program, then runs and records it.
  func perform(
    _ program: Program, options: [String: Value] = [:], isWhole: Bool = false
  ) -> Ending {
    do throws(EvaluationFailure) {
      let checked = try interpreter.checked(program, host: host, isWhole: isWhole)
      return run(checked, options: options)
    } catch {
      return refuse(error)
    }
  }

  /// Records a program that is not run.
  private func refuse(_ failure: EvaluationFailure) -> Ending {
    let ending = Ending.refused(messages: messages(of: failure.diagnostics, in: failure.source))
    let entry = recorder.refuse(ending)
    openLog()
    log?.begin(entry)
    log?.end(entry)
    return ending
  }

  /// Runs and records a program, statement by statement.
  private func run(_ checked: CheckedProgram, options: [String: Value]) -> Ending {
    var definitions = checked.program.statements.filter(\.isDefinition)
      .map(interpreter.bindings(changedBy:))[...]
    do throws(EvaluationFailure) {
      try execute(checked, options: options) { [self] statement in
        finish(.done)
        let bindings =
          statement.isDefinition
          ? definitions.removeFirst()
          : interpreter.bindings(changedBy: statement)
        begin(statement, bindings)
      }
      finish(.done)
      return .done
    } catch {
      for function in definitions.reversed() { interpreter.restore(function) }
      handOnStopped()
      let ending = ending(of: error)
      finish(error.isLate ? .done : ending)
      return ending
    }
  }

  private func begin(_ statement: Statement, _ bindings: Bindings) {
    before = bindings
    guard let entry = recorder.begin(statement, names: bindings.names) else { return }
    openLog()
    log?.begin(entry)
  }

  /// The statement that runs has ended. One that failed has drawn nothing, so that what comes
  /// after it does not depend on it.
  private func finish(_ ending: Ending) {
    if let note = cacheNote() { emit(.note(note)) }
    let trace = interpreter.trace
    guard let entry = recorder.end(ending, trace, isNameless: isStopNameless),
      let bindings = before
    else { return }
    before = nil
    if case .failed = ending { interpreter.rewindChance(to: bindings) }
    let isPartial = ending == .done || ending.isInterrupted || entry.kind == .block
    if isPartial { remember(bindings, of: entry, isLook: trace.isLook) }
    log?.end(entry)
    watchLog()
    tellTime(of: entry)
  }

  private func ending(of failure: EvaluationFailure) -> Ending {
    let messages = (failure.late + [failure]).flatMap {
      self.messages(of: $0.diagnostics, in: $0.source)
    }
    if failure.kind == .interrupted, timeFault != nil { return .failed(messages: messages) }
    return switch failure.kind {
    case .syntax: .refused(messages: messages)
    case .error: .failed(messages: messages)
    case .assertion: .disproved(messages: messages)
    case .interrupted:
      .interrupted(
        message: stopMessage
          ?? Message(Array(messages.map(\.pieces).joined(separator: [TonedText("\n")]))))
    }
  }
}

extension Statement {
  var isDirective: Bool { if case .directive = kind { true } else { false } }

  var isDefinition: Bool { if case .define = kind { true } else { false } }
}
