import CEdit
import Glibc
import Wording

/// Reads lines that are edited at a terminal with libedit.
final class LineEditor {
  let helper: any TypingHelper
  let look: Look
  let output: Int32
  var keys: KeyReader
  var editor: OpaquePointer?
  var folds = Folds()
  var entries: [String] = []
  var walk: HistoryWalk?
  /// What was pasted, between its arrival and the key that stands for it.
  var arriving = ""
  /// How many bytes before the cursor it takes the place of.
  var replaced = 0
  /// Keys that are yet to be pressed again.
  var repeated: [UInt32] = []
  /// What the line begins with, until it does.
  var draft: String?
  /// The lines above the one that is edited, of the same statement.
  var above = ""
  var promptWidth = 0
  var hint = ShownHint()
  /// Whether some of the line has a colour on the screen.
  var isColoured = false
  /// What Tab has listed.
  var cycle: CandidateCycle?
  /// The search through earlier statements that goes on.
  var search: HistorySearch?
  /// What was searched for last.
  var lastQuery = ""
  /// What stands before the line, as it is when no search goes on.
  var prompt = ""
  /// Whether the terminal is another's, until the shell lets us go on.
  var isSuspended = false
  /// Why reading stops before a line is complete.
  var stop: Reading?

  /// How the editor behaves.
  struct Look {
    var usesVi = false
    /// Whether the line is left to the terminal, and nothing drawn or moved.
    var isPlain = false
    /// Whether the terminal can move its cursor and mark what is pasted.
    var canMove = true
    var style = Style(usesColour: false, redraws: false)
  }

  enum Reading: Equatable {
    case line(String)
    /// Ctrl-C.
    case interrupted(isOnEmptyLine: Bool)
    /// Ctrl-D.
    case ended
    /// Nobody is at the terminal any longer, or a signal has asked to end.
    case lost
  }

  init(
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, signals: Int32, look: Look,
    helper: any TypingHelper
  ) {
    self.helper = helper
    self.look = look
    self.output = output
    keys = KeyReader(file: input, signals: signals)
    edit_set_locale()
    editor = edit_open(input, output, look.usesVi, calls)
    bindKeys()
  }

  deinit { if let editor { edit_close(editor) } }

  /// Reads one line; `above` are the lines that the statement has already, and a draft is what the
  /// line begins with, as if it had been typed.
  func read(prompt: String, above: String = "", draft: String? = nil) -> Reading {
    guard let editor else { return .ended }
    self.above = above
    self.draft = draft
    stop = nil
    walk = nil
    (cycle, search, isColoured) = (nil, nil, false)
    catchUp()
    if Signals.ending != nil { return .lost }
    // Ctrl-C between two lines of a statement is meant for all of it.
    if !above.isEmpty, Interruption.isRequested {
      write("\n")
      return .interrupted(isOnEmptyLine: false)
    }
    if look.isPlain { return readPlainly(prompt: prompt, draft: draft ?? "") }
    self.prompt = prompt
    setPrompt(prompt)
    if look.canMove { write(Self.pasteMarksOn) }
    Signals.handleSuspension(true)
    let line = edit_read(editor, look.canMove ? "\r\u{1B}[K" : "")
    Signals.handleSuspension(false)
    if look.canMove { write(Self.pasteMarksOff) }
    guard stop == nil, let line else {
      // A terminal that was hung up ends the input before the signal comes.
      if keys.isHungUp { return .lost }
      write("\n")
      return stop ?? .ended
    }
    let text = String(cString: line)
    return .line(folds.unfolded(text.hasSuffix("\n") ? String(text.dropLast()) : text))
  }

  /// Takes the earlier statements, oldest first.
  func recall(_ entries: [String]) {
    self.entries = entries
    guard let editor else { return }
    edit_history_clear(editor)
    for entry in entries { edit_history_add(editor, folds.recalled(entry)) }
  }

  static let pasteMarksOn = "\u{1B}[?2004h"
  static let pasteMarksOff = "\u{1B}[?2004l"

  /// Has a text stand before the line from when it is drawn next.
  func setPrompt(_ prompt: String) {
    guard let editor else { return }
    promptWidth = displayWidth(of: prompt)
    edit_set_prompt(editor, marked(prompt))
  }

  /// The prompt in colour, for libedit: escapes between marks, and none at the end.
  private func marked(_ prompt: String) -> String {
    guard look.style.usesColour, prompt == self.prompt,
      let name = prompt.split(separator: ">").first
    else { return prompt }
    return "\u{1}\u{1B}[1;36m\u{1}\(name)\u{1}\u{1B}[0m\u{1}" + prompt.dropFirst(name.count)
  }

  private var calls: edit_calls {
    edit_calls(
      context: Unmanaged.passUnretained(self).toOpaque(),
      next: { context, character in
        guard let context, let character else { return 0 }
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        guard let code = editor.nextCode() else { return 0 }
        character.pointee = code
        return 1
      },
      key: { context, character in
        guard let context else { return edit_nothing }
        let editor = Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
        return editor.press(character)
      })
  }

  /// Forgets signals that came while no line was edited, but for a new size of the window.
  private func catchUp() {
    guard let editor else { return }
    keys.dropSignals()
    edit_resize(editor)
  }

  /// Writes to the terminal.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(output, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if count < 0, errno != EINTR { return }
        done += max(count, 0)
      }
    }
  }
}
