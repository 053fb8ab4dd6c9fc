extension Value {
  /// What is worth showing below the summary where the value stands alone as a statement: nothing
  /// where the summary says it all, else tables, with a note of what was cut.
  package var detail: [Block] {
    switch self {
    case .none, .bool, .number, .text, .range: []
    case .tensor(let tensor): tensor.corners.map { [.table($0)] } ?? []
    case .list(let list): list.table(.corners).map { [.table($0)] } ?? []
    case .record(let record): record.table(.corners).map { [.table($0)] } ?? []
    case .object(let object): object.content.detail
    }
  }

  /// The same without a cut; what has no table, written out.
  package var wholeDetail: [Block] {
    switch self {
    case .none, .bool, .number: []
    case .text(let text): [.text(text)]
    case .tensor(let tensor): tensor.matrices.map { .table($0) }
    case .list(let list): [list.table(.whole).map { .table($0) } ?? .text(writtenWhole)]
    case .record(let record): [record.table(.whole).map { .table($0) } ?? .text(writtenWhole)]
    case .range: [.text(writtenWhole)]
    case .object(let object): object.content.wholeDetail
    }
  }

  /// One line that leaves nothing out of what the language itself can write.
  private var wholeText: String {
    if case .object = self { summary } else { writtenWhole }
  }

  /// What stands in a cell of a table.
  fileprivate func cell(_ reach: Reach) -> String {
    if reach == .whole { return wholeText }
    let text = summary
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }
}

private let longestTable = 20

extension List {
  /// Records of one form as rows under their fields' names, lists of one length as rows, other
  /// items under each other where they do not fit on one line.
  fileprivate func table(_ reach: Reach) -> Table? {
    guard !items.isEmpty else { return nil }
    let header: [String]
    let row: (Value) -> [String]
    if let names = commonFields {
      (header, row) = ([""] + names, { value in names.map { value.field($0)?.cell(reach) ?? "" } })
    } else if let count = commonLength {
      header = [""] + (0..<count).map(String.init)
      row = { $0.items?.map { $0.cell(reach) } ?? [] }
    } else if Value.list(self).shown.count > 80 {
      (header, row) = (["", "item"], { [$0.cell(reach)] })
    } else {
      return nil
    }
    let rows = Corner(of: items.count, beside: longestTable / 2, reach)
    let body = rows.entries { index in
      index.map { ["\($0)"] + row(items[$0]) } ?? header.map { _ in "…" }
    }
    return Table(
      header: header, rows: body,
      note: rows.isCut ? "\(rows.shownCount) of \(rows.count) items" : nil)
  }

  /// The names that every item, a record, has.
  private var commonFields: [String]? {
    guard case .record(let first)? = items.first, !first.fields.isEmpty else { return nil }
    let names = first.fields.map(\.name)
    let isCommon = items.allSatisfy { item in
      if case .record(let record) = item { record.fields.map(\.name) == names } else { false }
    }
    return isCommon ? names : nil
  }

  /// The length that every item, a list of few, has.
  private var commonLength: Int? {
    guard case .list(let first)? = items.first, (1...12).contains(first.items.count) else {
      return nil
    }
    let isCommon = items.allSatisfy { item in
      if case .list(let list) = item { list.items.count == first.items.count } else { false }
    }
    return isCommon ? first.items.count : nil
  }
}

extension Record {
  fileprivate func table(_ reach: Reach) -> Table? {
    guard !fields.isEmpty, Value.record(self).shown.count > 80 || holdsTables else { return nil }
    let rows = fields.prefix(reach == .whole ? .max : 5 * longestTable).map {
      [$0.name, $0.value.cell(reach)]
    }
    return Table(
      header: ["field", "value"], rows: rows,
      note: fields.count > rows.count ? "\(rows.count) of \(fields.count) fields" : nil)
  }

  private var holdsTables: Bool { fields.contains { !$0.value.detail.isEmpty } }
}

extension Value {
  fileprivate func field(_ name: String) -> Value? {
    if case .record(let record) = self { record[name] } else { nil }
  }
}
