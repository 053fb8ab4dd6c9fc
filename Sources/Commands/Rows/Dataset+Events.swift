import Datasets
import Interpreter
import LinearAlgebra
import Syntax
import Wording

extension Dataset {
  /// What is known of each row's event, as a table; nil where rows are at no events.
  var events: DataTable? {
    get throws {
      guard !eventColumns.isEmpty else { return nil }
      return try DataTable(eventColumns.map { DataTable.Column($0) })
    }
  }

  /// The names of what is known of a dataset's events, for completion; none of other values.
  static let eventNames: @Sendable (Value) -> [String] = { value in
    (try? Dataset.bind(value))?.eventColumns.map(\.name) ?? []
  }

  /// What is known of each row's event under a name, as classes' names; refused at a parameter with
  /// the names that there are.
  private func eventClasses(_ name: String, as parameter: String) throws(Fault) -> [String] {
    guard let column = eventColumns.first(where: { $0.name == name }) else {
      let names = eventColumns.map(\.name)
      throw Fault(
        "nothing called \(Value.text(name).briefly) is known of the rows' events",
        at: .init(parameter, "not known"),
        help: names.isEmpty
          ? "windows(recording, at=events(\"trials.csv\")) keeps the columns of the table"
          : "known are \(listedBriefly(names))")
    }
    return DataTable.Column(column).entries.classNames
  }

  /// The same rows labelled by what is known of their events under a name.
  func labelled(by name: String) throws -> Dataset {
    let entries = try eventClasses(name, as: "labels")
    if let row = entries.firstIndex(where: { $0.isEmpty || $0 == "nan" }) {
      throw Fault(
        "every row must have a class, but of row \(row) \(name) is missing",
        at: .init("labels", "missing in places"),
        help: "rows are left out with select(dataset, where={\(name): …})")
    }
    let classes = Classes(of: entries)
    var labelled = try replacingLabels(classes.labels, names: classes.names)
    if classes.names.count > Self.manyClasses {
      labelled.notes.append("\(name) has \(grouped(classes.names.count)) values, a class each")
    }
    return labelled
  }

  /// More classes than this are said.
  private static let manyClasses = 20

  /// Whether each row's event is one of those that are wanted.
  func holds(_ choice: EventChoice) throws(Fault) -> [Bool] {
    var holds = [Bool](repeating: true, count: rows)
    for (name, wanted) in choice.wanted {
      let entries = try eventClasses(name, as: "where")
      let known = Set(entries)
      guard wanted.contains(where: { !known.isDisjoint(with: $0) }) else {
        let shown = known.sorted { $0.precedesNaturally($1) }
        throw Fault(
          "there are no rows whose \(name) is \(listed(wanted.map { $0[0] }, "or"))",
          at: .init("where", "of no row"), help: "\(name) is \(listedBriefly(shown))")
      }
      let all = Set(wanted.joined())
      for row in holds.indices where !all.contains(entries[row]) { holds[row] = false }
    }
    return holds
  }
}

/// Which events are wanted: by name what must be known of them, one or several.
struct EventChoice: Bindable {
  /// Each value by the ways to write it as a class.
  let wanted: [(name: String, values: [[String]])]
  let value: Value

  static var valueType: ValueType { .record }

  static func bind(_ value: Value) throws(Mismatch) -> EventChoice {
    guard case .record(let record) = value, !record.fields.isEmpty else {
      throw Mismatch(
        expected: "what is wanted of events by name", found: value, help: "as {contrast: [0.5, 1]}")
    }
    var wanted: [(name: String, values: [[String]])] = []
    for (name, part) in record.fields {
      var values: [[String]] = []
      for item in part.items ?? [part] {
        guard let names = names(of: item) else {
          throw Mismatch(expected: "numbers, texts or truth values under \"\(name)\"", found: item)
        }
        values.append(names)
      }
      guard !values.isEmpty else {
        throw Mismatch(expected: "a value or more under \"\(name)\"", found: part)
      }
      wanted.append((name, values))
    }
    return EventChoice(wanted: wanted, value: value)
  }

  /// Files have truth values as 0 and 1 too.
  private static func names(of value: Value) -> [String]? {
    switch value {
    case .text(let text): [text]
    case .bool(let truth): truth ? ["true", "1"] : ["false", "0"]
    case .number(let number, _): DataTable.Entries.numbers([number]).classNames
    default: nil
    }
  }
}
