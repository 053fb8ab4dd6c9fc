/// A coordinate as text: at most two decimals, never NaN, infinite, an exponent or minus zero.
func coordinate(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(1e6, max(-1e6, value)) * 100).rounded())
  let size = hundredths.magnitude
  let sign = hundredths < 0 ? "-" : ""
  let (whole, rest) = (size / 100, size % 100)
  if rest == 0 { return "\(sign)\(whole)" }
  if rest % 10 == 0 { return "\(sign)\(whole).\(rest / 10)" }
  return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}

/// A whole number over a power of ten as text for readers, with a real minus sign.
///
/// - Parameters:
///   - mantissa: the digits.
///   - exponent: the power of ten that they are multiplied by.
func decimal(mantissa: Int, exponent: Int) -> String {
  let sign = mantissa < 0 ? "\u{2212}" : ""
  var digits = String(mantissa.magnitude)
  if exponent >= 0 {
    return sign + digits + (mantissa == 0 ? "" : String(repeating: "0", count: exponent))
  }
  if digits.count <= -exponent {
    digits = String(repeating: "0", count: 1 - exponent - digits.count) + digits
  }
  return sign + digits.dropLast(-exponent) + "." + digits.suffix(-exponent)
}

/// A number rounded to some decimals, as text for readers, with a real minus sign.
func rounded(_ value: Double, decimals: Int) -> String {
  guard value.isFinite else { return "not a number" }
  let scaled = (value * powerOfTen(decimals)).rounded()
  guard abs(scaled) < 1e15 else { return significant(value) }
  return decimal(mantissa: Int(scaled), exponent: -decimals)
}

/// A number with three significant digits, as text for readers, such as 0.0123 or 4.5×10⁷.
func significant(_ value: Double) -> String {
  guard value.isFinite else { return "not a number" }
  guard value != 0, abs(value) > 1e-300 else { return "0" }
  let power = exponentOfTen(value)
  if (-4...4).contains(power) { return rounded(value, decimals: max(0, 2 - power)) }
  let digits = rounded(value / powerOfTen(power), decimals: 2)
  return digits + "×10" + superscript(power)
}

/// A whole number in superscript figures.
func superscript(_ number: Int) -> String {
  let figures = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  let digits = String(number.magnitude).compactMap(\.wholeNumberValue).map { figures[$0] }
  return (number < 0 ? "⁻" : "") + String(digits)
}
