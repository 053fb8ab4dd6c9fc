import Datasets
import Interpreter
import Syntax

/// A value of one of some kinds, as it is, for a body that takes many kinds alike. Of a value that is
/// known by its kind alone a check says what a run says.
struct AnyOf<Kinds: KindSet>: Bindable {
  let value: Value

  static var valueType: ValueType { Kinds.type }
  static func bind(_ value: Value) throws(Mismatch) -> AnyOf {
    guard !Kinds.type.refuses(value.type) else {
      throw Mismatch(expected: Kinds.expectation, found: value)
    }
    return AnyOf(value: value)
  }
}

/// The kinds that a parameter takes.
protocol KindSet: Sendable {
  static var type: ValueType { get }
  /// What they are, to follow "must be".
  static var expectation: String { get }
}

/// Numbers of any unit or truth values: one, or a tensor, a list or a range of them; a dataset and a
/// table stand for theirs.
enum Amounts: KindSet {
  static let type = ValueType.oneOf([.tensor] + ValueType.quantities + ValueType.rows)
  static let expectation = "a tensor or a list of numbers"
}

/// The same without a truth value on its own.
enum Quantities: KindSet {
  static let type = ValueType.oneOf(ValueType.quantities + [.list(.any)] + ValueType.rows)
  static let expectation = "a number or a tensor"
}

/// The same without units.
enum PlainNumbers: KindSet {
  static let type = ValueType.oneOf([.number(.none), .list(.any)] + ValueType.rows)
  static let expectation = "a number or a tensor"
}

/// What becomes a tensor.
enum TensorLike: KindSet {
  static let type = ValueType.oneOf([.tensor] + ValueType.rows)
  static let expectation = "numbers, or lists of them of one length"
}

/// What can be put in order.
enum Sortable: KindSet {
  static let type = ValueType.oneOf([.list(.any), .object(DataTable.kind)])
  static let expectation = "a tensor, a list or a table"
}

/// What has entries along a first axis.
enum Countable: KindSet {
  static let type = ValueType.oneOf([.list(.any)] + ValueType.countable)
  static let expectation = "something with entries: a list, a tensor, rows, a text"
}

/// What has axes, or none as a number.
enum Shaped: KindSet {
  static let type = ValueType.oneOf([.tensor] + ValueType.countable)
  static let expectation = "something with a shape: a tensor, rows, a list"
}

extension ValueType {
  /// A number of each unit.
  fileprivate static let quantities = [Unit.none, .seconds, .hertz, .millimetres].map {
    ValueType.number($0)
  }

  /// What holds a matrix of numbers.
  fileprivate static let rows = [ValueType.object(Dataset.kind), .object(DataTable.kind)]

  /// What has entries and is no list of numbers.
  fileprivate static let countable = [.text, .record, .object(Recording.kind)] + rows
}
