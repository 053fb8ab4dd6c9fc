extension Lexer {
  /// Reads digits, a fraction, an exponent and a unit; the token's payload is where the unit
  /// begins.
  mutating func readNumber() {
    let start = position
    readDigits()
    readFraction()
    readExponent()
    let unitStart = position
    readUnit()
    emit(.number, from: start, payload: UInt32(unitStart))
  }

  private mutating func readDigits() {
    while isDigit(byte()) || byte() == UInt8(ascii: "_") && isDigit(byte(1)) { position += 1 }
  }

  private mutating func readFraction() {
    guard byte() == UInt8(ascii: ".") else { return }
    if isDigit(byte(1)) {
      position += 1
      readDigits()
    } else if !isNameStart(byte(1)), byte(1) < 0x80 {
      position += 1
      let point = Span(start: position - 1, end: position)
      faults.report(.pointWithoutDigits, at: point)
    }
  }

  private mutating func readExponent() {
    guard byte() | 0x20 == UInt8(ascii: "e") else { return }
    let hasSign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
    guard isDigit(byte(hasSign ? 2 : 1)) else { return }
    position += hasSign ? 2 : 1
    readDigits()
  }

  /// `%` is a unit unless an operand follows at once; letters must be a unit.
  private mutating func readUnit() {
    if byte() == UInt8(ascii: "%") {
      if !beginsOperand(byte(1)) { position += 1 }
      return
    }
    let start = position
    skipName()
    guard position > start else { return }
    let unit = String(decoding: bytes[start..<position], as: UTF8.self)
    if LiteralUnit(unit) == nil {
      let fault: Fault = unit.first == "_" ? .looseUnderscore : .unknownUnit(unit)
      faults.report(fault, at: Span(start: start, end: position))
    }
  }

  private func beginsOperand(_ next: UInt8) -> Bool {
    isDigit(next) || isNameStart(next) || next >= 0x80 || operandBytes.contains(next)
  }
}

private let operandBytes = Set("([\"'".utf8)

/// A unit as it is written.
enum LiteralUnit: String, CaseIterable {
  case seconds = "s"
  case milliseconds = "ms"
  case microseconds = "us"
  case microsecondsSign = "µs"
  case minutes = "min"
  case hertz = "Hz"
  case kilohertz = "kHz"
  case millimetres = "mm"
  case centimetres = "cm"
  case points = "pt"
  case percent = "%"

  /// The unit of that spelling; micro may be either of its two signs.
  init?(_ text: String) {
    self.init(rawValue: text == "\u{3BC}s" ? "\u{B5}s" : text)
  }

  var unit: Unit {
    switch self {
    case .seconds, .milliseconds, .microseconds, .microsecondsSign, .minutes: .seconds
    case .hertz, .kilohertz: .hertz
    case .millimetres, .centimetres, .points: .millimetres
    case .percent: .none
    }
  }

  /// A number of this unit in seconds, hertz, millimetres or ones; divisions keep decimals exact
  /// to the last bit.
  func scaled(_ value: Double) -> Double {
    switch self {
    case .seconds, .hertz, .millimetres: value
    case .milliseconds: value / 1000
    case .microseconds, .microsecondsSign: value / 1_000_000
    case .minutes: value * 60
    case .kilohertz: value * 1000
    case .centimetres: value * 10
    case .points: value * 25.4 / 72
    case .percent: value / 100
    }
  }
}
