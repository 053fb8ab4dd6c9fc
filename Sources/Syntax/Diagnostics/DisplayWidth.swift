/// How many columns of a terminal a character takes: 0, 1 or 2.
package func displayWidth(_ character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first, scalar.value >= 0x300 else { return 1 }
  if character.unicodeScalars.contains("\u{FE0F}") { return 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }
}

/// East Asian wide and full-width characters and emoji (Unicode Standard Annex 11), in broad
/// ranges.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x2614...0x2615, 0x2648...0x2653,
  0x26A1...0x26A1, 0x2705...0x2705, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797,
  0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
  0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
  0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
]

/// A character as it may be shown on one line: tabs are blanks, controls a picture of themselves.
func shown(_ character: Character) -> String {
  guard let scalar = character.unicodeScalars.first else { return "" }
  switch scalar.value {
  case 0x09: return "    "
  case 0..<0x20: return String(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
  case 0x7F..<0xA0, 0x2028, 0x2029, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
    0xFEFF:
    return "\u{FFFD}"
  default: return String(character)
  }
}
