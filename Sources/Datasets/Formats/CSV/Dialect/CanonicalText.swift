/// The lines of data in a text as numbers are read fastest: one byte between fields, and points in
/// numbers.
struct CanonicalText {
  let bytes: [UInt8]
  /// Where the data begin.
  let start: Int
  let delimiter: UInt8

  init(_ bytes: [UInt8], from start: Int, in dialect: Dialect) {
    let isSpaced = dialect.delimiter == Dialect.space
    guard isSpaced || dialect.decimal == .comma else {
      (self.bytes, self.start, delimiter) = (bytes, start, dialect.delimiter)
      return
    }
    let data = bytes[start...]
    let spaced = isSpaced ? Self.parted(data) : Array(data)
    self.bytes =
      dialect.decimal == .comma
      ? spaced.map { $0 == Dialect.comma ? UInt8(ascii: ".") : $0 } : spaced
    self.start = 0
    delimiter = isSpaced ? Dialect.tab : dialect.delimiter
  }

  /// With one tab for each run of blanks between fields, none at the ends of lines.
  private static func parted(_ data: ArraySlice<UInt8>) -> [UInt8] {
    var parted: [UInt8] = []
    parted.reserveCapacity(data.count)
    var (isAtStart, isBehindBlank, isInQuotes) = (true, false, false)
    for byte in data {
      if byte.isBlank, !isInQuotes {
        isBehindBlank = true
        continue
      }
      if isBehindBlank, !isAtStart, !byte.endsLine { parted.append(Dialect.tab) }
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if byte.endsLine { isInQuotes = false }
      (isAtStart, isBehindBlank) = (byte.endsLine, false)
      parted.append(byte)
    }
    return parted
  }
}
