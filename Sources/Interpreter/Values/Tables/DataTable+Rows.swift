import Syntax

extension DataTable {
  /// The rows at valid positions, in the order given.
  package func taking(_ rows: [Int]) -> DataTable {
    DataTable(
      checked: columns.map { Column($0.name, $0.entries.taking(rows)) }, rowCount: rows.count)
  }

  /// A row as a record.
  func record(ofRow index: Int) -> Value {
    .record(Record(columns.map { ($0.name, $0.entries[index]) }))
  }

  /// The rows in rising or falling order of a column; rows with the same entry stay in their order,
  /// those where it is missing come last.
  package func sorted(by name: String, descending: Bool = false) throws(Fault) -> DataTable {
    let entries = try column(name, as: "by").entries
    let present = (0..<rowCount).filter { !entries.isMissing($0) }
    let missing = (0..<rowCount).filter { entries.isMissing($0) }
    // Sorting is stable, and so is falling order: what is less goes behind.
    let order = present.sorted {
      descending ? entries.precedes($1, $0) : entries.precedes($0, $1)
    }
    return taking(order + missing)
  }

  /// The rows of one table after those of another, with the same columns in any order.
  package func appending(_ other: DataTable) throws(Fault) -> DataTable {
    guard Set(names) == Set(other.names) else {
      throw Fault(
        "tables must have the same columns to be joined, but one has \(listedBriefly(names)), "
          + "the other \(listedBriefly(other.names))", at: .init("parts", "of different columns"))
    }
    try Self.check(rowCount: rowCount + other.rowCount)
    var joined: [Column] = []
    for column in columns {
      let theirs = try other.column(column.name).entries
      guard let entries = column.entries.appending(theirs) else {
        throw Fault(
          "columns must be of one kind to be joined, but \(brief(column.name)) holds "
            + "\(column.entries.kind) and \(theirs.kind)",
          at: .init("parts", "of different kinds"))
      }
      joined.append(Column(column.name, entries))
    }
    return DataTable(checked: joined, rowCount: rowCount + other.rowCount)
  }

  /// All numbers as a tensor, rows × columns; nil where a column holds anything but plain numbers.
  package var numbers: Tensor? {
    var all: [[Double]] = []
    for column in columns {
      guard case .numbers(let numbers, .none) = column.entries else { return nil }
      all.append(numbers)
    }
    guard let count = try? Tensor.count(of: [rowCount, columns.count]) else { return nil }
    var values: [Float] = []
    values.reserveCapacity(count)
    for row in 0..<rowCount { for column in all { values.append(Float(column[row])) } }
    return Tensor(shape: [rowCount, columns.count], values: values)
  }
}

extension DataTable.Entries {
  fileprivate func taking(_ rows: [Int]) -> Self {
    switch self {
    case .numbers(let numbers, let unit): .numbers(rows.map { numbers[$0] }, unit)
    case .texts(let texts): .texts(rows.map { texts[$0] })
    case .truths(let truths): .truths(rows.map { truths[$0] })
    }
  }

  fileprivate func isMissing(_ row: Int) -> Bool {
    switch self {
    case .numbers(let numbers, _): numbers[row].isNaN
    case .texts(let texts): texts[row].isEmpty
    case .truths: false
    }
  }

  fileprivate func precedes(_ first: Int, _ second: Int) -> Bool {
    switch self {
    case .numbers(let numbers, _): numbers[first] < numbers[second]
    case .texts(let texts): texts[first] < texts[second]
    case .truths(let truths): !truths[first] && truths[second]
    }
  }

  /// Nil where the two are of different kinds; an empty side, which has none, is of any.
  fileprivate func appending(_ other: Self) -> Self? {
    switch (self, other) {
    case (.numbers(let a, let unit), .numbers(let b, let other)) where unit == other:
      .numbers(a + b, unit)
    case (.texts(let a), .texts(let b)): .texts(a + b)
    case (.truths(let a), .truths(let b)): .truths(a + b)
    case (_, _) where other.count == 0: self
    case (_, _) where count == 0: other
    case (.numbers, _), (.texts, _), (.truths, _): nil
    }
  }
}
