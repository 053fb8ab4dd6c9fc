import Interpreter
import Syntax

/// What a parameter was given, or its usual value, which gives way to a better reason.
enum Setting<Wrapped: Sendable>: Sendable {
  case given(Wrapped)
  case usual(Wrapped)

  /// What it comes to where nothing speaks against the usual.
  var wrapped: Wrapped {
    switch self {
    case .given(let value), .usual(let value): value
    }
  }

  /// What was given, else the other where there is one, else the usual.
  func or(_ other: Wrapped?) -> Wrapped {
    if case .usual = self, let other { other } else { wrapped }
  }
}

extension Setting<Int> {
  /// The number that was given, else the usual as far as there are so many.
  func count(atMost most: Int) -> Int {
    switch self {
    case .given(let count): count
    case .usual(let count): max(1, min(count, most))
    }
  }
}

extension Setting: Bindable where Wrapped: Bindable {
  static var valueType: ValueType { Wrapped.valueType }
  static var kinds: [any DomainValue.Type] { Wrapped.kinds }
  static func bind(_ value: Value) throws(Mismatch) -> Setting { .given(try Wrapped.bind(value)) }
  var value: Value { wrapped.value }
}

extension Setting: Limitable where Wrapped: Limitable {
  var measure: Double { wrapped.measure }
  static var unit: Unit { Wrapped.unit }
}
