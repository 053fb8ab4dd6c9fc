import Datasets
import Interpreter
import LinearAlgebra
import Syntax
import Wording

/// The column of a table that says when events are.
struct EventColumn {
  let name: String
  /// Its entries in seconds.
  let seconds: [Double]

  /// What people call such a column, the likeliest first, without a unit.
  private static let names = [
    "time", "times", "onset", "start", "start time", "onset time", "event time", "stimulus time",
    "stim time", "trial start", "timestamp", "timestamps", "seconds", "t",
  ]

  /// The column whose name says that it holds times; nil where none does.
  init?(of table: DataTable) {
    let found = table.columns.compactMap { column in
      Self.names.firstIndex(of: Self.parts(of: column.name).name).map { ($0, column) }
    }
    guard let column = found.min(by: { $0.0 < $1.0 })?.1 else { return nil }
    self.init(column)
  }

  /// A column of numbers, in the unit that its name ends in, else in seconds; nil for others.
  init?(_ column: DataTable.Column) {
    guard case .numbers(let numbers, let unit) = column.entries,
      unit == .seconds || unit == .none
    else { return nil }
    let scale = unit == .seconds ? 1 : Self.parts(of: column.name).scale
    (name, seconds) = (column.name, numbers.map { $0 * scale })
  }

  /// The name in small letters without its unit, as of "Onset (ms)" or "start_time_s", and how many
  /// seconds the unit is.
  private static func parts(of name: String) -> (name: String, scale: Double) {
    var words = TimeUnit.words(of: name)
    guard words.count > 1, let unit = words.last.flatMap(TimeUnit.init(word:)) else {
      return (words.joined(separator: " "), 1)
    }
    words.removeLast()
    return (words.joined(separator: " "), unit.seconds)
  }
}

extension DataTable {
  /// The events that a file holds: a table of which one column says when, which becomes the first,
  /// `time` in seconds; or times alone.
  init(events value: Value, time: String?, file: String) throws {
    if let rows = try? Rows.bind(value), rows.dataset.columns == 1, time == nil {
      let times = rows.dataset.data.values.map { Double($0) }
      try self.init(events: [Column("time", .numbers(times, .seconds))], file: file)
      return
    }
    guard let table = try? DataTable.bind(value) else {
      throw Fault(
        "\(file) must be a table of events, but holds a \(value.kind)",
        at: .init("path", "no table"))
    }
    let found =
      try time.map { EventColumn(try table.column($0, as: "time")) }
      ?? EventColumn(of: table)
    guard let found else {
      throw Fault(
        time == nil
          ? "\(file) must have a column of times, but none is called so"
          : "time must be a column of numbers, but is not",
        at: .init(time == nil ? "path" : "time", "has no times"),
        help: "it has \(listed(table.names, "and")); time= says which")
    }
    let others = table.columns.filter { $0.name != found.name && $0.name != "time" }
    try self.init(
      events: [Column("time", .numbers(found.seconds, .seconds))] + others, file: file)
  }

  private init(events columns: [Column], file: String) throws {
    try self.init(columns)
    guard case .numbers(let times, _) = columns[0].entries else { return }
    if let row = times.firstIndex(where: { !$0.isFinite }) {
      throw Fault(
        "\(file): every event must have a time, but that of row \(row + 1) is missing",
        at: .init("path", "a time is missing"))
    }
  }
}
