/// About how wide a text will be, in pixels: the widths of DejaVu Sans, among the wider of the
/// common sans-serif faces, so that a narrower font leaves room rather than overlaps.
func textWidth(_ text: String, size: Double, bold: Bool = false) -> Double {
  let hundredths = text.unicodeScalars.reduce(0) { $0 + scalarWidth($1.value) }
  return Double(hundredths) / 100 * size * (bold ? 1.08 : 1)
}

/// Breaks a text at its spaces into lines that are no wider than `width`.
func wrapped(_ text: String, size: Double, width: Double, bold: Bool = false) -> [String] {
  var lines: [String] = []
  for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
    if let last = lines.last, textWidth(last + " " + word, size: size, bold: bold) <= width {
      lines[lines.count - 1] = last + " " + word
    } else {
      lines.append(String(word))
    }
  }
  return lines
}

/// The text, or its beginning and an ellipsis where it is wider than `width`.
func shortened(_ text: String, size: Double, width: Double) -> String {
  guard textWidth(text, size: size) > width else { return text }
  var kept = Substring(text)
  while !kept.isEmpty, textWidth(kept + "…", size: size) > width { kept = kept.dropLast() }
  return kept + "…"
}

/// The width of a character in hundredths of the font size.
private func scalarWidth(_ scalar: UInt32) -> Int {
  switch scalar {
  case 32...126: asciiWidths[Int(scalar) - 32]
  case 0x202F, 0x2009: 20
  case 0x300...0x36F, 0x200B...0x200D, 0xFE00...0xFE0F: 0
  case 0x2070...0x209F, 0xB2, 0xB3, 0xB9: 42
  case 0x2212, 0xD7, 0xB1: 84
  case 0x1100...0x11FF, 0x2E80...0xD7AF, 0xF900...0xFAFF, 0xFF00...0xFFEF: 100
  case 0x2014, 0x2026: 100
  case 0x2190...0x2BFF: 84
  case 0x1F000...0x3FFFF: 120
  default: 62
  }
}

private func textWidth(_ text: Substring.SubSequence, size: Double) -> Double {
  textWidth(String(text), size: size)
}

/// Printable ASCII, from the space on, measured in DejaVu Sans.
private let asciiWidths = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
  60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
  63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
]
