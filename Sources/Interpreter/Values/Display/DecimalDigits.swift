import Glibc

/// A finite number as decimal digits: 0.d₁d₂d₃… × 10^`point`. All writing of numbers starts here,
/// so that neither the locale nor Foundation has a say in it.
struct DecimalDigits: Equatable {
  var isNegative: Bool
  /// Each 0 to 9; empty for zero.
  var digits: [UInt8]
  /// Where the decimal point stands: before the first digit at 0, after it at 1.
  var point: Int

  /// The fewest digits that give the number back; those of a Float32 for one that came from there.
  init(shortest number: some BinaryFloatingPoint & LosslessStringConvertible) {
    self.init(parsing: number.description)
  }

  /// The nearest with so many significant digits, one or more.
  init(_ number: Double, significant: Int) {
    self.init(parsing: printed("%.*e", max(significant, 1) - 1, number))
  }

  /// The nearest with so many digits after the point.
  init(_ number: Double, fraction: Int) {
    self.init(parsing: printed("%.*f", fraction, number))
  }

  /// Reads `[-]digits[.digits][e[±]digits]`, whatever stands for the point.
  private init(parsing text: String) {
    let mantissa = text.utf8.prefix { $0 != UInt8(ascii: "e") }
    let exponent = Int(text.utf8.dropFirst(mantissa.count + 1).text) ?? 0
    isNegative = mantissa.first == UInt8(ascii: "-")
    let unsigned = mantissa.drop { $0 == UInt8(ascii: "-") }
    let whole = unsigned.prefix { $0.isDigit }
    digits = unsigned.filter(\.isDigit).map { $0 - UInt8(ascii: "0") }
    let leading = digits.prefix { $0 == 0 }.count
    point = whole.count + exponent - leading
    digits.removeFirst(leading)
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 1 }
  }

  var sign: String { isNegative ? "-" : "" }

  /// The exponent of the first digit, 0 for zero.
  var exponent: Int { point - 1 }

  /// With the point where it belongs and at least so many digits after it: "0.05", "3", "2.50".
  func positional(fraction: Int = 0) -> String {
    let whole = point <= 0 ? "0" : text(0..<point)
    let count = max(digits.count - point, fraction)
    return count > 0 ? "\(whole).\(text(point..<point + count))" : whole
  }

  /// With one digit before the point, at least so many after it, and an exponent: "1.5e-07".
  func scientific(fraction: Int = 0) -> String {
    let count = max(digits.count - 1, fraction)
    let mantissa = count > 0 ? "\(text(0..<1)).\(text(1..<1 + count))" : text(0..<1)
    let size = String(abs(exponent))
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(size.count < 2 ? "0" : "")\(size)"
  }

  /// Positional where that is short, as Python writes a number.
  var natural: String { (-4..<16).contains(exponent) ? positional() : scientific() }

  /// The digits at these places, zeros where there are none.
  private func text(_ places: Range<Int>) -> String {
    String(places.map { digits.indices.contains($0) ? Character("\(digits[$0])") : "0" })
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

extension Sequence<UInt8> {
  /// The bytes as text without a plus sign, which `Int` takes but need not.
  fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}

/// What C's formatting gives: correctly rounded digits at any precision.
private func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
  let capacity = 400 + max(precision, 0)
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
    let count = withVaList([Int32(clamping: precision), number]) {
      vsnprintf(buffer.baseAddress, capacity, format, $0)
    }
    let bytes = buffer.prefix(max(0, min(Int(count), capacity - 1)))
    return String(decoding: bytes.lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
