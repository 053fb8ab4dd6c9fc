import Syntax
import Wording

/// The kind, and where they follow from literals the value or its shape, that a check has inferred
/// for an expression.
struct Known {
  let type: ValueType
  /// The value itself, where it is the same on every run.
  var constant: Value?
  /// A value of the same kind and shape, where the numbers in it are not known.
  private(set) var likeness: Value?
  /// What is known of each item of a list that is written out.
  var items: [Known]?
  /// The fields that a value has of its own, as a table its columns, where all are known.
  var ownFields: [String]?

  static let anything = Known(.any)

  init(_ type: ValueType) { self.type = type }

  /// A value that is there already.
  init(constant value: Value) {
    type = value.type
    constant = value
  }

  /// What a trial gave: the value itself, or one that is only like it.
  /// `declared` is the type that is known beforehand, which tells more of a list.
  init(tried value: Value, isExact: Bool, declared: ValueType = .any) {
    if case .list(let list) = value, !list.items.isEmpty, case .list = declared {
      type = declared
    } else {
      type = value.type
    }
    if isExact { constant = value } else if value.hasShape { likeness = value }
    guard case .list(let list) = value, list.items.count <= Self.mostItems else { return }
    items = list.items.map { Known(tried: $0, isExact: isExact) }
  }

  /// What is only of the kind of a value, or a list of as many items of the same kinds.
  init(ofKindsIn value: Value, declared: ValueType) {
    type = declared
    guard case .list(let list) = value else { return }
    likeness = value
    items = list.items.map { Known($0.type) }
    hasVagueItems = true
  }

  /// The items that a list may have of which each is known.
  private static let mostItems = 64

  /// Whether it was made quickly, or something in it: models that were trained less than they will be
  /// have other fields.
  var isRough = false

  /// The value, or one of its kind and shape.
  var model: Value? { constant ?? likeness }

  /// What stands for the value where something is tried that fails, or not, for its kind and shape.
  var sample: Value? { model ?? type.scalar }

  /// Whether a number stands for it, or in it, that is none of its own.
  var isVague: Bool { constant == nil && (likeness == nil || hasVagueItems) }

  /// The same in a list or a record.
  var hasVagueItems = false

  /// Whether the shape of a field is none of its own, but of what stands for it.
  func isVague(_ field: String) -> Bool {
    guard constant == nil, case .object(let object)? = likeness else { return false }
    return Swift.type(of: object.content).vagueFields.contains(field)
  }

  /// The same without the value: a param's default may be replaced.
  var withoutValue: Known {
    var known = Known(type)
    known.ownFields = ownFields
    return known
  }

  /// What is known where either may be meant.
  func joined(with other: Known) -> Known {
    type == other.type ? Known(type) : .anything
  }

  /// The value in a few words, to follow "but is".
  var briefly: String { constant?.briefly ?? likeness?.brieflyByShape ?? type.briefly }
}

extension Value {
  /// Whether it has a shape that is worth knowing without the numbers in it.
  fileprivate var hasShape: Bool {
    switch self {
    case .list, .record, .tensor, .object: true
    case .none, .bool, .number, .text, .range: false
    }
  }

  /// The same in a few words, to follow "but is", where its shape is known.
  fileprivate var brieflyByShape: String? {
    if case .tensor = self { briefly } else { nil }
  }

  /// The type of this value, as far as a check uses it.
  package var type: ValueType {
    switch self {
    case .none: .none
    case .bool: .bool
    case .number(_, let unit): .number(unit)
    case .text: .text
    case .range: .range
    case .list: .list(.any)
    case .record: .record
    case .tensor: .tensor
    case .object(let object): .object(Swift.type(of: object.content).kind)
    }
  }
}

extension ValueType {
  /// A value that stands for any single one of this type; nil where it may be of several kinds, or
  /// has a length. No operation fails for a number being 1.
  var scalar: Value? {
    switch self {
    case .number(let unit): .number(1, unit)
    case .integer, .fraction: .number(1)
    case .bool: .bool(true)
    case .any, .none, .text, .choice, .range, .list, .record, .tensor, .object, .oneOf: nil
    }
  }

  /// A value of this type in a few words, to follow "but is".
  package var briefly: String {
    switch self {
    case .any: "a value"
    case .none: "none"
    case .bool: "a truth value"
    case .number(.none), .integer, .fraction: "a number"
    case .number(.seconds): "a time"
    case .number(.hertz): "a frequency"
    case .number(.millimetres): "a length"
    case .text, .choice: "a text"
    case .range: "a range"
    case .list: "a list"
    case .record: "a record"
    case .tensor: "a tensor"
    case .object(let kind): withArticle(kind)
    case .oneOf(let types): listed(types.map(\.briefly), "or")
    }
  }

  /// Whether no value of type `given` can be meant here, whatever it is.
  package func refuses(_ given: ValueType) -> Bool {
    switch (self, given) {
    case (.any, _), (_, .any): false
    case (.oneOf(let types), _): types.allSatisfy { $0.refuses(given) }
    case (_, .oneOf(let types)): types.allSatisfy { refuses($0) }
    case (_, .choice): refuses(.text)
    case (_, .integer), (_, .fraction): refuses(.number(.none))
    case (.none, _): given != .none
    case (.bool, _): given != .bool
    case (.number(.none), _), (.integer, _), (.fraction, _):
      given != .number(.none) && given != .tensor
    case (.number(let unit), _): given != .number(unit)
    case (.text, _), (.choice, _): given != .text
    case (.record, _): given != .record
    case (.object(let kind), _): given != .object(kind)
    case (.tensor, _): !given.isNumeric && given != .number(.none) && given != .bool
    case (.list, _): !given.isNumeric
    case (.range, _): !given.isNumeric && given != .number(.none)
    }
  }

  /// Whether it is made of several values.
  private var isNumeric: Bool {
    switch self {
    case .list, .range, .tensor: true
    case .any, .none, .bool, .number, .integer, .fraction, .text, .choice, .record, .object, .oneOf:
      false
    }
  }
}
