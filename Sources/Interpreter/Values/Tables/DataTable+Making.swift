import Syntax

extension DataTable {
  /// A table with columns added, or put in the place of those of the same names. A single number,
  /// text or truth value is repeated for each row.
  package init(
    adding fields: [(name: String, value: Value)], to table: DataTable? = nil
  ) throws(Fault) {
    let columns = table?.columns ?? []
    let lengths = columns.prefix(1).map(\.entries.count) + fields.compactMap(\.value.columnLength)
    try Self.check(rowCount: lengths.first ?? 1)
    var made = columns
    for (name, value) in fields {
      let column = Column(name, try Entries(value, of: name, repeated: lengths.first ?? 1))
      if let place = columns.firstIndex(where: { $0.name == name }) {
        made[place] = column
      } else {
        made.append(column)
      }
    }
    try self.init(made)
  }

  /// A table with a row for each record: the columns are all fields there are, in the order in which
  /// they come first; what a record lacks is missing.
  package init(records: [Record]) throws(Fault) {
    var places: [String: Int] = [:]
    var columns: [(name: String, items: [Value])] = []
    for (row, record) in records.enumerated() {
      for (name, value) in record.fields {
        let place = places[name] ?? columns.count
        if place == columns.count {
          places[name] = place
          columns.append((name, Array(repeating: .none, count: records.count)))
        }
        columns[place].items[row] = value
      }
    }
    var made: [Column] = []
    for (name, items) in columns { made.append(Column(name, try Entries(items: items, of: name))) }
    try self.init(made)
  }
}

extension DataTable.Entries {
  /// The entries of a tensor of one axis, a range or a list; a single value so many times.
  fileprivate init(_ value: Value, of name: String, repeated count: Int) throws(Fault) {
    switch value {
    case .tensor(let tensor) where tensor.rank == 1 && tensor.isTruth:
      self = .truths(tensor.values.map { $0 != 0 })
    case .tensor(let tensor) where tensor.rank == 1:
      self = .numbers(tensor.values.map { Double(decimal: $0) })
    case .range, .list:
      guard let items = value.items else { throw Self.refusal(of: value, name) }
      try self.init(items: items, of: name)
    case .none, .bool, .number, .text:
      try self.init(items: Array(repeating: value, count: count), of: name)
    case .record, .tensor, .object: throw Self.refusal(of: value, name)
    }
  }

  /// Entries of one kind; `none` among them is missing.
  fileprivate init(items: [Value], of name: String) throws(Fault) {
    guard let first = items.first(where: { !$0.isNone }) else {
      self = .numbers(items.map { _ in .nan })
      return
    }
    switch first {
    case .text: self = .texts(try Self.all(items, of: name, first) { $0.entryText })
    case .bool: self = .truths(try Self.all(items, of: name, first) { $0.entryTruth })
    case .number(_, let unit):
      self = .numbers(try Self.all(items, of: name, first) { $0.entryNumber(in: unit) }, unit)
    case .tensor:
      self = .numbers(try Self.all(items, of: name, first) { $0.entryNumber(in: .none) })
    case .none, .range, .list, .record, .object: throw Self.refusal(of: first, name)
    }
  }

  private static func all<T>(
    _ items: [Value], of name: String, _ first: Value, _ entry: (Value) -> T?
  ) throws(Fault) -> [T] {
    var entries: [T] = []
    entries.reserveCapacity(items.count)
    for (row, item) in items.enumerated() {
      guard let entry = entry(item) else {
        throw Fault(
          "a column must hold entries of one kind, but \(brief(name)) holds \(first.described) and, "
            + "in row \(row), \(item.described)",
          at: .init(name, "of several kinds"))
      }
      entries.append(entry)
    }
    return entries
  }

  private static func refusal(of value: Value, _ name: String) -> Fault {
    Fault(
      "a column must be numbers, texts or truth values, but \(brief(name)) is given "
        + value.described,
      at: .init(name, "this is \(value.briefly)"))
  }
}

extension Value {
  /// How many rows it gives a table as a column; nil for a single value.
  fileprivate var columnLength: Int? {
    switch self {
    case .tensor(let tensor): tensor.shape.first
    case .range(let range): range.count
    case .list(let list): list.items.count
    case .none, .bool, .number, .text, .record, .object: nil
    }
  }

  fileprivate var isNone: Bool { if case .none = self { true } else { false } }

  fileprivate var entryTruth: Bool? { if case .bool(let truth) = self { truth } else { nil } }

  /// The number as an entry of a column; NaN for none.
  fileprivate func entryNumber(in unit: Unit) -> Double? {
    if case .none = self { .nan } else { number(in: unit) }
  }

  /// The text as an entry of a column; empty for none.
  fileprivate var entryText: String? {
    switch self {
    case .none: ""
    case .text(let text): text
    case .bool, .number, .range, .list, .record, .tensor, .object: nil
    }
  }
}

/// What a table is made of.
package enum TableSource: Bindable {
  case table(DataTable)
  /// Columns by name.
  case columns(Record)
  /// A row each.
  case records([Record])

  package static var valueType: ValueType {
    .oneOf([.object(DataTable.kind), .record, .list(.record)])
  }

  package static func bind(_ value: Value) throws(Mismatch) -> TableSource {
    if let table = try? DataTable.bind(value) { return .table(table) }
    if case .record(let record) = value { return .columns(record) }
    if case .list(let list) = value {
      let records = list.items.compactMap { item in
        if case .record(let record) = item { record } else { nil }
      }
      if records.count == list.items.count { return .records(records) }
    }
    throw Mismatch(expected: "a table, a record of columns or a list of records", found: value)
  }

  package var value: Value {
    switch self {
    case .table(let table): table.value
    case .columns(let record): .record(record)
    case .records(let records): .list(records.map { .record($0) })
    }
  }

  /// The table that it makes.
  package func table() throws(Fault) -> DataTable {
    switch self {
    case .table(let table): table
    case .columns(let record): try DataTable(adding: record.fields)
    case .records(let records): try DataTable(records: records)
    }
  }
}
