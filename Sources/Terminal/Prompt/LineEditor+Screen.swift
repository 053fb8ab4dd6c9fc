import CEdit
import Glibc

extension LineEditor {
  /// The terminal's columns, 80 where it does not say.
  var columns: Int { size.columns }

  var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (24, 80) }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// How far below the prompt's row the cursor is, and its column.
  func screenPlace(ofByte offset: Int) -> (row: Int, column: Int) {
    let start = String(decoding: Array(line.text.utf8.prefix(offset)), as: UTF8.self)
    var place = ScreenPlace(promptWidth: promptWidth, columns: columns)
    for scalar in start.unicodeScalars { place.pass(scalar) }
    return (place.row, place.column)
  }

  /// Shows lines where the prompt was, and prompt and line again below them.
  func showAbove(_ text: String) {
    guard let editor else { return }
    eraseLine()
    write(text + "\n")
    edit_draw(editor)
  }

  /// Clears prompt and line from the screen, the cursor where the prompt was.
  func eraseLine() {
    guard look.canMove else { return write("\n") }
    let row = screenPlace(ofByte: line.cursor).row
    write((row > 0 ? "\u{1B}[\(row)A" : "") + "\r\u{1B}[J")
  }

  func fitWindow() {
    guard let editor else { return }
    eraseLine()
    edit_resize(editor)
    edit_draw(editor)
  }

  /// Gives the terminal back as it was, and stops until the shell lets us go on.
  func suspend() {
    guard let editor else { return }
    if look.canMove { write(Self.pasteMarksOff) }
    edit_take_terminal(editor, false)
    isSuspended = true
    kill(getpid(), SIGSTOP)
  }

  /// The shell has let us go on, and may have changed the terminal.
  func takeTerminalAgain() {
    guard let editor else { return }
    isSuspended = false
    edit_take_terminal(editor, false)
    edit_take_terminal(editor, true)
    if look.canMove { write(Self.pasteMarksOn + "\r\u{1B}[J") }
    edit_resize(editor)
    edit_draw(editor)
  }
}
