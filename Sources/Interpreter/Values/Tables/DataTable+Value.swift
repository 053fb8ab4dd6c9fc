import Syntax

extension DataTable: DomainValue {
  package static let kind = "table"
  package static var ownFields: String? { "column" }
  package static var row: ValueType? { .record }

  package static let fields: [Field<DataTable>] = [
    Field(
      "columns", "their names, each a field: a tensor of seven digits (t[0] has all), or a list"
    ) { $0.names }
  ]

  package var fieldNames: [String] { names }
  package var count: Int? { rowCount }

  package func field(_ name: String) throws -> Value? {
    if let declared = Self.fields.first(where: { $0.name == name }) {
      return try declared.get(self)
    }
    return columns.first { $0.name == name }?.entries.value
  }

  package var summary: String {
    "\(rowCount) × \(columns.count) · \(listedBriefly(names))"
  }

  /// The first and last rows and columns.
  package var detail: [Block] { [.table(table(.corners))] }

  package var wholeDetail: [Block] { [.table(table(.whole))] }

  /// All rows as lines under a line of names, with tabs between the columns and all digits.
  var rowsOfText: String {
    let rows = (0..<rowCount).map { row in columns.map { $0.entries[row].shown } }
    return ([names] + rows).map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }

  private func table(_ reach: Reach) -> Table {
    let shown = Corner(of: columns.count, beside: 6, reach)
    let rows = Corner(of: rowCount, beside: 10, reach)
    let header = shown.entries { $0.map { columns[$0].name.shortened } ?? "…" }
    let body = rows.entries { row in
      [row.map(String.init) ?? "…"]
        + shown.entries { column in
          guard let row, let column else { return "…" }
          return columns[column].entries.cell(row)
        }
    }
    let cuts = [
      rows.isCut ? "\(rows.shownCount) of \(rowCount) rows" : nil,
      shown.isCut ? "\(shown.shownCount) of \(columns.count) columns" : nil,
    ].compactMap { $0 }
    return Table(
      header: [""] + header, rows: body, note: cuts.isEmpty ? nil : cuts.joined(separator: ", "))
  }

  /// What is in each column: its kind, and of numbers the mean, the ends and how many are missing.
  package var statistics: Table {
    let rows = columns.prefix(40).map { [$0.name.shortened] + $0.entries.statistics }
    return Table(
      header: ["column", "holds", "mean", "least", "greatest", "distinct", "missing"], rows: rows,
      note: columns.count > 40 ? "and \(columns.count - 40) more columns" : nil)
  }

  /// Rows by position, slice, list or mask; columns by name, or a list of names; a row or rows and
  /// then columns as `t[0, "auc"]`.
  package func indexed(by subscripts: [Subscript]) throws -> Value? {
    guard let first = subscripts.first, subscripts.count <= 2 else {
      throw Fault("a table takes at most two indexes, rows and columns, as t[0:5, \"auc\"]")
    }
    if subscripts.count == 2 {
      let rows = try first.positions(on: rowCount, axis: "rows")
      let part = try taking(rows.positions).picking(subscripts[1])
      guard case .one = rows else { return part }
      return try part.firstEntry
    }
    switch first {
    case .name, .names: return try picking(first)
    case .item, .slice, .mask, .positions, .entries: break
    }
    switch try first.positions(on: rowCount, axis: "rows") {
    case .one(let row): return record(ofRow: row)
    case .many(let rows): return taking(rows).value
    }
  }

  /// The column of a name, or a table of several.
  private func picking(_ subscription: Subscript) throws(Fault) -> Value {
    switch subscription {
    case .name(let name): return try column(name).entries.value
    case .names(let names):
      var picked: [Column] = []
      for name in names { picked.append(try column(name)) }
      return try DataTable(picked).value
    case .item, .slice, .mask, .positions, .entries:
      throw Fault("columns are picked by name, as t[0, \"\(names[0].shortened)\"]")
    }
  }
}

extension Value {
  /// The only entry of a column, or the only row of a table.
  fileprivate var firstEntry: Value {
    get throws {
      switch self {
      case .tensor(let tensor): return tensor.element(0)
      default: return try indexed(by: [.item(0)])
      }
    }
  }
}

extension DataTable.Entries {
  /// An entry as a cell of a shown table.
  fileprivate func cell(_ row: Int) -> String {
    switch self {
    case .numbers(let numbers, let unit): NumberText.brief(numbers[row], unit)
    case .truths: self[row].shown
    case .texts(let texts): texts[row].shortened
    }
  }

  fileprivate var statistics: [String] {
    switch self {
    case .numbers(let numbers, let unit):
      let known = numbers.filter { !$0.isNaN }
      return [kind] + Self.spread(of: known, unit)
        + ["\(Set(known).count)", "\(numbers.count - known.count)"]
    case .texts(let texts):
      let known = texts.filter { !$0.isEmpty }
      return [kind, "", "", "", "\(Set(known).count)", "\(texts.count - known.count)"]
    case .truths(let truths):
      let share = Double(truths.count { $0 }) / Double(truths.count)
      return [kind, NumberText.brief(share), "", "", "\(Set(truths).count)", "0"]
    }
  }

  /// Mean, least and greatest.
  private static func spread(of numbers: [Double], _ unit: Unit) -> [String] {
    guard !numbers.isEmpty else { return ["", "", ""] }
    return numbers.withUnsafeBufferPointer { all in
      [Reduction.mean, .least, .greatest].map { reduction in
        NumberText.brief(reduction(all), unit)
      }
    }
  }
}

extension NumberText {
  /// The same in the natural prefix of a unit.
  fileprivate static func brief(_ number: Double, _ unit: Unit) -> String {
    let prefix = Prefix(for: number, unit)
    let text = brief(prefix.scaled(number))
    return unit == .none ? text : "\(text) \(prefix.name)"
  }
}

extension String {
  /// As much of a name or a text as a cell shows, on one line.
  fileprivate var shortened: String {
    let start = prefix(41).map { $0.isControl ? " " : $0 }
    return start.count <= 40 ? String(start) : start.prefix(37) + "…"
  }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) }
  }
}
