/// Reads a table of numbers from text in one pass over its bytes.
enum TextTable {
  /// The table in a text; throws at the first thing that is wrong, with its line and column.
  static func read(
    _ bytes: [UInt8], file: String, headerMayBeZero: Bool
  ) throws(DatasetError) -> NumberTable {
    var scanner = try FieldScanner(bytes, file: file)
    let start = scanner
    let first = try scanner.textFields()
    let isHeader = names(first, headerMayBeZero: headerMayBeZero)
    if !isHeader { scanner = start }
    if isHeader { try checkDistinct(first, file: file) }
    scanner.names = isHeader ? first : first.indices.map(String.init)
    let firstLine = scanner.line
    let columns = try scanner.columns()
    guard columns.contains(where: { $0.contains { !$0.isNaN } }) else { throw .empty(file: file) }
    return table(columns, names: isHeader ? first : nil, file: file, firstLine: firstLine)
  }

  /// Whether the fields of a first line are names of columns: one is not a number, or they count
  /// the columns from 0.
  private static func names(_ fields: [String], headerMayBeZero: Bool) -> Bool {
    if fields.contains(where: { !$0.isMissing && Double($0) == nil }) { return true }
    let counts = fields.enumerated().allSatisfy { $1 == String($0) }
    return counts && (fields.count > 1 || headerMayBeZero)
  }

  private static func checkDistinct(_ names: [String], file: String) throws(DatasetError) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw .sameName(file: file, column: name)
    }
  }

  private static func table(
    _ columns: [[Double]], names: [String]?, file: String, firstLine: Int
  ) -> NumberTable {
    var columns = columns
    var names = names
    // A column without a name is the numbering that pandas writes, or what follows a last comma.
    if let unnamed = names?.firstIndex(of: ""), columns.count > 1,
      columns[unnamed].isNumbering
    {
      columns.remove(at: unnamed)
      names?.remove(at: unnamed)
    }
    return NumberTable(file: file, names: names, columns: columns, firstLine: firstLine)
  }
}

extension [Double] {
  /// Whether it says nothing: 0, 1, 2, …, or all missing.
  fileprivate var isNumbering: Bool {
    allSatisfy(\.isNaN) || enumerated().allSatisfy { $1 == Double($0) }
  }
}

extension String {
  /// Whether a field says that there is no number.
  var isMissing: Bool { isEmpty || ["nan", "na"].contains(lowercased()) }
}
