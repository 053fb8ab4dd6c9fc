import CEdit
import Glibc
import Wording

extension LineEditor {
  func bindKeys() {
    guard let editor else { return }
    for key in Key.allCases {
      edit_bind(editor, key.binding, key.function ?? "vae-key")
      edit_bind_command(editor, key.binding, key.function ?? "vae-key")
    }
    for key in ["^I", "^A", "^E", "^R", "^S"] { edit_bind(editor, key, "vae-key") }
    for key in ["/", "?", "n", "N"] { edit_bind_command(editor, key, "vae-key") }
  }

  /// The next character for libedit, or the control code of a key; nil where reading ends.
  func nextCode() -> UInt32? {
    if let draft {
      arriving = draft
      self.draft = nil
      return UInt32(Key.paste.rawValue)
    }
    while true {
      if stop != nil { return nil }
      if let code = repeated.popLast() { return code }
      let isTyping = !keys.hasMore
      if isTyping, !isSuspended {
        straighten()
        showColours()
        showHint()
      }
      let event = keys.next()
      if isTyping { clearHint() }
      if searching(event) { continue }
      switch event {
      case .character(let scalar): return code(for: scalar)
      case .key(let key): return pressing(UInt32(key.rawValue), times: scalars(under: key))
      case .paste(let block):
        arriving = block.composed
        return UInt32(Key.paste.rawValue)
      case .signal(let number):
        if let code = code(for: number) { return code }
      case .end:
        stop = .ended
        return nil
      }
    }
  }

  private func code(for signal: Int32) -> UInt32? {
    switch signal {
    case SIGINT, SIGTERM, SIGHUP: return UInt32(Key.interrupt.rawValue)
    case SIGWINCH: fitWindow()
    case SIGTSTP: suspend()
    case SIGCONT: takeTerminalAgain()
    default: break
    }
    return nil
  }

  /// Does what a key is for.
  func press(_ code: Int32) -> edit_reply {
    guard let editor else { return edit_nothing }
    if code == Self.tab { return completeWord() }
    if let found = search(byKey: code) { return found }
    switch Self.keysWithControl[code] ?? UInt8(exactly: code).flatMap(Key.init(rawValue:)) {
    case .up: return goUp()
    case .down: return goDown()
    case .home: return move(to: line.startOfRow)
    case .end: return move(to: line.endOfRow)
    case .newline: edit_insert(editor, "\n")
    case .paste:
      edit_delete(editor, replaced)
      replaced = 0
      edit_insert(editor, folds.pasted(arriving.withoutLastNewline))
    case .interrupt:
      stop = Signals.ending == nil ? .interrupted(isOnEmptyLine: line.text.isEmpty) : .lost
      edit_move(editor, line.text.utf8.count)
    default: return edit_beep
    }
    return edit_refresh
  }

  /// What a key that searches does; nil for all others.
  private func search(byKey code: Int32) -> edit_reply? {
    switch UInt8(exactly: code).map(UnicodeScalar.init) {
    case "\u{12}": search(older: true)
    case "\u{13}": search(older: false)
    case "/": search(older: true, isOfVi: true)
    case "?": search(older: false, isOfVi: true)
    case "n": searchAgain(older: true)
    case "N": searchAgain(older: false)
    default: nil
    }
  }

  private static let tab: Int32 = 0x09

  /// Ctrl-A and Ctrl-E.
  private static let keysWithControl: [Int32: Key] = [0x01: .home, 0x05: .end]

  /// What is on the line, and the cursor's place in it in bytes.
  var line: EditedLine {
    guard let editor else { return EditedLine(text: "", cursor: 0) }
    var cursor = 0
    var length = 0
    guard let bytes = edit_text(editor, &cursor, &length) else {
      return EditedLine(text: "", cursor: 0)
    }
    let text = UnsafeRawBufferPointer(start: bytes, count: length)
    return EditedLine(text: String(decoding: text, as: UTF8.self), cursor: cursor)
  }

  private func goUp() -> edit_reply {
    if let place = line.placeAbove { return move(to: place) }
    startWalk()
    return show(walk?.earlier(in: entries))
  }

  private func goDown() -> edit_reply {
    if let place = line.placeBelow { return move(to: place) }
    guard walk != nil else { return edit_beep }
    startWalk()
    return show(walk?.later(in: entries))
  }

  private func startWalk() {
    let text = folds.unfolded(line.text)
    if walk?.shown != text { walk = HistoryWalk(from: text, count: entries.count) }
  }

  private func show(_ entry: String?) -> edit_reply {
    guard let editor, let entry else { return edit_beep }
    edit_replace(editor, folds.recalled(entry))
    return edit_refresh
  }

  private func move(to place: Int) -> edit_reply {
    guard let editor else { return edit_nothing }
    edit_move(editor, place)
    return edit_refresh
  }
}

extension String {
  fileprivate var withoutLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
