/// What a field holds.
enum FieldKind {
  case blank, missing, number, truth, text

  /// What a field with blanks or quotes around it holds, in numbers with a decimal mark.
  init(_ field: ArraySlice<UInt8>, decimal: DecimalMark) {
    // Most fields of a file of spikes are one digit.
    if field.count == 1, let digit = field.first, digit.isDigit {
      self = .number
      return
    }
    var field = field.trimmingBlanks
    let quote = UInt8(ascii: "\"")
    if field.count > 1, field.first == quote, field.last == quote {
      field = field.dropFirst().dropLast().trimmingBlanks
    }
    if field.isEmpty {
      self = .blank
    } else if Self.isNumber(field, decimal) {
      self = .number
    } else {
      self.init(word: String(decoding: field.prefix(16), as: UTF8.self))
    }
  }

  private init(word: String) {
    let lowered = word.lowercased()
    if MissingMark.isMissing(lowered) {
      self = .missing
    } else if lowered == "true" || lowered == "false" {
      self = .truth
    } else {
      let size = lowered.drop { "+-\u{2212}".contains($0) }
      self = ["inf", "infinity", "1.#inf"].contains(size) ? .number : .text
    }
  }

  /// Whether it can stand in a column of numbers.
  var isNumeric: Bool { self == .number || self == .missing || self == .truth }

  /// Whether a text is a decimal number.
  private static func isNumber(_ field: ArraySlice<UInt8>, _ decimal: DecimalMark) -> Bool {
    var rest = field.withoutSign
    let whole = rest.dropDigits()
    var fraction = 0
    if rest.first == decimal.byte {
      rest = rest.dropFirst()
      fraction = rest.dropDigits()
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard "eEdD".utf8.contains(mark) else { return false }
    rest = rest.dropFirst().withoutSign
    return rest.dropDigits() > 0 && rest.isEmpty
  }
}

extension ArraySlice<UInt8> {
  /// Without a sign before it, U+2212 among them.
  fileprivate var withoutSign: ArraySlice<UInt8> {
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "+") { return dropFirst() }
    return starts(with: "\u{2212}".utf8) ? dropFirst(3) : self
  }

  /// Takes the digits that it begins with away, and says how many there were.
  fileprivate mutating func dropDigits() -> Int {
    let digits = prefix(while: \.isDigit)
    self = self[digits.endIndex...]
    return digits.count
  }
}
