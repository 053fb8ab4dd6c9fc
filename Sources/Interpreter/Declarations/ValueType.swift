package import Syntax
import Wording

/// What is known of a value before it exists: what a parameter takes, what a command gives.
package indirect enum ValueType: Sendable, Equatable {
  case any
  case none
  case bool
  /// A number of that unit.
  case number(Unit)
  /// A whole number.
  case integer
  /// A number between 0 and 1, as `20%`.
  case fraction
  case text
  /// One of these texts.
  case choice([String])
  case range
  case list(ValueType)
  case record
  case tensor
  /// A value of the domain, by its kind.
  case object(String)
  case oneOf([ValueType])

  /// The name used in messages and help, as "dataset" or "list of layers".
  package var description: String {
    switch self {
    case .any: "value"
    case .none: "none"
    case .bool: "true or false"
    case .number(.none): "number"
    case .number(.seconds): "time"
    case .number(.hertz): "frequency"
    case .number(.millimetres): "length"
    case .integer: "whole number"
    case .fraction: "fraction"
    case .text: "text"
    case .choice(let names): names.map { "\"\($0)\"" }.joined(separator: " | ")
    case .range: "range"
    case .list(.any): "list"
    case .list(let element): "list of \(element.plural)"
    case .record: "record"
    case .tensor: "tensor"
    case .object(let kind): kind
    case .oneOf(let types): types.map(\.description).joined(separator: " or ")
    }
  }

  /// The name for several of it.
  var plural: String {
    switch self {
    case .any, .number, .integer, .fraction, .text, .range, .record, .tensor, .object:
      description.hasSuffix("y") && self != .any
        ? "\(description.dropLast())ies" : "\(description)s"
    case .list(let element): "lists of \(element.plural)"
    case .none, .bool, .choice: description
    case .oneOf(let types): types.map(\.plural).joined(separator: " or ")
    }
  }
}
