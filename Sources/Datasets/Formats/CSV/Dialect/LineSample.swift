/// The first lines of a text, from which is judged how it is written.
struct LineSample {
  /// The text that the lines are of.
  let bytes: [UInt8]
  let lines: [Line]

  struct Line {
    /// Where it is in the text, without its end.
    let range: Range<Int>
    /// Counted from 1.
    let number: Int
  }

  /// As many lines as are looked at, unless these are long.
  private static let count = 100
  /// How many bytes are looked at, where that makes four lines.
  private static let length = 1 << 12

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Line] = []
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count, lines.count < Self.count,
      place < Self.length || lines.count < 4
    {
      let end = bytes[place...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
      lines.append(Line(range: place..<end, number: lines.count + 1))
      place = end + (bytes[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
    }
    self.lines = lines
  }

  /// The bytes of a line.
  subscript(_ line: Line) -> ArraySlice<UInt8> { bytes[line.range] }

  /// Whether a byte stands in any of the lines.
  func contains(_ byte: UInt8) -> Bool {
    guard let first = lines.first, let last = lines.last else { return false }
    return bytes[first.range.lowerBound..<last.range.upperBound].contains(byte)
  }
}

extension LineSample {
  /// Whether a line is a remark: it begins with # or %, and not with Excel's word for an error.
  func isRemark(_ line: Line) -> Bool {
    let text = self[line].trimmingBlanks
    guard let first = text.first else { return false }
    if text.starts(with: "//".utf8) { return true }
    guard first == UInt8(ascii: "#") || first == UInt8(ascii: "%") else { return false }
    let word = text.prefix { $0 > 0x20 && !",;|".utf8.contains($0) }
    return !MissingMark.isMissing(String(decoding: word, as: UTF8.self))
  }

  /// The delimiter that a line such as `sep=;` says, as Excel reads it; nil of any other line.
  func saidDelimiter(_ line: Line) -> UInt8? {
    let text = self[line].filter { $0 != UInt8(ascii: "\"") }
    let word = String(decoding: text.prefix(4), as: UTF8.self).lowercased()
    guard word == "sep=", text.count <= 6 else { return nil }
    return text.count > 4 ? text[text.startIndex + 4] : UInt8(ascii: ",")
  }

  func isBlank(_ line: Line) -> Bool { self[line].trimmingBlanks.isEmpty }
}

extension UInt8 {
  var endsLine: Bool { self == 0x0A || self == 0x0D }
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension ArraySlice<UInt8> {
  /// Without blanks at its ends.
  var trimmingBlanks: ArraySlice<UInt8> {
    guard let first = firstIndex(where: { !$0.isBlank }),
      let last = lastIndex(where: { !$0.isBlank })
    else { return [] }
    return self[first...last]
  }
}
