/// Puts fields together into lines of comma-separated values.
struct CSVWriter {
  private(set) var bytes: [UInt8] = []
  private var isAtLineStart = true

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isAtLineStart = true
  }

  /// A field of text, in quotes where it needs them.
  mutating func write(_ text: String) {
    let needsQuotes = text.utf8.contains { byte in
      ",;\t\"\r\n".utf8.contains(byte)
    }
    needsQuotes ? write(quoted: text) : append(text)
  }

  /// A field of text in quotes, whatever it is.
  mutating func write(quoted text: String) {
    append("\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\"")
  }

  /// A number that reads back as itself; blank when it is missing.
  mutating func write(_ number: some BinaryFloatingPoint & CustomStringConvertible) {
    if number.isNaN { return append("") }
    let text = number.description
    append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// A whole number.
  mutating func write(_ number: some FixedWidthInteger) { append(String(number)) }

  private mutating func append(_ field: String) {
    if !isAtLineStart { bytes.append(UInt8(ascii: ",")) }
    isAtLineStart = false
    bytes.append(contentsOf: field.utf8)
  }
}
