package import Syntax
import Wording

extension Value {
  /// The value laid out as `{value:format}` asks, by Python's rules. Only numbers and texts take
  /// a format; other values take a width.
  package func formatted(by format: FormatSpec) throws(Fault) -> String {
    switch self {
    case .number(let number, let unit):
      guard unit == .none || format.style != .percent else {
        throw Fault("a percentage must be of a plain number, but is of \(described)")
      }
      return format.layOut(number, unit)
    case .tensor(let tensor) where tensor.values.count == 1 && !tensor.isTruth:
      return format.layOut(Double(decimal: tensor.values[0]), .none)
    case .text(let text):
      guard format.style == nil, !format.groupsThousands, format.alignment != .afterSign else {
        throw refusal(of: format)
      }
      return format.pad("", String(text.prefix(format.precision ?? .max)), isNumber: false)
    case .none, .bool, .range, .list, .record, .tensor, .object:
      guard format.style == nil, format.precision == nil, !format.groupsThousands,
        format.alignment != .afterSign
      else { throw refusal(of: format) }
      return format.pad("", shown, isNumber: false)
    }
  }

  private func refusal(of format: FormatSpec) -> Fault {
    Fault(
      "a number's format cannot lay out \(described)",
      help: "`.3`, `.2f`, `e`, `g`, `%` and `,` are for single numbers")
  }
}

extension FormatSpec {
  /// A number with its sign, its digits and its unit in the width.
  fileprivate func layOut(_ number: Double, _ unit: Unit) -> String {
    let prefix = NumberText.Prefix(for: number, unit)
    let suffix = (style == .percent ? "%" : "") + (unit == .none ? "" : " \(prefix.name)")
    let isNegative = number.sign == .minus && !number.isNaN
    let sign = isNegative ? "-" : self.sign.forPositive
    let size = style == .percent ? abs(number) * 100 : prefix.scaled(abs(number))
    guard size.isFinite else { return pad(sign, NumberText.special(size) + suffix, isNumber: true) }
    var text = digits(of: size)
    if groupsThousands {
      let fillsWithZeros = filler == "0" && (alignment ?? .afterSign) == .afterSign
      text = grouped(text, room: fillsWithZeros ? (width ?? 0) - sign.count - suffix.count : 0)
    }
    return pad(sign, text + suffix, isNumber: true)
  }

  /// The digits of a number that is 0 or more.
  private func digits(of number: Double) -> String {
    switch style {
    case .fixed, .percent:
      DecimalDigits(number, fraction: precision ?? 6).positional(fraction: precision ?? 6)
    case .exponent:
      DecimalDigits(number, significant: (precision ?? 6) + 1)
        .scientific(fraction: precision ?? 6)
    case .general: general(number, precision ?? 6, room: 0)
    case nil: precision.map { general(number, $0, room: 1) } ?? NumberText.shortest(number)
    }
  }

  /// So many significant digits at most, one or more, with an exponent where the number is long
  /// without it: where it leaves no room for so many digits after the point.
  private func general(_ number: Double, _ precision: Int, room: Int) -> String {
    let digits = DecimalDigits(number, significant: max(precision, 1))
    let isShort = (-4..<max(precision, 1) - room).contains(digits.exponent)
    return isShort ? digits.positional() : digits.scientific()
  }

  /// What the width is filled with; the zero before a width is a fill unless one is given.
  private var filler: Character { padsWithZeros && fill == " " ? "0" : fill }

  /// Commas between thousands; zeros that are to fill `room` get theirs as well.
  private func grouped(_ text: String, room: Int) -> String {
    let whole = text.prefix { $0.isNumber }
    let rest = text.dropFirst(whole.count)
    var digits = Array(whole)
    func length(_ count: Int) -> Int { count + (count - 1) / 3 + rest.count }
    while length(digits.count) < room { digits.insert("0", at: 0) }
    return String(digits).inThrees(",") + rest
  }

  fileprivate func pad(_ sign: String, _ text: String, isNumber: Bool) -> String {
    let missing = max(0, (width ?? 0) - sign.count - text.count)
    func fillers(_ count: Int) -> String { String(repeating: filler, count: count) }
    switch alignment ?? (!isNumber ? .left : padsWithZeros ? .afterSign : .right) {
    case .left: return sign + text + fillers(missing)
    case .right: return fillers(missing) + sign + text
    case .centre: return fillers(missing / 2) + sign + text + fillers(missing - missing / 2)
    case .afterSign: return sign + fillers(missing) + text
    }
  }
}

extension FormatSpec.Sign {
  fileprivate var forPositive: String {
    switch self {
    case .always: "+"
    case .space: " "
    case .negativeOnly: ""
    }
  }
}
