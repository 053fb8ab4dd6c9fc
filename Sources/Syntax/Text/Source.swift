/// A text to parse, with its name and the starts of its lines.
///
/// The text is UTF-8 always: bytes that are not are replaced by U+FFFD, and the first of them is
/// reported in `diagnostics`, as is the first NUL. Offsets are those of the repaired text.
package struct Source: Sendable {
  /// What messages call it: a path, or a word such as `prompt`.
  package let name: String
  /// The repaired text's bytes.
  package let utf8: [UInt8]
  /// What is wrong with the bytes themselves.
  package let diagnostics: [Diagnostic]
  /// The number of its first line, more than 1 where it is a part of a longer input.
  package let firstLine: Int
  /// The offset at which each line begins; never empty.
  let lineStarts: [UInt32]

  /// The largest source that is read, in bytes.
  package static let sizeLimit = 16 << 20

  /// A source of a file's bytes; more than `sizeLimit` of them are refused by a diagnostic.
  package init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    guard bytes.count <= Source.sizeLimit else {
      utf8 = []
      lineStarts = [0]
      diagnostics = [Fault.sourceTooLarge.diagnostic(at: Span(start: 0, end: 0), in: name)]
      return
    }
    let repaired = repair(bytes)
    utf8 = repaired.bytes
    lineStarts = startsOfLines(repaired.bytes)
    diagnostics = repaired.faults.map { $0.fault.diagnostic(at: $0.span, in: name) }
  }

  /// A source of a text that is in memory already.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The whole text.
  package var text: String { String(decoding: utf8, as: UTF8.self) }

  /// The span of the whole text.
  package var span: Span { Span(start: 0, end: utf8.count) }

  /// The text of a span; what lies outside of the source is left out.
  package func text(in span: Span) -> String {
    let start = min(max(span.start, 0), utf8.count)
    let end = min(max(span.end, start), utf8.count)
    return String(decoding: utf8[start..<end], as: UTF8.self)
  }
}

extension Source {
  /// How many lines there are; an empty text has one.
  package var lineCount: Int { lineStarts.count }

  /// The line, from `firstLine`, and the column, from 1, of an offset; columns count Characters.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), utf8.count)
    let line = lineIndex(of: offset)
    let before = utf8[Int(lineStarts[line])..<offset]
    let isPlain = before.allSatisfy { $0 < 0x80 }
    let column = isPlain ? before.count : String(decoding: before, as: UTF8.self).count
    return (firstLine + line, column + 1)
  }

  /// A line's text without its end, counted from 1; empty where there is no such line.
  package func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    return text(in: lineSpan(number - 1))
  }

  /// The index, from 0, of the line that an offset is in.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The span of the line at an index from 0, without its end.
  func lineSpan(_ index: Int) -> Span {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) : utf8.count
    while end > start, isLineEnd(utf8[end - 1]) { end -= 1 }
    return Span(start: start, end: end)
  }
}

func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// Lines end with LF, CR LF or a lone CR.
private func startsOfLines(_ bytes: [UInt8]) -> [UInt32] {
  var starts: [UInt32] = [0]
  for index in bytes.indices where isLineEnd(bytes[index]) {
    let isHalf = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
    if !isHalf { starts.append(UInt32(index + 1)) }
  }
  return starts
}
