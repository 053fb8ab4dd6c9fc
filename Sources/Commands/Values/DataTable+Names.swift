import Interpreter

extension DataTable {
  /// The names of a table's columns, for completion; none of other values.
  static let columnNames: @Sendable (Value) -> [String] = { value in
    (try? DataTable.bind(value))?.names ?? []
  }
}
