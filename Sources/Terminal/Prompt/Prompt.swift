import Glibc
public import Sessions

/// The session that is typed at a terminal, statement by statement.
public final class Prompt {
  private let session: Session
  private let printer: Printer
  private let editor: LineEditor
  private var history: History
  /// Whether the last thing typed was a wish to leave that was answered with a warning.
  private var wasWarned = false

  /// How the prompt is to be, where the terminal does not decide.
  public struct Options: Sendable {
    /// Whether keys are those of vi; otherwise those of .editrc, or of emacs.
    public var usesVi = false
    /// Whether nothing is redrawn or coloured, as suits a screen reader.
    public var isPlain = false

    public init(usesVi: Bool = false, isPlain: Bool = false) {
      self.usesVi = usesVi
      self.isPlain = isPlain
    }
  }

  public init(_ options: Options = Options()) {
    let signals = Signals.watch()
    let printer = Printer(isPlain: options.isPlain, showsPreviews: true)
    let session = Session(
      coloursMessages: printer.coloursErrors,
      onOutput: { printer.show($0) },
      onProgress: { printer.show($0) },
      isCancelled: { Interruption.isRequested })
    let look = LineEditor.Look(
      usesVi: options.usesVi, isPlain: options.isPlain, canMove: Places.value("TERM") != "dumb",
      style: printer.style)
    editor = LineEditor(signals: signals, look: look, helper: session)
    history = History(path: Places.history, note: { printer.note($0) })
    editor.recall(history.entries)
    self.printer = printer
    self.session = session
  }

  /// Asks for statements and runs them until the user leaves, and returns the exit status.
  public func run() -> Int32 {
    printer.note("vae \(Session.version) · ?name explains a command, :help the rest, Ctrl-D leaves")
    runStartUpFile()
    while Signals.ending == nil, let statement = nextStatement() {
      if !run(statement) { break }
    }
    history.tidy()
    if let number = Signals.ending { Signals.end(by: number) }
    return 0
  }

  private func runStartUpFile() {
    guard let path = Places.startUp, access(path, F_OK) == 0 else { return }
    _ = printer.close(with: session.run(.file(path)))
  }

  /// Reads lines until they are a statement; nil at the end of input.
  private func nextStatement() -> String? {
    var text = ""
    while true {
      Interruption.reset()
      switch editor.read(prompt: text.isEmpty ? "vae> " : "...> ", above: text) {
      case .line(let line):
        text += line
        if !session.isIncomplete(text) { return text }
        text += "\n"
      case .interrupted:
        printer.newLine()
        text = ""
      case .ended:
        printer.newLine()
        if text.isEmpty || Signals.ending != nil { return nil }
        text = ""
      }
    }
  }

  /// Runs a statement; false where it is a wish to leave.
  private func run(_ statement: String) -> Bool {
    let text = statement.trimmed
    if text.isEmpty { return true }
    if history.add(statement, note: printer.note) { editor.recall(history.entries) }
    if Self.farewells.contains(text) { return false }
    let began = Meter.now()
    let ending = session.enter(statement)
    _ = printer.close(with: ending)
    printer.tell(timeTaken: Meter.now() - began)
    return true
  }

  private static let farewells: Set = [":quit", ":q", "quit", "exit"]
}

extension Session: TypingHelper {}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
