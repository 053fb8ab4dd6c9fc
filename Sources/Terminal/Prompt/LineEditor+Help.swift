import CEdit
import Sessions
import Wording

/// What helps while a statement is typed.
protocol TypingHelper {
  /// What can be typed at a place, in bytes, of a text.
  func completions(in text: String, at offset: Int) -> Completion
  /// How the call being typed at a place is written.
  func hint(in text: String, at offset: Int) -> String?
}

/// A hint on the screen.
struct ShownHint {
  /// What takes it away again; empty where none is shown.
  var eraser = ""
}

extension LineEditor {
  /// Tab: types what is certain, or lists what is possible.
  func completeWord() -> edit_reply {
    guard let editor else { return edit_nothing }
    let line = line
    let isIndentation = line.isBlankBeforeCursor && (!above.isEmpty || line.hasRowsAbove)
    if isIndentation || keys.hasMore {
      edit_insert(editor, "  ")
      return edit_refresh
    }
    if let next = cycle?.next(on: line) { return show(next) }
    let offset = above.utf8.count + line.cursor
    let completion = helper.completions(in: above + line.text, at: offset)
    let typed = line.text.utf8.bytes(
      from: completion.replaced.lowerBound - above.utf8.count, to: line.cursor)
    guard let common = completion.commonPrefix else { return edit_beep }
    if completion.candidates.count == 1 || common.hasPrefix(typed) && common != typed {
      edit_delete(editor, typed.utf8.count)
      edit_insert(editor, common)
      return edit_refresh
    }
    cycle = CandidateCycle(completion.candidates, typed: typed, on: line)
    showAbove(
      CandidateList(completion.candidates, style: look.style).lines(size)
        .joined(separator: "\n"))
    return edit_nothing
  }

  /// Puts the next candidate in the place of the last.
  private func show(_ next: (replaced: Int, text: String)) -> edit_reply {
    guard let editor else { return edit_nothing }
    edit_delete(editor, next.replaced)
    edit_insert(editor, next.text)
    cycle?.shown = line
    return edit_refresh
  }

  /// Shows how the call being typed is written, behind the line.
  func showHint() {
    guard look.canMove, look.style.usesColour, !look.isPlain else { return }
    let line = line
    guard search == nil,
      let text = helper.hint(in: above + line.text, at: above.utf8.count + line.cursor)
    else { return }
    let cursor = screenPlace(ofByte: line.cursor)
    let end = screenPlace(ofByte: line.text.utf8.count)
    let room = columns - end.column - 4
    guard cursor.row == end.row, room >= 12 else { return }
    let right = end.column - cursor.column + 2
    let go = "\u{1B}7\u{1B}[\(right)C"
    hint.eraser = go + "\u{1B}[K\u{1B}8"
    write(go + look.style.faint(text.shortened(to: room)) + "\u{1B}8")
  }

  func clearHint() {
    guard !hint.eraser.isEmpty else { return }
    write(hint.eraser)
    hint.eraser = ""
  }
}

extension Completion {
  /// What all candidates begin with, nil where there are none.
  var commonPrefix: String? {
    guard let first = candidates.first else { return nil }
    return candidates.dropFirst().reduce(first.text) { String($0.commonPrefix(with: $1.text)) }
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> Substring {
    self[
      ..<(zip(indices, other).first { self[$0] != $1 }?.0
        ?? index(
          startIndex, offsetBy: Swift.min(count, other.count)))]
  }
}

extension String.UTF8View {
  fileprivate func bytes(from start: Int, to end: Int) -> String {
    String(
      decoding: dropFirst(Swift.max(start, 0)).prefix(Swift.max(end - start, 0)), as: UTF8.self)
  }
}
