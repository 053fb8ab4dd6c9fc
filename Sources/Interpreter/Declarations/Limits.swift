package import Syntax

/// The numbers a parameter takes, in the base of its unit.
package struct Limits: Sendable {
  package let lower: Double?
  package let upper: Double?
  let includesLower: Bool
  let includesUpper: Bool

  /// From `lower` on, `lower` included.
  package static func atLeast(_ lower: Double) -> Limits {
    Limits(lower: lower, upper: nil, includesLower: true, includesUpper: true)
  }

  /// Greater than `lower`.
  package static func above(_ lower: Double) -> Limits {
    Limits(lower: lower, upper: nil, includesLower: false, includesUpper: true)
  }

  /// Greater than `lower`, up to `upper`, which is included.
  package static func above(_ lower: Double, upTo upper: Double) -> Limits {
    Limits(lower: lower, upper: upper, includesLower: false, includesUpper: true)
  }

  /// The numbers of a range, both ends included.
  package static func within(_ range: ClosedRange<Int>) -> Limits {
    .between(Double(range.lowerBound), Double(range.upperBound))
  }

  /// The numbers of a range, both ends included.
  package static func within(_ range: ClosedRange<Double>) -> Limits {
    .between(range.lowerBound, range.upperBound)
  }

  /// From `lower` to `upper`, both included.
  package static func between(_ lower: Double, _ upper: Double) -> Limits {
    Limits(lower: lower, upper: upper, includesLower: true, includesUpper: true)
  }

  /// Between `lower` and `upper`, neither included.
  package static func strictlyBetween(_ lower: Double, _ upper: Double) -> Limits {
    Limits(lower: lower, upper: upper, includesLower: false, includesUpper: false)
  }

  /// What the limits ask for, to follow "must be".
  package func description(in unit: Unit) -> String {
    func show(_ number: Double) -> String { Value.number(number, unit).briefly }
    return switch (lower, upper) {
    case (let lower?, let upper?) where includesUpper && !includesLower:
      "greater than \(show(lower)) and at most \(show(upper))"
    case (let lower?, let upper?):
      (includesLower ? "between " : "strictly between ") + "\(show(lower)) and \(show(upper))"
    case (let lower?, nil): (includesLower ? "at least " : "greater than ") + show(lower)
    case (nil, let upper?): (includesUpper ? "at most " : "less than ") + show(upper)
    case (nil, nil): "a number"
    }
  }

  func check(_ value: Value) throws(Mismatch) {
    guard let (number, unit) = value.measure else { return }
    let isHighEnough = lower.map { includesLower ? number >= $0 : number > $0 } ?? true
    let isLowEnough = upper.map { includesUpper ? number <= $0 : number < $0 } ?? true
    guard isHighEnough, isLowEnough else {
      throw Mismatch(expected: description(in: unit), found: value)
    }
  }
}

extension Value {
  /// The number that this is, or that stands alone in a tensor, with its unit; nil of anything else.
  fileprivate var measure: (Double, Unit)? {
    if case .number(let number, let unit) = self { return (number, unit) }
    return number(in: .none).map { ($0, .none) }
  }
}
