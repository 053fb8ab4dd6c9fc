extension Unicode.Scalar {
  /// The one character that this is with a mark on it, as é of e and its accent; nil where there is
  /// none.
  package func composed(with mark: Unicode.Scalar) -> Unicode.Scalar? {
    guard mark.properties.canonicalCombiningClass != .notReordered else { return nil }
    let pair = String(self) + String(mark)
    return composites.lazy.joined().compactMap(Unicode.Scalar.init).first { String($0) == pair }
  }
}

extension String {
  /// The same text, marks and the letters before them in one where there is a character for both.
  package var composed: String {
    var text = UnicodeScalarView()
    for scalar in unicodeScalars {
      if let whole = text.last?.composed(with: scalar) {
        text.removeLast()
        text.append(whole)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

/// Where characters stand that are a letter with its marks: Latin, Greek, Cyrillic, Arabic and kana.
private let composites: [ClosedRange<UInt32>] = [
  0xC0...0x24F, 0x386...0x3CE, 0x3D3...0x3D4, 0x400...0x4F9, 0x622...0x6D3, 0x1E00...0x1FFE,
  0x304C...0x30FE,
]
