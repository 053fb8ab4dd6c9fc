import Syntax

/// How numbers are written.
enum NumberText {
  /// The shortest that gives the number back, whole numbers without ".0".
  static func shortest(_ number: some BinaryFloatingPoint & LosslessStringConvertible) -> String {
    guard number.isFinite else { return special(Double(number)) }
    if Precision.isRounded, number != number.rounded() { return brief(Double(number)) }
    let digits = DecimalDigits(shortest: number)
    return digits.sign + digits.natural
  }

  /// Fractions in four significant digits, or those before the point and one behind it; whole numbers
  /// whole: for statistics, and what is only looked at.
  static func brief(_ number: Double) -> String {
    guard number.isFinite else { return special(number) }
    let digits = DecimalDigits(number, significant: Precision.digits(of: number))
    return digits.sign + digits.natural
  }

  /// "nan", "inf" or "-inf".
  static func special(_ number: Double) -> String {
    number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
  }

  /// A number with its unit in the natural prefix: "500 ms", "1 kHz"; `gap` stands between.
  static func quantity(_ number: Double, _ unit: Unit, gap: String) -> String {
    guard unit != .none else { return shortest(number) }
    let prefix = Prefix(for: number, unit)
    guard number.isFinite else { return special(number) + gap + prefix.name }
    if Precision.isRounded { return brief(prefix.scaled(number)) + gap + prefix.name }
    // Fifteen digits, so that 3 × 100 ms reads as 300 ms and not as 300.00000000000004 ms.
    var digits = DecimalDigits(number, significant: 15)
    if !digits.digits.isEmpty { digits.point += prefix.shift }
    return digits.sign + digits.natural + gap + prefix.name
  }

  /// A unit as it is written, and how many places it moves the decimal point.
  struct Prefix {
    let name: String
    let shift: Int

    /// A number in the base of its unit as one in this prefix; to fifteen digits where they
    /// differ, since scaling rounds.
    func scaled(_ number: Double) -> Double {
      guard shift != 0, number.isFinite else { return number }
      var digits = DecimalDigits(number, significant: 15)
      digits.point += shift
      return Double(digits.sign + digits.scientific()) ?? number
    }

    /// The one in which a number reads well.
    init(for number: Double, _ unit: Unit) {
      let size = abs(number)
      switch unit {
      case .none: (name, shift) = ("", 0)
      case .seconds where size > 0 && size < 0.999_999_999_999e-3: (name, shift) = ("µs", 6)
      case .seconds where size > 0 && size < 0.999_999_999_999: (name, shift) = ("ms", 3)
      case .seconds: (name, shift) = ("s", 0)
      case .hertz where size >= 1000 && size.isFinite: (name, shift) = ("kHz", -3)
      case .hertz: (name, shift) = ("Hz", 0)
      case .millimetres: (name, shift) = ("mm", 0)
      }
    }
  }
}
