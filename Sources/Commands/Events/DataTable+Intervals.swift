import Datasets
import Files
import Interpreter
import Syntax

extension DataTable {
  /// The intervals of an NWB file, what is to be known of them being printed; nil where a file is
  /// none, of which no table can be asked for.
  static func intervals(_ path: String, table: String?, _ context: CallContext) throws -> Value? {
    let file = try context.host.open(path)
    guard let found = try IntervalTable(file, table: table, isCancelled: context.isCancelled) else {
      guard table == nil else {
        throw Fault(
          "table is for NWB files, but \(path) is none", at: .init("table", "of no use"),
          help: "time= says which column has the times")
      }
      return nil
    }
    for note in found.notes { context.print("\(path): \(note)") }
    return try DataTable(found.columns.map { Column($0) }).value
  }
}
