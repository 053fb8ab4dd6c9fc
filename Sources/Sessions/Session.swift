import Commands
package import Interpreter
import Syntax

/// A session of the language: source text goes in, what it shows comes out, and names keep their
/// values from one text to the next.
///
/// ```swift
/// let session = Session { print($0) }
/// session.run(.text("x = [1, 2, 3]"))
/// session.run(.text("mean(x)"))  // prints 2
/// ```
///
/// A session is used from one thread. `onOutput` and `onProgress` are called while `run` works and
/// the caller waits, `isCancelled` from any thread that works for it. Once that answers true, `run`
/// returns within a tenth of a second and the session can go on; work that cannot be stopped ends
/// later, unheard.
public final class Session {
  /// The version of the language and its commands.
  public static var version: String { languageVersion }

  private let interpreter = Evaluator(vocabulary)
  private let host: any Host
  private let coloursMessages: Bool
  private let isCancelled: @Sendable () -> Bool
  private let onOutput: (Output) -> Void
  private let onProgress: (Advance) -> Void
  private let figures: FigureFolder
  private var pending = PendingInput()

  /// A session on the real disk.
  ///
  /// - Parameters:
  ///   - coloursMessages: Whether messages carry a terminal's colours.
  ///   - onOutput: Called with everything that a statement shows, as it does.
  ///   - onProgress: Called while long work goes on.
  ///   - isCancelled: Asked while commands work; they stop once it answers true.
  public convenience init(
    coloursMessages: Bool = false,
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.init(
      host: DiskHost(isCancelled: isCancelled), coloursMessages: coloursMessages,
      onOutput: onOutput,
      onProgress: onProgress, isCancelled: isCancelled)
  }

  /// A session on a host of one's own.
  package init(
    host: any Host, coloursMessages: Bool = false,
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.host = host
    self.coloursMessages = coloursMessages
    self.isCancelled = isCancelled
    self.onOutput = onOutput
    self.onProgress = onProgress
    figures = FigureFolder(host: host)
  }

  /// Checks a whole program, then runs it, its options given as `name=value`.
  ///
  /// Names keep the values that they were given, also where the program fails.
  @discardableResult
  public func run(_ script: Script, settings: [String] = []) -> Ending {
    reading(script) { program in
      do throws(EvaluationFailure) {
        return run(program, options: try program.options(from: settings), isWhole: true)
      } catch {
        return .refused(messages: messages(of: error.diagnostics, in: program.source))
      }
    }
  }

  /// Reports every mistake that can be seen without running a program.
  public func check(_ script: Script) -> Ending {
    reading(script) { program in
      let found = interpreter.check(program, host: host)
      for warning in found where warning.severity == .warning {
        onOutput(.printed(rendered(warning, in: program.source)))
      }
      let errors = found.filter { $0.severity == .error }
      return errors.isEmpty
        ? .done : .refused(messages: messages(of: errors, in: program.source))
    }
  }

  /// Takes the bytes of a line of standard input, its end included, and runs what is complete; not
  /// nil where that ends the run.
  public func feed(_ line: [UInt8]) -> Ending? {
    pending.append(line)
    let program = pending.program
    if program.isIncomplete { return nil }
    return endOfStatement(program)
  }

  /// Runs what is left of standard input.
  public func finish() -> Ending {
    pending.isEmpty ? .done : endOfStatement(pending.program) ?? .done
  }

  /// Lists the options that a script declares.
  public func describe(_ script: Script) -> Ending {
    reading(script) { program in
      if program.hasErrors {
        return .refused(messages: messages(of: program.diagnostics, in: program.source))
      }
      onOutput(.printed(program.usage))
      return .done
    }
  }

  /// Explains a command, a group of commands or a kind of value, or lists all commands.
  public func explain(_ name: String?) -> Ending {
    guard let name else {
      onOutput(.printed(vocabulary.overview))
      return .done
    }
    guard let page = vocabulary.help(for: name) else {
      return .refused(messages: [unknown(name)])
    }
    onOutput(.printed(page))
    return .done
  }

  private func unknown(_ name: String) -> String {
    let offers = vocabulary.suggestions(for: name)
    let near = offers.isEmpty ? nearestName(to: name, among: topics).map { [$0] } ?? [] : offers
    let hint =
      near.isEmpty
      ? "vae help lists all commands"
      : "did you mean \(near.map { "\"\($0)\"" }.joined(separator: ", "))?"
    return "error: there is no command \"\(name)\"\n  help: \(hint)"
  }

  /// Everything that has a page.
  private var topics: [String] {
    vocabulary.commands.map(\.name) + vocabulary.groups.sorted() + vocabulary.kinds.keys.sorted()
  }

  /// The value of a name as one line, nil where it has none.
  public func summary(of name: String) -> String? { interpreter[name]?.summary }

  private func endOfStatement(_ program: Program) -> Ending? {
    pending.takeAll()
    let ending = run(program, options: [:], isWhole: false)
    return ending == .done ? nil : ending
  }

  private func reading(_ script: Script, _ body: (Program) -> Ending) -> Ending {
    switch script {
    case .text(let text, let name):
      return body(parse(Source(name: name, bytes: Array(text.utf8)), mode: .file))
    case .file(let path):
      do {
        let bytes = try host.read(path)
        return body(parse(Source(name: path, bytes: bytes), mode: .file))
      } catch {
        let message = "error: \(error.message)"
        return isCancelled() ? .interrupted(message: message) : .refused(messages: [message])
      }
    }
  }

  private func run(_ program: Program, options: [String: Value], isWhole: Bool) -> Ending {
    let faults = interpreter.check(program, host: host, isWhole: isWhole)
      .filter { $0.severity == .error }
    guard faults.isEmpty else {
      return .refused(messages: messages(of: faults, in: program.source))
    }
    do throws(EvaluationFailure) {
      let context = context
      try interpreter.run(program, in: context, options: options, isWhole: isWhole) {
        try self.show($1, through: context.gate)
      }
      return .done
    } catch {
      return ending(of: error, in: program.source)
    }
  }

  private func ending(of failure: EvaluationFailure, in source: Source) -> Ending {
    let messages = messages(of: failure.diagnostics, in: source)
    return switch failure.kind {
    case .syntax: .refused(messages: messages)
    case .error: .failed(messages: messages)
    case .assertion: .disproved(messages: messages)
    case .interrupted: .interrupted(message: messages.joined(separator: "\n"))
    }
  }

  /// What takes long is done before it goes through the gate.
  private func show(_ value: Value, through gate: Gate) throws {
    let summary = value.summary
    guard case .object(let object) = value, let drawing = object.content as? any Drawable else {
      let details = value.detail.map(Detail.init)
      return try gate.pass { onOutput(.value(summary: summary, details: details)) }
    }
    let svg = drawing.svg()
    try gate.pass {
      let path = try drawing.drawingPath ?? figures.save(svg, as: drawing.drawingName)
      onOutput(.figure(svg: svg, summary: summary, path: path))
    }
  }

  private func messages(of diagnostics: [Diagnostic], in source: Source) -> [String] {
    diagnostics.map { rendered($0, in: source) }
  }

  private func rendered(_ diagnostic: Diagnostic, in source: Source) -> String {
    diagnostic.rendered(in: source, style: coloursMessages ? .ansi : .plain)
  }

  private var context: CallContext {
    let show = Unshared(onOutput)
    let advance = Unshared(onProgress)
    return CallContext(
      host: host, report: { advance($0.advance) }, print: { show(.printed($0)) },
      isCancelled: isCancelled)
  }
}

/// A callback that is only called while the session's own thread waits for the work that calls it.
private struct Unshared<Argument>: @unchecked Sendable {
  private let callback: (Argument) -> Void
  init(_ callback: @escaping (Argument) -> Void) { self.callback = callback }
  func callAsFunction(_ argument: Argument) { callback(argument) }
}

extension Progress {
  var advance: Advance {
    Advance(
      task: task, done: done, total: total, unit: unit, figures: figures,
      isMilestone: isMilestone)
  }
}

extension Detail {
  init(_ block: Block) {
    switch block {
    case .text(let text): self = .text(text)
    case .table(let table):
      self = .table(header: table.header, rows: table.rows, note: table.note)
    }
  }
}
