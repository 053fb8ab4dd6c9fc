import Files
import Sessions

/// An open text, whose places are lines and characters to the other end, and bytes here.
struct TextDocument {
  private(set) var utf8: [UInt8]
  private var lineStarts: [Int]
  /// Whether characters are bytes; else they are units of UTF-16.
  private let countsBytes: Bool

  init(_ text: String, countsBytes: Bool) {
    utf8 = Array(text.utf8)
    lineStarts = startsOfLines(utf8)
    self.countsBytes = countsBytes
  }

  var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Takes a change: a new text, for a part or the whole.
  mutating func apply(_ change: JSON) {
    let text = Array((change["text"]?.text ?? "").utf8)
    if let range = change["range"].flatMap(range) {
      utf8.replaceSubrange(range, with: text)
    } else {
      utf8 = text
    }
    lineStarts = startsOfLines(utf8)
  }

  /// The bytes of a range, nil where it is none.
  func range(_ json: JSON) -> Range<Int>? {
    guard let start = json["start"].flatMap(offset), let end = json["end"].flatMap(offset) else {
      return nil
    }
    return min(start, end)..<max(start, end)
  }

  /// The byte of a place; what is past the end of a line or of the text is its end.
  func offset(_ json: JSON) -> Int? {
    guard let line = json["line"]?.count, let character = json["character"]?.count else {
      return nil
    }
    guard line < lineStarts.count else { return utf8.count }
    var offset = lineStarts[line]
    var units = 0
    while offset < utf8.count, units < character, utf8[offset] != 0x0A, utf8[offset] != 0x0D {
      let width = widthOfScalar(utf8[offset])
      units += countsBytes ? width : width == 4 ? 2 : 1
      offset += width
    }
    return min(offset, utf8.count)
  }

  func json(_ range: Range<Int>) -> JSON {
    .members([("start", place(range.lowerBound)), ("end", place(range.upperBound))])
  }

  /// The whole text.
  var whole: JSON { json(0..<utf8.count) }

  private func place(_ offset: Int) -> JSON {
    let offset = min(max(offset, 0), utf8.count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    var units = 0
    var next = lineStarts[low]
    while next < offset {
      let width = widthOfScalar(utf8[next])
      units += countsBytes ? width : width == 4 ? 2 : 1
      next += width
    }
    return .members([("line", .number(Double(low))), ("character", .number(Double(units)))])
  }
}

/// How many bytes the scalar takes that begins with a byte.
private func widthOfScalar(_ first: UInt8) -> Int {
  first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
}

/// Lines end with LF, CR LF or a lone CR.
private func startsOfLines(_ bytes: [UInt8]) -> [Int] {
  var starts = [0]
  for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
    let isHalf = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    if !isHalf { starts.append(index + 1) }
  }
  return starts
}
