import Wording
import Commands
import Files
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

  let interpreter = Evaluator(vocabulary)
  /// The disk as statements see it.
  let host: NotingHost
  let exporters: [Exporter]
  let isCancelled: @Sendable () -> Bool
  private let deadline: Deadline
  private let onOutput: (Output) -> Void
  let onProgress: (Advance) -> Void
  let figures: FigureFolder
  let recorder: Recorder
  /// What `:undo` can take back, the last at the end.
  var undoable: [Undoable] = []
  /// What `:redo` can give back, the first at the end.
  var redoable: [Redoable] = []
  /// How many texts were entered so far.
  var enteredTexts = 0
  /// What the statement that runs may change, as it was.
  var before: Bindings?
  /// Which statements say how long they took.
  var timing = Timing.never
  /// The script that is being stepped through.
  var opened: OpenScript?
  /// The files that `:save` has written, which it may write over.
  var saved: Set<String> = []
  /// Where logs are made; nil where there is to be none.
  var logFolder: String?
  var log: SessionLog?
  /// The last session that was lost, if it was not brought back.
  var recoverable: LoggedSession?
  /// The one that `:recover` has opened, as long as it has not run to its end.
  var recovering: LoggedSession?
  /// What `result` was given, each name once.
  var results: [(name: String, value: Value)] = []
  /// Where results are kept from one run to the next, if they are.
  var cache: ResultFolder?
  /// What programs may command a terminal to do.
  var codes = OwnCodes()
  private var pending = PendingInput()
  /// How values are shown.
  public var display = Display()
  /// Whether what runs was entered at a prompt, where its names can be worked with afterwards.
  var isEntered = false
  /// Tells how many columns messages may take, nil where that is not limited.
  public var messageWidth: () -> Int? = { nil }
  /// Who goes along with what is entered.
  public weak var companion: (any Companion)?

  /// A session on the real disk.
  ///
  /// - Parameters:
  ///   - exporters: How `:save` writes what is not a script.
  ///   - onOutput: Called with everything that a statement shows, as it does.
  ///   - onProgress: Called while long work goes on.
  ///   - isCancelled: Asked while commands work; they stop once it answers true.
  public convenience init(
    exporters: [Exporter] = [],
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    let deadline = Deadline(TimeLimit.stated)
    self.init(
      host: SafeMode.host { isCancelled() || deadline.isOver }, exporters: exporters,
      onOutput: onOutput, onProgress: onProgress, isCancelled: isCancelled, deadline: deadline)
  }

  /// A session on a host of one's own.
  package init(
    host: any Host, exporters: [Exporter] = [],
    onOutput: @escaping (Output) -> Void = { _ in },
    onProgress: @escaping (Advance) -> Void = { _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }, deadline: Deadline? = nil
  ) {
    self.host = NotingHost(host)
    recorder = Recorder(clock: host)
    self.exporters = exporters
    let deadline = deadline ?? Deadline(TimeLimit.stated)
    self.deadline = deadline
    self.isCancelled = { isCancelled() || deadline.isOver }
    self.onOutput = onOutput
    self.onProgress = onProgress
    figures = FigureFolder(host: host)
  }

  /// Checks a whole program, then runs it, its options given as `name=value`.
  ///
  /// Names keep the values that they were given, also where the program fails.
  @discardableResult
  public func run(_ script: Script, settings: [String] = []) -> Ending {
    beginTime()
    return reading(script) { program, bytes in
      do throws(EvaluationFailure) {
        let options = try program.options(from: settings)
        recorder.settings = settings
        return record(program, bytes: bytes, from: program.source.name) {
          perform(program, options: options, isWhole: true)
        }
      } catch {
        return .refused(messages: messages(of: error.diagnostics, in: program.source))
      }
    }
  }

  /// Reports every mistake that can be seen without running a program.
  public func check(_ script: Script) -> Ending {
    reading(script) { program, _ in
      do throws(EvaluationFailure) {
        for warning in try interpreter.checked(program, host: host).warnings {
          onOutput(.printed(warning.rendered(in: program.source)))
        }
        return .done
      } catch {
        return .refused(messages: messages(of: error.diagnostics, in: program.source))
      }
    }
  }

  /// Takes the bytes of a line of standard input, its end included, and runs what is complete; not
  /// nil where that ends the run.
  public func feed(_ line: [UInt8]) -> Ending? {
    beginTime(again: true)
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
    reading(script) { program, _ in
      if program.hasErrors {
        return .refused(messages: messages(of: program.diagnostics, in: program.source))
      }
      onOutput(.printed(program.usage))
      return .done
    }
  }

  /// The value of a name as one line, nil where it has none.
  public func summary(of name: String) -> String? { interpreter[name]?.summary }

  private func endOfStatement(_ program: Program) -> Ending? {
    pending.takeAll()
    let ending = record(program, from: program.source.name, isPiece: true) {
      performGroups(program)
    }
    return ending == .done ? nil : ending
  }

  private func reading(_ script: Script, _ body: (Program, [UInt8]) -> Ending) -> Ending {
    switch script {
    case .text(let text, let name):
      let bytes = Array(text.utf8)
      return body(parse(Source(name: name, bytes: bytes), mode: .file), bytes)
    case .file(let path):
      if exporters.contains(where: { path.hasSuffix($0.suffix) }) {
        let said = "error: \(path) must be a script, but is named as a page or a notebook"
        let help = "vae open \(path) takes the script out of one"
        return .refused(messages: [Message("\(said)\n  help: \(help)")])
      }
      do {
        let bytes = try host.unnoted.read(path)
        return body(parse(Source(name: path, bytes: bytes), mode: .file), bytes)
      } catch {
        let message = Message("error: \(error.message)")
        return isCancelled() ? .interrupted(message: message) : .refused(messages: [message])
      }
    }
  }

  /// What takes long is done before it goes through the gate.
  private func show(_ value: Value, through gate: Gate) throws {
    guard case .object(let object) = value, let drawing = object.content as? any Drawable else {
      let (shown, kept) = (display.shown(value), Display.kept(value))
      return try gate.pass { emit(shown, keeping: kept) }
    }
    let svg = drawing.svg()
    try gate.pass {
      let (path, obstacle) = try place(of: svg, drawing)
      let preview = FigurePreview(of: drawing)
      emit(.figure(svg: svg, summary: value.summary, path: path, preview: preview))
      if let obstacle { emit(.note("the figure is not saved: \(obstacle)")) }
    }
  }

  /// Where a drawing is saved; at a prompt, where it is seen all the same, why it cannot be.
  private func place(
    of svg: SVGDocument, _ drawing: any Drawable
  ) throws -> (path: String?, obstacle: String?) {
    do {
      return (try drawing.drawingPath ?? figures.save(svg.text, as: drawing.drawingName), nil)
    } catch let error as HostError where isEntered {
      return (nil, error.message)
    }
  }

  /// Shows what a statement gives, and records it; for files as it is to be kept, where that differs.
  func emit(_ output: Output, keeping kept: Output? = nil) {
    let output = passing(output.harmless)
    recorder.add(kept?.harmless ?? output)
    log?.show(output)
    onOutput(output)
  }

  /// What is printed, without codes that the program did not write.
  private func passing(_ output: Output) -> Output {
    if case .printed(let line) = output { .printed(codes.passing(line)) } else { output }
  }

  /// Shows what belongs to no statement.
  public func say(_ output: Output) { onOutput(output.harmless) }

  func messages(of diagnostics: [Diagnostic], in source: Source) -> [Message] {
    let columns = messageWidth()
    return diagnostics.map { Message(told($0).toned(in: source, columns: columns)) }
  }

  /// What has gone wrong, as it is to be told: the end of the time as such, and nothing of what
  /// stands in files where that is to be kept back.
  private func told(_ diagnostic: Diagnostic) -> Diagnostic {
    var told = diagnostic
    if let fault = timeFault, told.message.hasPrefix("interrupted") { told.message = fault }
    return host.quotesFiles ? told : told.keepingBack(host.files.map(\.path))
  }

  /// How long a run may take, and each line that is entered; nil for as long as it does.
  public var timeLimit: Duration? {
    get { deadline.limit }
    set { deadline.limit = newValue }
  }

  /// Begins to count the time of something that is run; of more input of the same with `again`.
  func beginTime(again: Bool = false) { if !again || !deadline.hasBegun { deadline.begin() } }

  /// What is said in place of an interruption where the time is over; nil where it is not.
  var timeFault: String? {
    deadline.limit.flatMap { deadline.isOver ? "the time limit of \($0.inWords) is over" : nil }
  }

  /// Runs the statements of a checked program, and shows what they give.
  func execute(
    _ checked: CheckedProgram, options: [String: Value], beginning: @escaping (Statement) -> Void
  ) throws(EvaluationFailure) {
    let context = context
    try interpreter.run(checked, in: context, options: options, beginning: beginning) {
      try self.show($1, through: context.gate)
    }
  }

  private var context: CallContext {
    let show = Unshared<Output> { [self] in emit($0) }
    let advance = Unshared(onProgress)
    let result = Unshared<[(name: String, value: Value)]> { [self] in keep($0) }
    return CallContext(
      host: host, report: { advance($0.advance) }, printsWhole: display.printsWhole,
      print: { show(.printed($0)) }, isCancelled: isCancelled, noteResult: { result($0) },
      cache: cache)
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
