/// How a text table is written: what parts its fields, and which mark its numbers have.
struct Dialect: Equatable {
  /// Between two fields; a space stands for any run of blanks.
  let delimiter: UInt8
  let decimal: DecimalMark

  static let comma = UInt8(ascii: ",")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  private static let quote = UInt8(ascii: "\"")

  /// Where the fields of a line are, quotes respected.
  func fields(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    delimiter == Self.space ? words(of: line, in: bytes) : parts(of: line, in: bytes)
  }

  private func parts(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var (fields, start, isInQuotes): ([Range<Int>], Int, Bool) = ([], line.lowerBound, false)
    for place in line {
      if bytes[place] == Self.quote { isInQuotes.toggle() }
      guard bytes[place] == delimiter, !isInQuotes else { continue }
      fields.append(start..<place)
      start = place + 1
    }
    fields.append(start..<line.upperBound)
    return fields
  }

  private func words(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>] {
    var (fields, start, isInQuotes): ([Range<Int>], Int?, Bool) = ([], nil, false)
    for place in line {
      if bytes[place] == Self.quote { isInQuotes.toggle() }
      if bytes[place].isBlank, !isInQuotes {
        if let first = start { fields.append(first..<place) }
        start = nil
      } else if start == nil {
        start = place
      }
    }
    if let start { fields.append(start..<line.upperBound) }
    return fields
  }

  /// What the delimiter is called.
  var delimiterName: String {
    switch delimiter {
    case Self.comma: "commas"
    case Self.tab: "tabs"
    case Self.space: "blanks"
    default: "\"\(Character(UnicodeScalar(delimiter)))\""
    }
  }
}
