import Sessions

/// What is wrong with messages: every one must be a sentence of the program's own.
enum Sentences {
  /// What only Swift, Foundation or the names of types would say.
  private static let foreign = [
    "Optional(", "Error Domain", "NSCocoa", "NSError", "DecodingError", "Swift.", "Foundation",
    "Fatal error", "unexpectedly", "HostError", "FileFault(", "ArrayFault(", "DatasetError",
    "JSON.", "UInt64(", "UInt8(", "The operation couldn",
  ].map { Array($0.utf8) }
  /// No message needs more, in characters.
  private static let longest = 10_000
  /// No line of a message needs more, in characters.
  private static let widest = 1000

  /// - Parameter place: What the place that the message must name begins with, as "fuzz:"; empty for
  ///   any, nil where it needs none.
  static func complaints(about message: String, place: String?) -> [String] {
    var found: [String] = []
    if place != nil, !message.hasPrefix("error: ") { found.append("is no error") }
    let bytes = Array(message.utf8)
    if let place, !bytes.holds(Array("\n  \(place)".utf8)) { found.append("names no place") }
    if let word = foreign.first(where: bytes.holds) {
      found.append("says \(String(decoding: word, as: UTF8.self))")
    }
    if message.unicodeScalars.contains(where: isControl) { found.append("commands a terminal") }
    if bytes.count > longest { found.append("is too long") }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    if lines.contains(where: isWide) { found.append("has too long a line") }
    if lines.isEmpty { found.append("is empty") }
    return found.map { "what is said \($0): \(message.prefix(1000).debugDescription)" }
  }

  /// Whether a text holds a word that only Swift would say.
  static func isForeign(_ text: [UInt8]) -> Bool { foreign.contains(where: text.holds) }

  /// Whether a line is wider than any needs to be; few have so many bytes that they are counted.
  private static func isWide(_ line: ArraySlice<UInt8>) -> Bool {
    line.count > widest && String(decoding: line, as: UTF8.self).count > widest
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" || (0x7F..<0xA0).contains(scalar.value)
  }

  /// Of an ending: an error must name its place in the text of that name; of any where that is empty.
  static func complaints(about ending: Ending, of name: String) -> [String] {
    switch ending {
    case .done, .quit, .interrupted: []
    case .failed(let messages), .refused(let messages), .disproved(let messages):
      messages.isEmpty
        ? ["it fails without a word"]
        : messages.flatMap {
          complaints(about: $0.description, place: name.isEmpty ? "" : name + ":")
        }
    }
  }
}

extension [UInt8] {
  /// Whether other bytes, one at least, stand somewhere in these.
  fileprivate func holds(_ others: [UInt8]) -> Bool {
    withUnsafeBytes { bytes in
      var rest = bytes[...]
      while rest.count >= others.count, let place = rest.firstIndex(of: others[0]) {
        rest = rest[place...]
        if rest.starts(with: others) { return true }
        rest = rest.dropFirst()
      }
      return false
    }
  }
}
