import Datasets
import Interpreter
import LinearAlgebra

/// A number with so many digits after the point.
func fixed(_ number: Double, _ digits: Int) -> String {
  guard number.isFinite else { return "\(number)" }
  let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
  let whole = (number.magnitude * scale).rounded()
  guard whole < 1e15 else { return "\(number)" }
  let sign = number < 0 && whole > 0 ? "-" : ""
  let text = String(Int(whole))
  guard digits > 0 else { return sign + text }
  let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
  return sign + padded.dropLast(digits) + "." + padded.suffix(digits)
}

/// A fraction as a percentage.
func percent(_ fraction: Double, _ digits: Int = 1) -> String {
  fixed(fraction * 100, digits) + " %"
}

/// A number to four significant digits, without zeros at the end, for one-line summaries.
func rounded(_ number: Double) -> String {
  let text = significant(number)
  guard text.contains("."), !text.contains("e") else { return text }
  let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
  return String(kept.reversed())
}

private func significant(_ number: Double) -> String {
  guard number.isFinite, number != 0 else { return number == 0 ? "0" : "\(number)" }
  let size = number.magnitude
  if size >= 1e6 || size < 1e-4 {
    var exponent = 0
    var mantissa = size
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    // 9.999e6 is 1.00e7 to three digits, not 10.00e6.
    if mantissa >= 9.995 { (mantissa, exponent) = (1, exponent + 1) }
    return (number < 0 ? "-" : "") + fixed(mantissa, 2) + "e\(exponent)"
  }
  var digits = 3
  var bound = 10.0
  while size >= bound, digits > 0 { (bound, digits) = (bound * 10, digits - 1) }
  bound = 1
  while size < bound, digits < 8 { (bound, digits) = (bound / 10, digits + 1) }
  return fixed(number, digits)
}

extension Matrix {
  /// The matrix as a tensor of two axes.
  var tensor: Tensor { Tensor(shape: [rows, columns], values: values) }
}

extension Tensor {
  /// A tensor of one axis of doubles.
  init(_ values: [Double]) { self.init(values.map { Float($0) }) }

  /// A tensor of one axis of whole numbers.
  init(_ values: [Int]) { self.init(values.map { Float($0) }) }

  /// The tensor as rows: one axis is a single row. Throws for any other number of axes.
  func matrix(_ parameter: String) throws(Fault) -> Matrix {
    switch shape.count {
    case 1: Matrix(rows: 1, columns: shape[0], values: values)
    case 2: Matrix(rows: shape[0], columns: shape[1], values: values)
    default:
      throw Fault(
        "\(parameter) must be rows of numbers, but has \(shape.count) axes",
        at: .init(parameter, "of shape \(shape)"))
    }
  }
}
