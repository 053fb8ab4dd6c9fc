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
    let width = max(columns, 1)
    var place = (row: promptWidth / width, column: promptWidth % width)
    let start = String(decoding: Array(line.text.utf8.prefix(offset)), as: UTF8.self)
    for scalar in start.unicodeScalars {
      switch scalar {
      case "\n": place = (place.row + 1, 0)
      case "\t": place.column = (place.column / 8 + 1) * 8
      default:
        // What libedit takes for the width, as it is libedit that draws the line.
        let needed = Int(edit_width(scalar.value))
        if place.column + needed > width { place = (place.row + 1, 0) }
        place.column += needed
      }
      if place.column >= width { place = (place.row + 1, 0) }
    }
    return place
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
    kill(getpid(), SIGSTOP)
  }

  /// The shell has let us go on, and may have changed the terminal.
  func takeTerminalAgain() {
    guard let editor else { return }
    edit_take_terminal(editor, false)
    edit_take_terminal(editor, true)
    if look.canMove { write(Self.pasteMarksOn + "\r\u{1B}[J") }
    edit_resize(editor)
    edit_draw(editor)
  }
}
