extension Character {
  /// The character as it may be shown on one line: a tab as blanks, controls as a picture of
  /// themselves, what would turn the direction of a text or hide as a replacement.
  package var printable: String {
    guard let scalar = unicodeScalars.first else { return "" }
    switch scalar.value {
    case 0x09: return "    "
    case 0..<0x20: return String(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
    case 0x7F..<0xA0, 0x2028, 0x2029, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
      0xFEFF:
      return "\u{FFFD}"
    default: return String(self)
    }
  }
}

extension String {
  /// The text, its lines and tabs as they are, without anything else that a terminal would obey.
  package var harmless: String {
    let isPlain = utf8.allSatisfy { 0x20..<0x7F ~= $0 || $0 == 0x0A || $0 == 0x09 }
    return isPlain ? self : map { $0 == "\n" || $0 == "\t" ? String($0) : $0.printable }.joined()
  }
}

extension StringProtocol {
  /// The text on one line, without anything that a terminal would obey.
  package var printable: String { map(\.printable).joined() }
}
