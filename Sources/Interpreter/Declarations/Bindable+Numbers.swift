package import Syntax

/// A type whose values lie on a line, so that a parameter can limit them.
package protocol Limitable: Bindable {
  /// The value in the base of its unit.
  var measure: Double { get }
  static var unit: Unit { get }
}

/// A number of one unit, in the base of that unit.
package protocol Measured: Limitable {
  init(_ measure: Double)
  /// What a value must be, as "a time such as 500ms".
  static var expectation: String { get }
}

extension Measured {
  package static var valueType: ValueType { .number(unit) }
  package static func bind(_ value: Value) throws(Mismatch) -> Self {
    guard let number = value.number(in: unit) else {
      throw Mismatch(expected: expectation, found: value)
    }
    return Self(number)
  }
  package var value: Value { .number(measure, Self.unit) }
}

extension Double: Measured {
  package var measure: Double { self }
  package static var unit: Unit { .none }
  package static var expectation: String { "a number" }
}

extension Int: Limitable {
  package static var valueType: ValueType { .integer }
  package static func bind(_ value: Value) throws(Mismatch) -> Int {
    guard let number = value.number(in: .none) else {
      throw Mismatch(expected: "a whole number", found: value)
    }
    guard let whole = Int(exactly: number) else {
      let isLarge = abs(number) >= 0x1p63 && number.isFinite
      throw Mismatch(
        expected: isLarge ? "a whole number of at most 18 digits" : "a whole number", found: value)
    }
    return whole
  }
  package var value: Value { .number(Double(self), .none) }
  package var measure: Double { Double(self) }
  package static var unit: Unit { .none }
}

/// A number of percent, as `8`.
package struct Percent: Measured {
  package let percent: Double
  package init(_ percent: Double) { self.percent = percent }
  package var measure: Double { percent }
  package static var unit: Unit { .none }
  package static var expectation: String { "a number of percent, such as 8" }
  package static var isInPercent: Bool { true }
}

/// A time, as `500ms`.
package struct Seconds: Measured {
  package let seconds: Double
  package init(_ seconds: Double) { self.seconds = seconds }
  package var measure: Double { seconds }
  package static var unit: Unit { .seconds }
  package static var expectation: String { "a time such as 500ms" }
}

/// A frequency, as `100Hz`.
package struct Hertz: Measured {
  package let hertz: Double
  package init(_ hertz: Double) { self.hertz = hertz }
  package var measure: Double { hertz }
  package static var unit: Unit { .hertz }
  package static var expectation: String { "a frequency such as 100Hz" }
}

/// A length, as `89mm`.
package struct Millimetres: Measured {
  package let millimetres: Double
  package init(_ millimetres: Double) { self.millimetres = millimetres }
  package var measure: Double { millimetres }
  package static var unit: Unit { .millimetres }
  package static var expectation: String { "a length such as 89mm" }
}

/// A part of a whole between 0 and 1, as `20%`.
package struct Fraction: Limitable {
  package let part: Double
  package init(_ part: Double) { self.part = part }
  package static var valueType: ValueType { .fraction }
  package static func bind(_ value: Value) throws(Mismatch) -> Fraction {
    guard let number = value.number(in: .none) else {
      throw Mismatch(expected: "a fraction such as 20%", found: value)
    }
    guard number >= 0, number <= 1 else {
      throw Mismatch(expected: "between 0% and 100%", found: inPercent(number))
    }
    return Fraction(number)
  }
  /// The part in percent, as messages speak of it.
  static func inPercent(_ number: Double) -> String {
    "\(Value.number((number * 1e10).rounded() / 1e8, .none).briefly)%"
  }
  package var value: Value { .number(part, .none) }
  package var measure: Double { part }
  package static var unit: Unit { .none }
}

extension NumberRange: Bindable {
  package static var valueType: ValueType { .range }

  package static func bind(_ value: Value) throws(Mismatch) -> NumberRange {
    guard case .range(let range) = value else { throw Mismatch(expected: "a range", found: value) }
    return range
  }

  package var value: Value { .range(self) }
}

extension Tensor: Bindable {
  package static var valueType: ValueType { .tensor }
  package static func bind(_ value: Value) throws(Mismatch) -> Tensor {
    guard let tensor = value.tensor else { throw Mismatch(expected: "a tensor", found: value) }
    return tensor
  }
  package var value: Value { .tensor(self) }
}
