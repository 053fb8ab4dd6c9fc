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

extension String {
  /// The text as messages say it: on one line, without anything that a terminal would obey, of long
  /// quotations and of what is longer than any sentence the two ends.
  package var sentence: String { shortened(beyond: 900) }

  /// The same for what stands beside other text on a line.
  package var remark: String { shortened(beyond: 500) }

  private func shortened(beyond longest: Int) -> String {
    guard utf8.count > Self.longQuotation else { return printable }
    let parts = split(separator: "\"", omittingEmptySubsequences: false)
    let text = parts.enumerated().map { index, part in
      index % 2 == 1 ? part.ends(of: 60, beyond: Self.longQuotation) : String(part)
    }.joined(separator: "\"")
    return text.ends(of: longest * 2 / 5, beyond: longest).printable
  }

  private static let longQuotation = 150
}

extension StringProtocol {
  /// Of a text of more than `limit` bytes so many scalars at either end: a character may have any
  /// number of them.
  fileprivate func ends(of count: Int, beyond limit: Int) -> String {
    guard utf8.count > limit, unicodeScalars.count > 2 * count else { return String(self) }
    var ends = String.UnicodeScalarView(unicodeScalars.prefix(count))
    ends.append("…")
    ends.append(contentsOf: unicodeScalars.suffix(count))
    return String(ends)
  }
}
