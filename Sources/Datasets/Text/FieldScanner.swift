/// Walks through the fields of a text table.
struct FieldScanner {
  let bytes: [UInt8]
  let file: String
  let delimiter: UInt8
  /// The next byte to read.
  var place: Int
  /// The current line, counted from 1.
  private(set) var line = 1
  /// What the columns are called, for messages.
  var names: [String] = []

  /// More columns than any recording has neurons.
  static let mostColumns = 100_000

  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quote = UInt8(ascii: "\"")

  /// At the beginning of a text, after a byte order mark; the delimiter is a tab, semicolon or
  /// comma, the first of them that the first line holds. Throws when there is nothing but blanks,
  /// or a huge number of columns.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw .notText(file: file, line: 1)
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes[start...].contains(where: { $0 > UInt8(ascii: " ") || $0 == 0 }) else {
      throw .empty(file: file)
    }
    let firstLine = bytes[start...].prefix { $0 != Self.newline && $0 != Self.carriageReturn }
    let candidates = [UInt8(ascii: "\t"), UInt8(ascii: ";")]
    self.bytes = bytes
    self.file = file
    self.delimiter = candidates.first(where: firstLine.contains) ?? UInt8(ascii: ",")
    self.place = start
    let fields = firstLine.count { $0 == delimiter } + 1
    guard fields <= Self.mostColumns else {
      throw .tooManyColumns(file: file, columns: fields, most: Self.mostColumns)
    }
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
    var field = bytes[range]
    while let first = field.first, first == 0x20 || first == 0x09 { field.removeFirst() }
    while let last = field.last, last == 0x20 || last == 0x09 { field.removeLast() }
    let isQuoted = field.count > 1 && field.first == Self.quote && field.last == Self.quote
    if isQuoted { field = field.dropFirst().dropLast() }
    guard !field.contains(0), let text = String(validating: field, as: UTF8.self) else {
      throw .notText(file: file, line: line)
    }
    return isQuoted ? text.replacingDoubledQuotes : text
  }

  /// Where the field here is; moves to its end.
  private mutating func fieldRange() throws(DatasetError) -> Range<Int> {
    let start = place
    var isInQuotes = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == Self.newline || byte == Self.carriageReturn { break }
      if byte == delimiter && !isInQuotes { break }
      if byte == Self.quote { isInQuotes.toggle() }
      place += 1
    }
    if isInQuotes { throw .unclosedQuote(file: file, line: line) }
    return start..<place
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

  // MARK: - Field by field

  /// Whether nothing but blank lines follows.
  var isAtEnd: Bool { isBlank(from: place) }

  /// The next field as text. Throws when the row has none for this column.
  mutating func nextText(column: Int) throws(DatasetError) -> String {
    try enter(column)
    return try text()
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
    .field(
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
  private mutating func unusualNumber(column: Int) throws(DatasetError) -> Double {
    let text = try text()
    if text.isMissing { return .nan }
    let isDecimal = text.utf8.allSatisfy { byte in
      byte.isDigit || "+-.eE".utf8.contains(byte)
    }
    let value = isDecimal ? Double(text) : nil
    guard let value, value.isFinite else {
      let isInfinite = value != nil || ["inf", "infinity"].contains(text.withoutSign.lowercased())
      throw fault(text, isInfinite ? .finite : .number, column: column)
    }
    return value
  }
}

extension String {
  fileprivate var withoutSign: Substring { drop { $0 == "+" || $0 == "-" } }

  /// Two quotes inside quotes stand for one.
  fileprivate var replacingDoubledQuotes: String {
    var result = ""
    var isSecond = false
    for character in self {
      isSecond = character == "\"" && !isSecond
      if !isSecond { result.append(character) }
    }
    return result
  }
}
