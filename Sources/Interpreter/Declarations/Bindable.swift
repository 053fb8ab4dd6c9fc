import Syntax
import Wording

/// A Swift type that a command's parameter or result can have.
package protocol Bindable: Sendable {
  static var valueType: ValueType { get }
  /// The Swift value that `value` stands for.
  static func bind(_ value: Value) throws(Mismatch) -> Self
  var value: Value { get }
  /// The kinds of domain values among it, whose fields a check then knows.
  static var kinds: [any DomainValue.Type] { get }
  /// Whether a parameter of it takes all remaining positional arguments.
  static var takesRest: Bool { get }
  /// Whether its numbers are percent, so that one with `%` behind it would be too small.
  static var isInPercent: Bool { get }
  /// Whether a parameter of it takes all arguments that are given by name, whatever their names.
  static var takesNames: Bool { get }
}

extension Bindable {
  package static var kinds: [any DomainValue.Type] { [] }
  package static var takesRest: Bool { false }
  package static var isInPercent: Bool { false }
  package static var takesNames: Bool { false }
}

extension Value: Bindable {
  package static var valueType: ValueType { .any }
  package static func bind(_ value: Value) -> Value { value }
  package var value: Value { self }
}

/// The result of a command that gives nothing.
package struct Nothing: Bindable {
  package init() {}
  package static var valueType: ValueType { .none }
  package static func bind(_ value: Value) -> Nothing { Nothing() }
  package var value: Value { .none }
}

extension Bool: Bindable {
  package static var valueType: ValueType { .bool }
  package static func bind(_ value: Value) throws(Mismatch) -> Bool {
    guard case .bool(let truth) = value else {
      throw Mismatch(expected: "true or false", found: value)
    }
    return truth
  }
  package var value: Value { .bool(self) }
}

extension String: Bindable {
  package static var valueType: ValueType { .text }
  package static func bind(_ value: Value) throws(Mismatch) -> String {
    guard case .text(let text) = value else { throw Mismatch(expected: "a text", found: value) }
    return text
  }
  package var value: Value { .text(self) }
}

extension Optional: Bindable where Wrapped: Bindable {
  package static var valueType: ValueType { .oneOf([Wrapped.valueType, .none]) }
  package static func bind(_ value: Value) throws(Mismatch) -> Wrapped? {
    if case .none = value { return nil }
    return try Wrapped.bind(value)
  }
  package var value: Value { self?.value ?? Value.none }
  package static var kinds: [any DomainValue.Type] { Wrapped.kinds }
  package static var isInPercent: Bool { Wrapped.isInPercent }
}

extension Array: Bindable where Element: Bindable {
  package static var valueType: ValueType { .list(Element.valueType) }
  package static func bind(_ value: Value) throws(Mismatch) -> [Element] {
    let expected = "a \(valueType.description)"
    guard let items = value.items else { throw Mismatch(expected: expected, found: value) }
    var bound: [Element] = []
    bound.reserveCapacity(items.count)
    for item in items {
      do {
        bound.append(try Element.bind(item))
      } catch {
        throw Mismatch(
          expected: expected, found: "a list with \(error.found)", help: error.help)
      }
    }
    return bound
  }
  package var value: Value { .list(map(\.value)) }
  package static var kinds: [any DomainValue.Type] { Element.kinds }
}

/// Either of two types, the first tried first.
package enum Either<First: Sendable, Second: Sendable>: Sendable {
  case first(First)
  case second(Second)
}

extension Either: Bindable where First: Bindable, Second: Bindable {
  package static var valueType: ValueType { .oneOf([First.valueType, Second.valueType]) }
  package static func bind(_ value: Value) throws(Mismatch) -> Self {
    do {
      return .first(try First.bind(value))
    } catch {
      do {
        return .second(try Second.bind(value))
      } catch {
        throw Mismatch(expected: withArticle(valueType.description), found: value)
      }
    }
  }
  package var value: Value {
    switch self {
    case .first(let first): first.value
    case .second(let second): second.value
    }
  }
  package static var kinds: [any DomainValue.Type] { First.kinds + Second.kinds }
}

/// All remaining positional arguments; only as a command's last parameter.
package struct Rest<Element: Sendable>: Sendable {
  package let items: [Element]
  package init(_ items: [Element]) { self.items = items }
}

extension Rest: Bindable where Element: Bindable {
  package static var takesRest: Bool { true }
  package static var valueType: ValueType { .list(Element.valueType) }
  package static func bind(_ value: Value) throws(Mismatch) -> Rest {
    guard let items = value.items else {
      throw Mismatch(expected: "a \(valueType.description)", found: value)
    }
    var bound: [Element] = []
    for item in items {
      do {
        bound.append(try Element.bind(item))
      } catch {
        throw Mismatch(
          expected: error.expected, found: error.found, help: error.help ?? oneByOne(item))
      }
    }
    return Rest(bound)
  }
  /// How the items of a list are given, where each could be given by itself.
  private static func oneByOne(_ item: Value) -> String? {
    guard let items = item.items, !items.isEmpty, items.count <= 4,
      items.allSatisfy({ (try? Element.bind($0)) != nil })
    else { return nil }
    return "write one after the other: " + items.map(\.briefly).joined(separator: ", ")
  }
  package var value: Value { items.value }
  package static var kinds: [any DomainValue.Type] { Element.kinds }
}

/// All arguments that are given by name, whatever their names; only as a command's last parameter,
/// whose other parameters are then given by position alone.
package struct Named: Bindable {
  package let arguments: [(name: String, value: Value)]
  package init(_ arguments: [(name: String, value: Value)]) { self.arguments = arguments }
  package static var takesNames: Bool { true }
  package static var valueType: ValueType { .record }
  package static func bind(_ value: Value) throws(Mismatch) -> Named {
    guard case .record(let record) = value else {
      throw Mismatch(expected: "a record", found: value)
    }
    return Named(record.fields)
  }
  package var value: Value { .record(Record(arguments)) }
}

/// One of a closed set of texts.
package protocol Choice: Bindable, RawRepresentable, CaseIterable where RawValue == String {}

extension Choice {
  package static var valueType: ValueType { .choice(allCases.map(\.rawValue)) }
  package static func bind(_ value: Value) throws(Mismatch) -> Self {
    let names = allCases.map(\.rawValue)
    guard let choice = Self(rawValue: try oneOf(names, value)) else {
      throw Mismatch(expected: "one of " + quoted(names), found: value)
    }
    return choice
  }
  package var value: Value { .text(rawValue) }
}

/// The text that a value is, among those allowed.
package func oneOf(_ names: [String], _ value: Value) throws(Mismatch) -> String {
  guard case .text(let text) = value, names.contains(text) else {
    let near: String? =
      if case .text(let text) = value { nearestName(to: text, among: names) } else { nil }
    throw Mismatch(
      expected: "one of " + quoted(names), found: value,
      help: near.map { "did you mean \"\($0)\"?" })
  }
  return text
}

private func quoted(_ names: [String]) -> String {
  names.map { "\"\($0)\"" }.joined(separator: ", ")
}
