import Glibc
import Syntax

/// A number with its unit, in the base of the unit.
struct Quantity {
  let number: Double
  let unit: Unit

  init(_ number: Double, _ unit: Unit) {
    self.number = number
    self.unit = unit
  }

  var value: Value { .number(number, unit) }

  /// `self op right`, where units allow it: like units add, time × frequency and like ÷ like are
  /// plain numbers, a number ÷ a time is a frequency and back, number × unit keeps the unit.
  func combined(by op: BinaryOperator, with right: Quantity) throws(Fault) -> Quantity {
    guard let unit = unit(of: op, right.unit) else { throw Refusal.of(op)(value, right.value) }
    if op.divides, right.number == 0 {
      throw Fault("cannot divide by zero", help: "the divisor is \(right.value.briefly)")
    }
    let number =
      switch op {
      case .add: number + right.number
      case .subtract: number - right.number
      case .multiply: number * right.number
      case .divide: number / right.number
      case .floorDivide: wholeParts(by: right).quotient
      case .remainder: wholeParts(by: right).remainder
      case .matrixProduct: Double.nan
      }
    let cancels = unit == .none && self.unit != .none
    return Quantity(cancels ? number.snapped : number, unit)
  }

  func raised(to exponent: Quantity) throws(Fault) -> Double {
    guard unit == .none, exponent.unit == .none else {
      throw Refusal.power(value, exponent.value)
    }
    guard number != 0 || exponent.number >= 0 else {
      throw Fault("cannot divide by zero", help: "0 to a negative power is 1 / 0")
    }
    let result = pow(number, exponent.number)
    guard !result.isNaN || number.isNaN || exponent.number.isNaN else {
      throw Fault("a negative number to a broken power is not a real number")
    }
    return result
  }

  /// The unit of the result, nil where there is none.
  private func unit(of op: BinaryOperator, _ other: Unit) -> Unit? {
    switch op {
    case .add, .subtract, .remainder: unit == other ? unit : nil
    case .floorDivide: unit == other ? Unit.none : nil
    case .multiply:
      switch (unit, other) {
      case (_, .none): unit
      case (.none, _): other
      case (.seconds, .hertz), (.hertz, .seconds): Unit.none
      case (.seconds, _), (.hertz, _), (.millimetres, _): nil
      }
    case .divide:
      switch (unit, other) {
      case (_, .none): unit
      case (.none, .seconds): .hertz
      case (.none, .hertz): .seconds
      case (.seconds, .seconds), (.hertz, .hertz), (.millimetres, .millimetres): Unit.none
      case (.none, .millimetres), (.seconds, _), (.hertz, _), (.millimetres, _): nil
      }
    case .matrixProduct: nil
    }
  }

  /// Python's whole quotient and remainder; but where units are involved, a quotient that is whole
  /// but for rounding is whole: 1s holds 100ms ten times, though in binary a little less.
  private func wholeParts(by right: Quantity) -> (quotient: Double, remainder: Double) {
    let exact = (number / right.number).snapped
    if unit != .none, exact == exact.rounded() { return (exact, 0) }
    return floorDivision(number, right.number)
  }
}

extension BinaryOperator {
  fileprivate var divides: Bool {
    switch self {
    case .divide, .floorDivide, .remainder: true
    case .add, .subtract, .multiply, .matrixProduct: false
    }
  }
}

extension Double {
  /// The nearest whole number where this differs from it by no more than a few roundings: 290 ms
  /// at 100 Hz are 29 bins, though 0.29 × 100 is 28.999999999999996.
  var snapped: Double {
    let whole = rounded()
    return abs(self - whole) <= 4 * ulp && abs(self) < 1e15 ? whole : self
  }
}
