/// Why a text is no JSON.
package enum JSONFault: Error, Sendable, Equatable {
  case notUTF8
  /// What must stand in a line, counted from 1, and what does.
  case expected(String, found: String, line: Int)
  /// A name that an object's members must not share, and the line of the second.
  case doubled(String, line: Int)
}

extension JSON {
  /// Reads the one value that a text holds.
  package init(_ bytes: [UInt8]) throws(JSONFault) {
    self = try JSONReader.read(bytes)
  }
}

/// Reads JSON (RFC 8259) from front to back.
private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  /// How deep arrays and objects may nest.
  private static let deepest = 200

  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSON {
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8 }
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.fault("nothing more") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ expected: String) -> JSONFault {
    let found =
      place < bytes.count
      ? "\"\(String(decoding: bytes[place...].prefix(10), as: UTF8.self))\"" : "the end"
    return .expected(expected, found: found, line: line)
  }

  /// The line of what comes next, counted from 1.
  private var line: Int {
    1 + bytes[..<min(place, bytes.count)].count { $0 == UInt8(ascii: "\n") }
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  /// Whether a text comes next, which is then passed.
  private mutating func takes(_ text: String) -> Bool {
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSON {
    guard depth < Self.deepest else { throw fault("at most \(Self.deepest) levels of nesting") }
    skipBlanks()
    if takes("null") { return .null }
    if takes("true") { return .bool(true) }
    if takes("false") { return .bool(false) }
    if takes("[") { return .list(try items(depth + 1)) }
    if takes("{") { return .object(try fields(depth + 1)) }
    if takes("\"") { return .text(try text()) }
    return .number(try number())
  }

  private mutating func items(_ depth: Int) throws(JSONFault) -> [JSON] {
    var items: [JSON] = []
    skipBlanks()
    if takes("]") { return items }
    repeat {
      items.append(try value(depth: depth))
      skipBlanks()
    } while takes(",")
    guard takes("]") else { throw fault("a , or a ]") }
    return items
  }

  private mutating func fields(_ depth: Int) throws(JSONFault) -> [JSON.Member] {
    var fields: [JSON.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if takes("}") { return fields }
    repeat {
      skipBlanks()
      guard takes("\"") else { throw fault("a name in quotes") }
      let name = try text()
      guard names.insert(name).inserted else { throw .doubled(name, line: line) }
      skipBlanks()
      guard takes(":") else { throw fault("a :") }
      fields.append(JSON.Member(name, try value(depth: depth)))
      skipBlanks()
    } while takes(",")
    guard takes("}") else { throw fault("a , or a }") }
    return fields
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = place
    while place < bytes.count, "+-.eE0123456789".utf8.contains(bytes[place]) { place += 1 }
    guard place > start, let number = Double(String(decoding: bytes[start..<place], as: UTF8.self))
    else {
      place = start
      throw fault("a value")
    }
    return number
  }

  /// The rest of a text whose opening quote is passed.
  private mutating func text() throws(JSONFault) -> String {
    var units: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"): units += try escape().utf8
      default: units.append(byte)
      }
    }
    throw fault("a quote that closes the text")
  }

  private static let escapes = [
    ("n", "\n"), ("t", "\t"), ("r", "\r"), ("b", "\u{8}"), ("f", "\u{c}"),
  ]

  private mutating func escape() throws(JSONFault) -> String {
    for sign in ["\"", "\\", "/"] where takes(sign) { return sign }
    for (letter, meaning) in Self.escapes where takes(letter) { return meaning }
    guard takes("u") else { throw fault("an escape such as \\n") }
    var units = [try unit()]
    // Two units make one character beyond U+FFFF.
    if UTF16.isLeadSurrogate(units[0]), takes("\\u") { units.append(try unit()) }
    return String(decoding: units, as: UTF16.self)
  }

  private mutating func unit() throws(JSONFault) -> UInt16 {
    let digits = bytes[place...].prefix(4)
    guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits") }
    place += 4
    return unit
  }
}
