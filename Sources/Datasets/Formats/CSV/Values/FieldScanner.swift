/// Walks through the fields of a text table.
struct FieldScanner {
  let bytes: [UInt8]
  let file: String
  let delimiter: UInt8
  /// The next byte to read.
  var place: Int
  /// The current line, counted from 1.
  private(set) var line: Int
  /// What the columns are called, for messages.
  var names: [String] = []
  /// The columns of texts, whose numbers are missing.
  var textColumns: Set<Int> = []
  /// Whether True and False are the numbers 1 and 0.
  var truthsCount = false
  /// Whether a field in quotes may have several lines.
  var quotesSpanLines = false
  /// On which lines the rows are that were read as columns.
  var lines: RowLines
  /// The mark that numbers had before they were given points.
  var decimal = DecimalMark.point

  /// More columns than any recording has neurons.
  static let mostColumns = 100_000

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// At a place of a text, which stands in a line of the file.
  init(_ bytes: [UInt8], file: String, delimiter: UInt8, place: Int = 0, line: Int = 1) {
    (self.bytes, self.file, self.delimiter) = (bytes, file, delimiter)
    (self.place, self.line) = (place, line)
    lines = RowLines(first: line)
  }

  // MARK: - Text

  /// The fields of this line as text; leaves the scanner on the next line.
  mutating func textFields() throws(DatasetError) -> [String] {
    var fields: [String] = []
    repeat {
      if !fields.isEmpty { place += 1 }
      fields.append(try text())
    } while place < bytes.count && bytes[place] == delimiter
    skipLineEnd()
    return fields
  }

  /// The field here as text, without blanks around it or quotes; leaves the scanner at its end.
  mutating func text() throws(DatasetError) -> String {
    let range = try fieldRange()
    var field = bytes[range].trimmingBlanks
    let isQuoted = field.count > 1 && field.first == Self.quote && field.last == Self.quote
    if isQuoted { field = field.dropFirst().dropLast() }
    guard !field.contains(0), let text = String(validating: field, as: UTF8.self) else {
      throw .notText(file: file, line: line)
    }
    return isQuoted ? text.replacingDoubledQuotes : text
  }

  /// Where the field here is; moves to its end.
  private mutating func fieldRange() throws(DatasetError) -> Range<Int> {
    let start = (place: place, line: line)
    var isInQuotes = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == Self.newline || byte == Self.carriageReturn {
        guard isInQuotes && quotesSpanLines else { break }
        let isPair =
          byte == Self.carriageReturn && place + 1 < bytes.count
          && bytes[place + 1] == Self.newline
        line += isPair ? 0 : 1
      }
      if byte == delimiter && !isInQuotes { break }
      if byte == Self.quote { isInQuotes.toggle() }
      place += 1
    }
    if isInQuotes { throw .unclosedQuote(file: file, line: start.line) }
    return start.place..<place
  }

  /// Moves over the end of a line: a line feed, a carriage return, or both.
  mutating func skipLineEnd() {
    guard place < bytes.count else { return }
    if bytes[place] == Self.carriageReturn {
      place += 1
      if place < bytes.count, bytes[place] == Self.newline { place += 1 }
    } else {
      place += 1
    }
    line += 1
  }

  /// Moves over this line where it is a remark, which begins with # or %.
  mutating func skipsRemark() -> Bool {
    let first = bytes[place]
    guard first == UInt8(ascii: "#") || first == UInt8(ascii: "%") else { return false }
    let end = bytes[place...].firstIndex { $0.endsLine } ?? bytes.count
    let word = bytes[place..<end].prefix { $0 != delimiter }.trimmingBlanks
    if MissingMark.isMissing(String(decoding: word, as: UTF8.self)) { return false }
    place = end
    skipLineEnd()
    return true
  }

  /// Moves over this line where nothing is in it.
  mutating func skipsBlankLine() -> Bool {
    let end = bytes[place...].firstIndex { $0.endsLine } ?? bytes.count
    guard bytes[place..<end].allSatisfy({ $0.isBlank && $0 != delimiter }) else { return false }
    place = end
    skipLineEnd()
    return true
  }

  // MARK: - Field by field

  /// Whether nothing but blank lines follows.
  var isAtEnd: Bool { isBlank(from: place) }

  /// The next field as text. Throws when the row has none for this column.
  mutating func nextText(column: Int) throws(DatasetError) -> String {
    try enter(column)
    return try text()
  }

  /// The next field as text, and whether it stands in quotes.
  mutating func nextEntry(column: Int) throws(DatasetError) -> (text: String, isQuoted: Bool) {
    try enter(column)
    let start = place
    let text = try text()
    return (text, bytes[start..<place].trimmingBlanks.first == Self.quote)
  }

  /// The next field as a number that `Float` can hold, NaN when it is blank.
  mutating func nextNumber(column: Int) throws(DatasetError) -> Double {
    try enter(column)
    let value = try number(column: column)
    guard value.isNaN || abs(value) <= Double(Float.greatestFiniteMagnitude) else {
      throw fault(value.shortest, .finite, column: column)
    }
    return value
  }

  /// The next field as the hexadecimal number that stands for a row.
  mutating func identity(column: Int) throws(DatasetError) -> UInt64 {
    let text = try nextText(column: column)
    guard let identity = UInt64(text, radix: 16) else {
      throw fault(text, .identity, column: column)
    }
    return identity
  }

  /// Moves to the next line; throws when there are more fields than columns.
  mutating func endRow() throws(DatasetError) {
    guard isAtLineEnd else {
      throw .ragged(file: file, line: line, fields: names.count + 1, expected: names.count)
    }
    skipLineEnd()
  }

  /// Moves over the delimiter before a column's field.
  private mutating func enter(_ column: Int) throws(DatasetError) {
    if column == 0 { return }
    guard place < bytes.count, bytes[place] == delimiter else {
      throw .ragged(file: file, line: line, fields: column, expected: names.count)
    }
    place += 1
  }

  private func fault(
    _ text: String, _ expected: DatasetError.Expectation, column: Int
  ) -> DatasetError {
    let text = decimal == .comma ? text.replacing(".", with: ",") : text
    return .field(
      DatasetError.Field(
        file: file, line: line, column: names[column], text: String(text.prefix(40)),
        expected: expected))
  }

  // MARK: - Numbers

  var isAtLineEnd: Bool {
    place == bytes.count || bytes[place] == Self.newline || bytes[place] == Self.carriageReturn
  }

  /// Whether there is nothing but blanks from a place on.
  func isBlank(from place: Int) -> Bool {
    bytes[place...].allSatisfy { $0 <= 0x20 && $0 != 0 }
  }

  /// The number in the field here; leaves the scanner at the field's end.
  @inline(__always)
  mutating func number(column: Int) throws(DatasetError) -> Double {
    var next = place
    let plain = bytes.withUnsafeBufferPointer {
      PlainDecimal.read($0, at: &next, delimiter: delimiter)
    }
    place = next
    if let plain { return plain }
    let isBlank = place == bytes.count || PlainDecimal.endsField(bytes[place], delimiter)
    return isBlank ? .nan : try unusualNumber(column: column)
  }

  /// A number in any other form, or none.
  @inline(never)
  private mutating func unusualNumber(column: Int) throws(DatasetError) -> Double {
    let text = try text()
    if textColumns.contains(column) || MissingMark.isMissing(text) { return .nan }
    if truthsCount, let truth = ["true": 1.0, "false": 0.0][text.lowercased()] { return truth }
    let value = text.decimalNumber
    guard let value, value.isFinite else {
      let size = text.withoutSign.lowercased()
      let isInfinite = value != nil || ["inf", "infinity", "1.#inf"].contains(size)
      throw fault(text, isInfinite ? .finite : .number, column: column)
    }
    return value
  }
}

extension String {
  /// The decimal number that the text is, with a point, a hyphen or a minus sign, and the exponents
  /// of Fortran too: 1.5D+03.
  fileprivate var decimalNumber: Double? {
    var digits: [UInt8] = []
    for scalar in unicodeScalars {
      switch scalar {
      case "\u{2212}": digits.append(UInt8(ascii: "-"))
      case "d", "D": digits.append(UInt8(ascii: "e"))
      case "0"..."9", "+", "-", ".", "e", "E":
        digits.append(UInt8(truncatingIfNeeded: scalar.value))
      default: return nil
      }
    }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  fileprivate var withoutSign: Substring { drop { $0 == "+" || $0 == "-" || $0 == "\u{2212}" } }

  /// Two quotes inside quotes stand for one.
  var replacingDoubledQuotes: String {
    guard contains("\"") else { return self }
    var result = ""
    var isSecond = false
    for character in self {
      isSecond = character == "\"" && !isSecond
      if !isSecond { result.append(character) }
    }
    return result
  }
}
