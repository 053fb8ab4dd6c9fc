/// A value that the language does not know by itself: a recording, a dataset, a model, a plot.
/// Its declaration here is all that the language, completion and help need of it.
package protocol DomainValue: Bindable {
  /// What this kind of value is called, as "dataset".
  static var kind: String { get }
  /// The fields that `value.name` gives.
  static var fields: [Field<Self>] { get }
  /// What the fields are called that each value has of its own, as "column"; nil where there are none.
  static var ownFields: String? { get }
  /// The names of all its fields.
  var fieldNames: [String] { get }
  /// One line that says what this value is, without its kind's name in front.
  var summary: String { get }
  /// What else is worth showing when it stands alone as a statement.
  var detail: [Block] { get }
  /// The same with all that was cut.
  var wholeDetail: [Block] { get }
  /// How it is written as code where a short expression makes it, as `lstm(64)`.
  var written: String? { get }
  /// What one row is, by which values of this kind can be indexed and looped over: several picked at
  /// once are of the kind itself. Nil of a kind that has no rows.
  static var row: ValueType? { get }
  /// How many rows it has; nil where its kind has none.
  var count: Int? { get }
  /// About how many numbers there are to go through for what is made of it.
  var extent: Int { get }
  /// The fields whose shape follows from more than what the value was made of.
  static var vagueFields: Set<String> { get }
  /// Why what it gave of late cannot be used: it stays in a file that has changed since; nil of others.
  var readingFault: Fault? { get }
  /// How far the work that makes it has come, where that was stopped by hand; nil of others.
  var stoppage: Stoppage? { get }
  /// What the work that made it was told, by the parameters of its command, as code; how much there
  /// was to do is counted from the very beginning. Empty of others.
  var workings: [Working] { get }
  /// Whether making it anew would take long, as training does.
  var isWorthSaving: Bool { get }
  /// `value[…]`, one subscript per axis; nil where this kind of value takes none.
  func indexed(by subscripts: [Subscript]) throws -> Value?
  /// The field of that name, or nil where there is none.
  func field(_ name: String) throws -> Value?
}

extension DomainValue {
  package static var valueType: ValueType { .object(kind) }
  package static var kinds: [any DomainValue.Type] { [Self.self] }

  package static func bind(_ value: Value) throws(Mismatch) -> Self {
    if case .object(let object) = value, let content = object.content as? Self { return content }
    throw Mismatch(expected: withArticle(kind), found: value)
  }

  package static var ownFields: String? { nil }
  package static var row: ValueType? { nil }
  package var fieldNames: [String] { Self.fields.map(\.name) }
  package var value: Value { .object(Object(self)) }
  package var detail: [Block] { [] }
  package var wholeDetail: [Block] { detail }
  package var written: String? { nil }
  package var count: Int? { nil }
  package var extent: Int { 0 }
  package static var vagueFields: Set<String> { [] }
  package var readingFault: Fault? { nil }
  package var stoppage: Stoppage? { nil }
  package var workings: [Working] { [] }
  package var isWorthSaving: Bool { false }
  package func indexed(by subscripts: [Subscript]) throws -> Value? { nil }

  package func field(_ name: String) throws -> Value? {
    try Self.fields.first { $0.name == name }?.get(self)
  }
}

/// A named part of a domain value.
package struct Field<Owner: Sendable>: Sendable {
  package let name: String
  package let summary: String
  package let type: ValueType
  package let kinds: [any DomainValue.Type]
  package let get: @Sendable (Owner) throws -> Value

  package init<R: Bindable>(
    _ name: String, _ summary: String, _ get: @escaping @Sendable (Owner) throws -> R
  ) {
    self.name = name
    self.summary = summary
    type = R.valueType
    kinds = R.kinds
    self.get = { owner in try get(owner).value }
  }
}

/// A piece of a value's detail; front ends only lay it out.
package enum Block: Sendable, Equatable {
  case text(String)
  case table(Table)
}

/// Rows of text under a header; `note` says what was left out.
package struct Table: Sendable, Equatable {
  package let header: [String]
  package let rows: [[String]]
  package let note: String?

  package init(header: [String], rows: [[String]], note: String? = nil) {
    self.header = header
    self.rows = rows
    self.note = note
  }
}
