import Datasets
import Interpreter

/// A text of fields between commas, semicolons or tabs (RFC 4180), line by line; fields in quotes
/// may hold all of these and line ends.
struct CSVText {
  /// A field, and whether it stands in quotes, as texts do that look like numbers.
  struct Field {
    var text: String
    var isQuoted = false
  }

  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private var place = 0
  /// The line of the next field, counted from 1.
  private(set) var line = 1

  /// At the beginning of a text, after a byte order mark. Throws where a line holds bytes that are
  /// no UTF-8.
  init(_ text: PlainText) throws(Fault) {
    (bytes, file) = (text.bytes, text.file)
    let line = bytes.firstInvalidLine
    guard line == nil else {
      throw Fault(
        "\(file):\(line ?? 1): a line must be text in UTF-8, but holds other bytes",
        at: .init("path", "not text"))
    }
    delimiter = text.delimiter
    place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Whether commas may be decimal marks, since others part fields.
  var mayHaveDecimalCommas: Bool { delimiter != UInt8(ascii: ",") }

  var isAtEnd: Bool { place >= bytes.count }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  /// The fields of the next line.
  mutating func fields() throws(Fault) -> [Field] {
    var fields: [Field] = [try field()]
    while !isAtEnd, bytes[place] == delimiter {
      place += 1
      fields.append(try field())
    }
    if !isAtEnd {
      let isPair = bytes[place] == 0x0D && place + 1 < bytes.count && bytes[place + 1] == 0x0A
      place += isPair ? 2 : 1
      line += 1
    }
    return fields
  }

  private mutating func field() throws(Fault) -> Field {
    skipBlanks()
    guard !isAtEnd, bytes[place] == UInt8(ascii: "\"") else {
      let start = place
      while !isAtEnd, bytes[place] != delimiter, !Self.endsLine(bytes[place]) { place += 1 }
      var field = bytes[start..<place]
      while let last = field.last, last == 0x20 || last == 0x09 { field.removeLast() }
      return Field(text: String(decoding: field, as: UTF8.self))
    }
    let field = Field(text: try quoted(), isQuoted: true)
    skipBlanks()
    guard isAtEnd || bytes[place] == delimiter || Self.endsLine(bytes[place]) else {
      throw fault("a field must end after its quotes, but goes on")
    }
    return field
  }

  private mutating func skipBlanks() {
    while !isAtEnd, bytes[place] == 0x20 || bytes[place] == 0x09, bytes[place] != delimiter {
      place += 1
    }
  }

  /// The text between quotes, two of which stand for one.
  private mutating func quoted() throws(Fault) -> String {
    var text: [UInt8] = []
    let opening = line
    place += 1
    while !isAtEnd {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard !isAtEnd, bytes[place] == byte else { return String(decoding: text, as: UTF8.self) }
        place += 1
      }
      if byte == 0x0A { line += 1 }
      text.append(byte)
    }
    line = opening
    throw fault("a quote must be closed, but is not")
  }

  /// What is wrong in the current line, or in another.
  func fault(_ message: String, line: Int? = nil, help: String? = nil) -> Fault {
    Fault("\(file):\(line ?? self.line): \(message)", at: .init("path", "refused"), help: help)
  }
}

extension CSVText {
  /// A field as it is written: in quotes where it must be, or would be read as something else.
  static func written(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
      && !text.utf8.contains { ",;\t\"\r\n".utf8.contains($0) }
      && Field(text: text).number == nil && Field(text: text).truth == nil
    return isPlain
      ? text
      : "\""
        + text.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
  }

  /// A number as it is written, so that it reads back as itself; blank when it is missing.
  static func written(_ number: Double) -> String {
    if number.isNaN { return "" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension CSVText.Field {
  /// The number, NaN where the field says that there is none; nil for anything else.
  var number: Double? {
    if isQuoted { return nil }
    if text.isEmpty { return .nan }
    if text.utf8.allSatisfy({ $0 < UInt8(ascii: "A") || $0 | 0x20 == UInt8(ascii: "e") }),
      let number = Double(text)
    {
      return number
    }
    if MissingMark.isMissing(text) { return .nan }
    switch text.lowercased() {
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: return nil
    }
  }

  /// The number with a comma for its point.
  var numberWithComma: Double? {
    guard !isQuoted, !text.contains(".") else { return nil }
    return CSVText.Field(text: text.replacing(",", with: ".", maxReplacements: 1)).number
  }

  var truth: Bool? { isQuoted ? nil : ["true": true, "false": false][text.lowercased()] }

  /// Whether the field is a whole number that Double would round, as long identities are.
  var isRounded: Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard digits.count > 15, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    guard let whole = Int64(text), let number else { return true }
    return Int64(exactly: number) != whole
  }
}

extension [UInt8] {
  /// The first line, counted from 1, that holds a NUL or bytes that are no UTF-8; nil where none
  /// does.
  fileprivate var firstInvalidLine: Int? {
    if String(validating: self, as: UTF8.self) != nil, !contains(0) { return nil }
    let lines = split(separator: 0x0A, omittingEmptySubsequences: false)
    return lines.firstIndex { String(validating: $0, as: UTF8.self) == nil || $0.contains(0) }
      .map { $0 + 1 }
  }
}
