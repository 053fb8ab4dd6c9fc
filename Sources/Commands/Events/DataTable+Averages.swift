import Datasets
import Interpreter
import Syntax

extension DataTable {
  /// The mean of rows by column with its standard error, each neuron counting once, for each class.
  init(averages rows: Dataset) throws {
    let averages = try rows.averages()
    let count = rows.columns
    var columns: [Column] = []
    if rows.labels != nil {
      let names = averages.flatMap { average in
        Array(repeating: average.label.map { rows.labelNames[$0] } ?? "", count: count)
      }
      columns.append(Column("class", .texts(names)))
    }
    let places = averages.flatMap { _ in rows.positions }
    columns.append(
      rows.time == nil
        ? Column("column", .numbers(places)) : Column("time", .numbers(places, .seconds)))
    columns.append(Column("mean", .numbers(averages.flatMap(\.means))))
    columns.append(Column("sem", .numbers(averages.flatMap(\.errors))))
    let counts = averages.flatMap { Array(repeating: Double($0.count), count: count) }
    columns.append(Column(rows.groups == nil ? "rows" : "neurons", .numbers(counts)))
    try self.init(columns)
  }
}
