import Commands
package import Interpreter
import Syntax

/// A session of the language: source text goes in, what it shows comes out, and names keep their
/// values from one text to the next.
///
/// A session is used from one thread. `onOutput` and `onProgress` are called on it while `run`
/// works, `isCancelled` from any thread that works for it.
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
  /// Statements of standard input whose end has not come yet.
  private var pending = ""
  private var linesRead = 0

  /// A session on the real disk.
  ///
  /// - Parameters:
  ///   - coloursMessages: Whether messages carry a terminal's colours.
  ///   - isCancelled: Asked while commands work; they stop once it answers true.
  ///   - onOutput: Called with everything that a statement shows, as it does.
  ///   - onProgress: Called while long work goes on.
  public convenience init(
    coloursMessages: Bool = false, isCancelled: @escaping @Sendable () -> Bool = { false },
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in }
  ) {
    self.init(
      host: DiskHost(), coloursMessages: coloursMessages, isCancelled: isCancelled,
      onOutput: onOutput, onProgress: onProgress)
  }

  /// A session on a host of one's own.
  package init(
    host: any Host, coloursMessages: Bool = false,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in }
  ) {
    self.host = host
    self.coloursMessages = coloursMessages
    self.isCancelled = isCancelled
    self.onOutput = onOutput
    self.onProgress = onProgress
    figures = FigureFolder(host: host)
  }

  /// Checks a whole program, then runs it, its options given as `name=value`.
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

  /// Takes a line of standard input, and runs what is complete; not nil where that ends the run.
  public func feed(_ line: String) -> Ending? {
    pending += line
    let program = parsePending()
    if program.isIncomplete { return nil }
    return endOfStatement(program)
  }

  /// Runs what is left of standard input.
  public func finish() -> Ending {
    pending.isEmpty ? .done : endOfStatement(parsePending()) ?? .done
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
      let near = vocabulary.suggestions(for: name).map { "\"\($0)\"" }
      let hint = near.isEmpty ? "vae help lists all" : "did you mean \(near.joined(separator: ", "))?"
      return .refused(messages: ["error: there is no command \"\(name)\"\n  help: \(hint)"])
    }
    onOutput(.printed(page))
    return .done
  }

  /// The value of a name as one line, nil where it has none.
  public func summary(of name: String) -> String? { interpreter[name]?.summary }

  private func parsePending() -> Program {
    // Empty lines in front keep the numbers of lines those of the input.
    let text = String(repeating: "\n", count: linesRead) + pending
    return parse(Source(name: "<stdin>", bytes: Array(text.utf8)), mode: .prompt)
  }

  private func endOfStatement(_ program: Program) -> Ending? {
    linesRead += pending.utf8.count { $0 == UInt8(ascii: "\n") }
    pending = ""
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
        return .refused(messages: ["error: \(error.message)"])
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
      try interpreter.run(program, in: context, options: options, isWhole: isWhole) {
        try show($1)
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

  private func show(_ value: Value) throws {
    if case .object(let object) = value, let drawing = object.content as? any Drawable {
      let path = try drawing.drawingPath ?? figures.save(drawing)
      return onOutput(.figure(svg: drawing.svg(), summary: value.summary, path: path))
    }
    onOutput(.value(summary: value.summary, details: value.detail.map(Detail.init)))
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
