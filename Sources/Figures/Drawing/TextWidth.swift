import Wording

/// About how wide a text will be, in pixels: the widths of DejaVu Sans, among the wider of the
/// common sans-serif faces, so that a narrower font leaves room rather than overlaps.
func textWidth(_ text: String, size: Double, bold: Bool = false) -> Double {
  let ascii = bold ? boldWidths : asciiWidths
  let hundredths = text.unicodeScalars.reduce(0) { $0 + scalarWidth($1, ascii) }
  return Double(hundredths) / 100 * size
}

/// The part of a width that is used where a text must be broken: some programs set small letters at
/// whole pixels, and so wider.
private let slack = 0.94

/// Breaks a text at its spaces into lines that are no wider than `width`; a longer word is broken
/// where it must be.
func wrapped(_ text: String, size: Double, width: Double, bold: Bool = false) -> [String] {
  func own(_ text: String) -> Double { textWidth(text, size: size, bold: bold) }
  let most = own(text) <= width ? width : width * slack
  func fits(_ text: String) -> Bool { own(text) <= most }
  let words = text.split { $0 == " " || $0 == "\n" }
  return lines(of: words.flatMap { pieces(of: $0, where: fits) }, where: fits)
}

/// A word as pieces that fit, each of at least one character.
private func pieces(of word: Substring, where fits: (String) -> Bool) -> [Substring] {
  guard !fits(String(word)) else { return [word] }
  var (pieces, start) = ([Substring](), word.startIndex)
  for index in word.indices where index > start && !fits(String(word[start...index])) {
    pieces.append(word[start..<index])
    start = index
  }
  return pieces + [word[start...]]
}

/// The text, or its beginning and an ellipsis where it is wider than `width`.
func shortened(_ text: String, size: Double, width: Double, bold: Bool = false) -> String {
  func own(_ text: String) -> Double { textWidth(text, size: size, bold: bold) }
  return own(text) <= width ? text : text.shortened { own($0) <= width * slack }
}

/// The width of a character in hundredths of the font size, of the printable ones by a table.
private func scalarWidth(_ scalar: Unicode.Scalar, _ ascii: [Int]) -> Int {
  switch scalar.value {
  case 32...126: ascii[Int(scalar.value) - 32]
  case 9, 10, 13: 32
  // Shown as a sign of its own.
  case 0..<32, 127..<160, 0xFFFD: 103
  case 0x202F, 0x2009: 20
  case 0x2070...0x209F, 0xB2, 0xB3, 0xB9: 42
  case 0x2212, 0xD7, 0xB1: 84
  case 0x2014, 0x2026: 100
  case 0x2190...0x2BFF: 84
  case 0x1F000...0x1FFFF: 120
  default: [0, 62, 100][displayWidth(scalar)]
  }
}

/// Printable ASCII, from the space on, measured in DejaVu Sans.
private let asciiWidths = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
  64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
  60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
  63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
]

/// The same in DejaVu Sans Bold.
private let boldWidths = [
  35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70,
  70, 70, 40, 40, 84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 77, 64, 100, 84, 85,
  73, 85, 77, 72, 68, 81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 50, 50, 67, 72, 59, 72, 68, 44, 72,
  71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
]
