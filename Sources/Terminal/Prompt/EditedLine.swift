/// What is on the line, which a recalled or pasted block makes several, and where the cursor is.
struct EditedLine: Equatable {
  let text: String
  /// In bytes.
  let cursor: Int

  /// What stands before the cursor, nil at the beginning.
  var characterBefore: Character? {
    String(decoding: Array(text.utf8.prefix(cursor)), as: UTF8.self).last
  }

  /// What stands behind the cursor, nil at the end.
  var characterAfter: Character? {
    String(decoding: Array(text.utf8.dropFirst(cursor)), as: UTF8.self).first
  }

  /// The place a row up at the same column, nil on the first row.
  var placeAbove: Int? {
    guard row > 0 else { return nil }
    return rows[row - 1].offset + min(column, rows[row - 1].length)
  }

  /// The place a row down at the same column, nil on the last row.
  var placeBelow: Int? {
    guard row + 1 < rows.count else { return nil }
    return rows[row + 1].offset + min(column, rows[row + 1].length)
  }

  /// Where the cursor's row starts; from there, where the whole starts.
  var startOfRow: Int {
    let start = rows[row].offset
    return cursor == start ? 0 : start
  }

  /// Where the cursor's row ends; from there, where the whole ends.
  var endOfRow: Int {
    let end = rows[row].offset + rows[row].length
    return cursor == end ? text.utf8.count : end
  }

  private var rows: [(offset: Int, length: Int)] {
    var offset = 0
    let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return parts.map { part in
      defer { offset += part.count + 1 }
      return (offset, part.count)
    }
  }

  private var row: Int { (rows.lastIndex { $0.offset <= cursor }) ?? 0 }
  private var column: Int { cursor - rows[row].offset }
}

extension EditedLine {
  /// Whether nothing but blanks stands before the cursor on its row.
  var isBlankBeforeCursor: Bool {
    text.utf8.prefix(cursor).dropFirst(rows[row].offset).allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether the cursor is below the first row.
  var hasRowsAbove: Bool { row > 0 }
}
