extension StringProtocol {
  /// The lines without their ends, which may be those of Windows.
  var lines: [SubSequence] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// Without the blank lines before and after it.
  var withoutBlankEnds: String {
    let lines = lines
    let isBlank = { (line: SubSequence) in line.allSatisfy(\.isWhitespace) }
    let kept = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return kept.joined(separator: "\n")
  }
}

/// The lines of a text in bytes, each with its end.
func lineRanges(_ text: [UInt8]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var start = 0
  while start < text.count {
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
    ranges.append(start..<end)
    start = end
  }
  return ranges
}
