import Datasets
import Interpreter
import Syntax
import Wording

/// When events are: seconds from a recording's first sample, or a table with a column of them.
struct EventTimes: Bindable {
  let times: [Double]
  /// The table that they are of, for its other columns.
  let table: DataTable?

  static var valueType: ValueType {
    .oneOf([.tensor, .list(.number(.seconds)), .object(DataTable.kind)])
  }

  static func bind(_ value: Value) throws(Mismatch) -> EventTimes {
    if let table = try? DataTable.bind(value) {
      guard let column = EventColumn(of: table) else {
        throw Mismatch(
          expected: "a table with a column \"time\"", found: value,
          help: EventColumn.likeliest(of: table).flatMap { ClockColumn($0) } == nil
            ? "it has \(listed(table.names, "and")); a column is given by itself, as t.onset"
            : "events(path, start=…) reads times of day")
      }
      return EventTimes(times: column.seconds, table: table)
    }
    let numbers = value.items?.map { $0.number(in: .seconds) ?? $0.number(in: .none) }
    guard let numbers, !numbers.contains(nil) else {
      throw Mismatch(expected: "times in seconds, or a table of events", found: value)
    }
    return EventTimes(times: numbers.compactMap(\.self), table: nil)
  }

  var value: Value { table?.value ?? .list(times.map { .number($0, .seconds) }) }
}

extension EventTimes {
  /// Events with the classes that were asked for.
  func events(labels: EventLabels?) throws -> Events {
    let columns = table?.columns.filter { $0.name != "time" }.map(\.rowColumn) ?? []
    guard let labels else { return try Events(at: times, columns: columns) }
    let names = try labels.names(in: table)
    guard names.count == times.count else {
      throw Fault(
        "labels must be as many as events (\(grouped(times.count))), but are "
          + grouped(names.count),
        at: .init("labels", "this has \(grouped(names.count))"),
        .init("at", "this has \(grouped(times.count))"))
    }
    let classes = Classes(of: names)
    return try Events(
      at: times, labels: classes.labels, labelNames: classes.names, columns: columns)
  }

  /// The same, with 0 for times that a check does not know.
  func known(to context: CallContext) -> EventTimes {
    guard context.isUnknown("at") else { return self }
    return EventTimes(times: times.map { _ in 0 }, table: table)
  }

  /// The same events; a trial ends where a check does not know their times.
  func events(labels: EventLabels?, _ context: CallContext) throws -> Events {
    let events = try known(to: context).events(labels: labels)
    if context.isUnknown("at") { try context.endTrial() }
    return events
  }

  /// The same of what may have been left out; labels without events are refused.
  static func events(
    _ times: EventTimes?, labels: EventLabels?, _ context: CallContext
  ) throws -> Events? {
    guard let times else {
      guard labels == nil else {
        throw Fault(
          "labels belong to events, but there are none", at: .init("labels", "of no event"),
          help: "at= says when the events are")
      }
      return nil
    }
    return try times.events(labels: labels, context)
  }
}

/// The classes of events: one for each, or the column of their table that holds them.
enum EventLabels: Bindable {
  case column(String)
  case each([String])

  static var valueType: ValueType { .oneOf([.text, .list(.text), .list(.integer), .tensor]) }

  static func bind(_ value: Value) throws(Mismatch) -> EventLabels {
    if case .text(let name) = value { return .column(name) }
    if let names = try? [String].bind(value) { return .each(names) }
    guard let numbers = try? [Int].bind(value) else {
      throw Mismatch(expected: "a class for each event, or a column's name", found: value)
    }
    return .each(numbers.map(String.init))
  }

  var value: Value {
    switch self {
    case .column(let name): .text(name)
    case .each(let names): names.value
    }
  }

  /// The class of each event by name.
  func names(in table: DataTable?) throws(Fault) -> [String] {
    switch self {
    case .each(let names): return names
    case .column(let name):
      guard let table else {
        throw Fault(
          "labels names a column, but the events are no table", at: .init("labels", "a name"),
          help: "give a class for each event, or a table as at=")
      }
      return try table.column(name, as: "labels").entries.classNames
    }
  }
}
