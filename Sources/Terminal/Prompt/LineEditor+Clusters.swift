import CEdit
import Wording

/// Characters that are made of several, as a letter and its marks, or people joined in an emoji. To
/// libedit each part is a character of a column.
extension LineEditor {
  /// The code for a character; a mark becomes one with the letter before it, if there is such a one.
  func code(for scalar: Unicode.Scalar) -> UInt32 {
    if Self.erasers.contains(scalar) {
      return pressing(scalar.value, times: line.characterBefore?.unicodeScalars.count ?? 1)
    }
    guard let letter = line.characterBefore?.unicodeScalars.last,
      let whole = letter.composed(with: scalar)
    else { return scalar.value }
    (arriving, replaced) = (String(whole), String(letter).utf8.count)
    return UInt32(Key.paste.rawValue)
  }

  /// Backspace, as terminals send it.
  private static let erasers: [Unicode.Scalar] = ["\u{8}", "\u{7F}"]

  /// How many of libedit's characters a key goes over.
  func scalars(under key: Key) -> Int {
    switch key {
    case .left: line.characterBefore?.unicodeScalars.count ?? 1
    case .right, .delete: line.characterAfter?.unicodeScalars.count ?? 1
    case .up, .down, .home, .end, .wordLeft, .wordRight, .newline, .paste, .interrupt: 1
    }
  }

  /// A key's code, which is then pressed again until it has been so often.
  func pressing(_ code: UInt32, times count: Int) -> UInt32 {
    repeated = Array(repeating: code, count: count - 1)
    return code
  }

  /// Draws a line with marks anew, and puts the cursor where it belongs on the screen.
  func straighten() {
    guard let editor, look.canMove, !look.isPlain, search == nil else { return }
    let line = line
    // Joined emoji are left alone: terminals differ in how wide they are.
    guard
      line.text.unicodeScalars.contains(where: {
        $0.properties.canonicalCombiningClass != .notReordered
      })
    else { return }
    eraseLine()
    edit_draw(editor)
    let (cursor, end) = (
      screenPlace(ofByte: line.cursor), screenPlace(ofByte: line.text.utf8.count)
    )
    guard end.row == 0, cursor.column > 0 else { return }
    write("\r\u{1B}[\(cursor.column)C")
  }
}
