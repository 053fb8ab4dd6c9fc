package import Syntax

/// A type whose values lie on a line, so that a parameter can limit them.
package protocol Limitable: Bindable {
  /// The value in the base of its unit.
  var measure: Double { get }
  static var unit: Unit { get }
}

extension Double: Limitable {
  package static var valueType: ValueType { .number(.none) }
  package static func bind(_ value: Value) throws(Mismatch) -> Double {
    guard let number = value.number(in: .none) else {
      throw Mismatch(expected: "a number", found: value)
    }
    return number
  }
  package var value: Value { .number(self, .none) }
  package var measure: Double { self }
  package static var unit: Unit { .none }
}

extension Int: Limitable {
  package static var valueType: ValueType { .integer }
  package static func bind(_ value: Value) throws(Mismatch) -> Int {
    guard let number = value.number(in: .none), let whole = Int(exactly: number) else {
      throw Mismatch(expected: "a whole number", found: value)
    }
    return whole
  }
  package var value: Value { .number(Double(self), .none) }
  package var measure: Double { Double(self) }
  package static var unit: Unit { .none }
}

/// A time, as `500ms`.
package struct Seconds: Limitable {
  package let seconds: Double
  package init(_ seconds: Double) { self.seconds = seconds }
  package static var valueType: ValueType { .number(.seconds) }
  package static func bind(_ value: Value) throws(Mismatch) -> Seconds {
    guard let number = value.number(in: .seconds) else {
      throw Mismatch(expected: "a time such as 500ms", found: value)
    }
    return Seconds(number)
  }
  package var value: Value { .number(seconds, .seconds) }
  package var measure: Double { seconds }
  package static var unit: Unit { .seconds }
}

/// A frequency, as `100Hz`.
package struct Hertz: Limitable {
  package let hertz: Double
  package init(_ hertz: Double) { self.hertz = hertz }
  package static var valueType: ValueType { .number(.hertz) }
  package static func bind(_ value: Value) throws(Mismatch) -> Hertz {
    guard let number = value.number(in: .hertz) else {
      throw Mismatch(expected: "a frequency such as 100Hz", found: value)
    }
    return Hertz(number)
  }
  package var value: Value { .number(hertz, .hertz) }
  package var measure: Double { hertz }
  package static var unit: Unit { .hertz }
}

/// A length, as `89mm`.
package struct Millimetres: Limitable {
  package let millimetres: Double
  package init(_ millimetres: Double) { self.millimetres = millimetres }
  package static var valueType: ValueType { .number(.millimetres) }
  package static func bind(_ value: Value) throws(Mismatch) -> Millimetres {
    guard let number = value.number(in: .millimetres) else {
      throw Mismatch(expected: "a length such as 89mm", found: value)
    }
    return Millimetres(number)
  }
  package var value: Value { .number(millimetres, .millimetres) }
  package var measure: Double { millimetres }
  package static var unit: Unit { .millimetres }
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
      throw Mismatch(expected: "between 0% and 100%", found: value)
    }
    return Fraction(number)
  }
  package var value: Value { .number(part, .none) }
  package var measure: Double { part }
  package static var unit: Unit { .none }
}

extension Tensor: Bindable {
  package static var valueType: ValueType { .tensor }
  package static func bind(_ value: Value) throws(Mismatch) -> Tensor {
    guard let tensor = value.tensor else { throw Mismatch(expected: "a tensor", found: value) }
    return tensor
  }
  package var value: Value { .tensor(self) }
}
