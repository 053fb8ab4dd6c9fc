/// How an interpolated value is laid out: `[[fill]align][sign][0][width][,][.precision][e|f|g|%]`,
/// as in Python.
package struct FormatSpec: Sendable, Hashable {
  package enum Alignment: Character, Sendable {
    case left = "<"
    case right = ">"
    case centre = "^"
    case afterSign = "="
  }

  package enum Sign: Character, Sendable {
    case always = "+"
    case negativeOnly = "-"
    case space = " "
  }

  package enum Style: Character, Sendable {
    case exponent = "e"
    case fixed = "f"
    case general = "g"
    case percent = "%"
  }

  package var fill: Character = " "
  package var alignment: Alignment?
  package var sign: Sign = .negativeOnly
  /// Whether a zero stood before the width: zeros go between sign and digits.
  package var padsWithZeros = false
  /// At most 1,000.
  package var width: Int?
  package var groupsThousands = false
  /// At most 100; without a style, significant digits.
  package var precision: Int?
  package var style: Style?

  package init() {}

  /// Reads a format, or answers nil where it is not one.
  package init?(_ text: String) {
    self.init()
    var rest = Array(text)[...]
    readAlignment(&rest)
    if let first = rest.first, let sign = Sign(rawValue: first) {
      self.sign = sign
      rest.removeFirst()
    }
    if rest.first == "0" {
      padsWithZeros = true
      rest.removeFirst()
    }
    width = readNumber(&rest)
    if rest.first == "," {
      groupsThousands = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let digits = readNumber(&rest) else { return nil }
      precision = digits
    }
    if let first = rest.first, let style = Style(rawValue: first) {
      self.style = style
      rest.removeFirst()
    }
    guard rest.isEmpty, (width ?? 0) <= 1000, (precision ?? 0) <= 100 else { return nil }
  }

  private mutating func readAlignment(_ rest: inout ArraySlice<Character>) {
    if let second = rest.dropFirst().first, let alignment = Alignment(rawValue: second) {
      fill = rest.removeFirst()
      rest.removeFirst()
      self.alignment = alignment
    } else if let first = rest.first, let alignment = Alignment(rawValue: first) {
      rest.removeFirst()
      self.alignment = alignment
    }
  }
}

/// Takes leading digits; so many that no number holds them count as the largest.
private func readNumber(_ rest: inout ArraySlice<Character>) -> Int? {
  let digits = rest.prefix { $0.isASCII && $0.isNumber }
  rest = rest.dropFirst(digits.count)
  return digits.isEmpty ? nil : Int(String(digits)) ?? .max
}
