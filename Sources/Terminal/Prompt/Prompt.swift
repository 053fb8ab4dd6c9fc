import Glibc
public import Sessions
import Wording

/// The session that is typed at a terminal, statement by statement.
public final class Prompt {
  private let session: Session
  private let printer: Printer
  private let editor: LineEditor
  private let companion: (any Companion)?
  private var history: History
  /// What is to be said once the prompt has said what it is.
  private var notes: [String] = []
  /// Whether the last wish to leave was answered with what would be lost.
  private var wasWarned = false

  /// How the prompt is to be, where the terminal does not decide.
  public struct Options: Sendable {
    /// Whether keys are those of vi; otherwise those that .editrc names, or of emacs.
    public var usesVi: Bool
    /// Whether nothing is redrawn or coloured, and lines are edited by the terminal alone, as suits a
    /// screen reader.
    public var isPlain: Bool

    public init(usesVi: Bool = false, isPlain: Bool = false) {
      self.usesVi = usesVi
      self.isPlain = isPlain
    }
  }

  /// A prompt on standard input and output, which are a terminal.
  ///
  /// - Parameters:
  ///   - exporters: How `:save` writes what is not a script.
  ///   - companion: Who goes along with what is entered, as a lesson does.
  public init(
    _ options: Options = Options(), exporters: [Exporter] = [], companion: (any Companion)? = nil
  ) {
    let printer = Printer(isPlain: options.isPlain, isAtPrompt: true)
    let signals = Signals.watch()
    session = Session(
      exporters: exporters,
      onOutput: { printer.show($0) }, onProgress: { printer.show($0) },
      isCancelled: { Interruption.isRequested })
    session.companion = companion
    session.display.roundsNumbers = true
    session.display.rowWidth = options.isPlain ? 0 : 60
    session.messageWidth = { Stream.errors.size?.columns }
    if let folder = Places.cache { session.keepResults(in: folder) }
    var notes: [String] = []
    history = History(path: Places.state.map { $0 + "/history" }) { notes.append($0) }
    let look = LineEditor.Look(
      usesVi: options.usesVi, isPlain: options.isPlain, canMove: !Style.isDumb,
      style: printer.style)
    editor = LineEditor(signals: signals, look: look, helper: session)
    editor.recall(history.entries)
    self.notes = notes
    self.printer = printer
    self.companion = companion
  }

  /// Asks for statements and runs them until the user leaves, and returns the exit status.
  ///
  /// - Parameter first: What is entered before the user is asked, as ":lesson traces".
  public func run(beginningWith first: String? = nil) -> Int32 {
    printer.note(Self.banner)
    for note in notes { printer.note(note) }
    session.beginLog()
    runStartUpFile()
    if let first { printer.report(session.enter(first)) }
    while let statement = nextStatement() {
      if !run(statement), mayLeave(on: statement.trimmed) { break }
    }
    history.tidy()
    if let number = Signals.ending { Signals.end(by: number) }
    session.endLog()
    if let farewell = companion?.farewell { printer.note(farewell) }
    return 0
  }

  private static let banner =
    "vae \(Session.version) · ?name explains a command, :help lists what there is, Ctrl-D leaves"

  private func runStartUpFile() {
    guard !SafeMode.isOn, let path = Places.startUp, access(path, F_OK) == 0 else { return }
    printer.report(session.run(.file(path)))
  }

  /// Reads lines until they are a statement; nil where the session is to end.
  private func nextStatement() -> String? {
    var text = ""
    while true {
      if text.isEmpty { Interruption.reset() }
      Echo.restore()
      let draft = text.isEmpty ? companion?.takeDraft() : nil
      switch editor.read(prompt: text.isEmpty ? "vae> " : "...> ", above: text, draft: draft) {
      case .line(let line):
        text += line.directive(behind: draft) ?? line
        if !Session.isIncomplete(text) { return text }
        text += "\n"
        continue
      case .interrupted(isOnEmptyLine: true) where text.isEmpty:
        printer.note("Ctrl-D or :quit leaves")
      case .interrupted: break
      case .lost:
        Signals.noteHangUp()
        return nil
      case .ended:
        if text.isEmpty, mayLeave(on: "Ctrl-D") { return nil }
      }
      text = ""
    }
  }

  /// Runs a statement, or those of a transcript in turn; false where one is a wish to leave.
  private func run(_ text: String) -> Bool {
    Session.statements(typedIn: text).allSatisfy(runOne)
  }

  private func runOne(_ statement: String) -> Bool {
    let text = statement.trimmed
    if text.isEmpty { return true }
    if history.add(statement, note: printer.note) { editor.recall(history.entries) }
    if Self.farewells.contains(text) { return false }
    let ending = session.enter(statement)
    printer.report(ending)
    if ending == .quit { return false }
    wasWarned = false
    return true
  }

  /// Whether the session may end: at once where nothing would be lost, or else when asked twice.
  private func mayLeave(on farewell: String) -> Bool {
    let names = session.unsaved
    if names.isEmpty || wasWarned { return true }
    wasWarned = true
    let objects = names.count == 1 ? "a trained model" : "trained models"
    printer.note(
      """
      \(objects) would be lost: \(names.joined(separator: ", "))
      save(\(names[0]), "\(names[0]).safetensors") keeps one; \(farewell) again leaves without
      """)
    return false
  }

  private static let farewells: Set = ["quit", "exit"]
}

extension Session: TypingHelper {}

extension String {
  /// A directive that was typed behind a draft, which it is not meant to go on with.
  fileprivate func directive(behind draft: String?) -> String? {
    guard let draft, hasPrefix(draft) else { return nil }
    let rest = dropFirst(draft.count).drop { $0.isWhitespace }
    return rest.hasPrefix(":") || rest.hasPrefix("?") ? String(rest) : nil
  }
}
