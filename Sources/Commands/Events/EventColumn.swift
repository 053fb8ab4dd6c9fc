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
    "stim time", "trial start", "timestamp", "timestamps", "datetime", "date time", "clock",
    "clock time", "time of day", "seconds", "t",
  ]

  /// The column whose name says that it holds times; nil where none does.
  static func likeliest(of table: DataTable) -> DataTable.Column? {
    let found = table.columns.compactMap { column in
      names.firstIndex(of: parts(of: column.name).name).map { ($0, column) }
    }
    return found.min { $0.0 < $1.0 }?.1
  }

  /// The likeliest column of numbers; nil where there is none.
  init?(of table: DataTable) {
    guard let column = Self.likeliest(of: table) else { return nil }
    self.init(column)
  }

  /// A column of numbers, or of times of day, from when the recording began; nil for others. What is
  /// doubtful is noted.
  init?(
    _ column: DataTable.Column, from start: RecordingStart?, note: (String) -> Void
  ) throws(Fault) {
    if let clock = ClockColumn(column) {
      (name, seconds) = (column.name, try clock.seconds(from: start, note: note))
      return
    }
    guard let plain = EventColumn(column) else { return nil }
    let first = try start?.seconds(before: column.name) ?? 0
    (name, seconds) = (plain.name, first == 0 ? plain.seconds : plain.seconds.map { $0 - first })
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
  /// `time` in seconds; or times alone. What is doubtful is noted.
  init(
    events value: Value, time: String?, start: RecordingStart?, file: String,
    note: (String) -> Void
  ) throws {
    let table = try Self.times(alone: value, time: time) ?? Self.table(value, file: file)
    let column =
      try time.map { try table.column($0, as: "time") } ?? EventColumn.likeliest(of: table)
    let found = try column.flatMap { try EventColumn($0, from: start, note: note) }
    guard let found else {
      throw Fault(
        time == nil
          ? "\(file) must have a column of times, but none is called so"
          : "time must be a column of numbers or times of day, but is not",
        at: .init(time == nil ? "path" : "time", "has no times"),
        help: "it has \(listed(table.names, "and")); time= says which")
    }
    let others = table.columns.filter { $0.name != found.name && $0.name != "time" }
    try self.init(
      events: [Column("time", .numbers(found.seconds, .seconds))] + others, file: file)
  }

  /// Times without a name for them; nil of anything else.
  private static func times(alone value: Value, time: String?) throws -> DataTable? {
    guard time == nil, let rows = try? Rows.bind(value), rows.dataset.columns == 1 else {
      return nil
    }
    let times = rows.dataset.data.values.map { Double($0) }
    return try DataTable([Column("time", .numbers(times, .seconds))])
  }

  private static func table(_ value: Value, file: String) throws(Fault) -> DataTable {
    if let table = try? DataTable.bind(value) { return table }
    throw Fault(
      "\(file) must be a table of events, but holds a \(value.kind)", at: .init("path", "no table"))
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
