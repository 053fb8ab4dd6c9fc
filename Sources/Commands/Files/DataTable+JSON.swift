import Autoencoders
import Files
import Interpreter
import Syntax

extension DataTable {
  /// The parts of the table as JSON names them: the columns, each a list, null where a number is
  /// missing, and the units of those that have one. Infinite numbers, which JSON lacks, are refused.
  var parts: Record {
    get throws(Fault) {
      var lists: [(name: String, value: Value)] = []
      for column in columns { lists.append((column.name, try column.list)) }
      let units = columns.compactMap { column in
        column.entries.unitName.map { (column.name, Value.text($0)) }
      }
      return Record(
        [("kind", .text(Self.kind)), ("columns", .record(Record(lists)))]
          + (units.isEmpty ? [] : [("units", .record(Record(units)))]))
    }
  }

  /// The table of such parts; nil for anything else.
  init?(_ json: JSON) throws(Fault) {
    guard json["kind"]?.text == Self.kind, case .object(let lists)? = json["columns"] else {
      return nil
    }
    var columns: [Column] = []
    for list in lists {
      guard let items = list.value.items else { return nil }
      let unit = json["units"]?[list.name]?.text
      columns.append(Column(list.name, try DataTable.Entries(items, of: list.name, in: unit)))
    }
    try self.init(columns)
  }
}

extension DataTable.Column {
  /// The entries as JSON can hold them.
  fileprivate var list: Value {
    get throws(Fault) {
      if case .numbers(let numbers, _) = entries,
        let row = numbers.firstIndex(where: \.isInfinite)
      {
        throw Fault(
          "JSON has no infinite number, but row \(row) of column \(Value.text(name).briefly) is one",
          at: .init("x", "not all finite"), help: "save it as .csv")
      }
      return .list((0..<entries.count).map { entries[$0] })
    }
  }
}

extension DataTable.Entries {
  fileprivate var unitName: String? {
    switch self {
    case .numbers(_, .seconds): "s"
    case .numbers(_, .hertz): "Hz"
    case .numbers(_, .millimetres): "mm"
    case .numbers(_, .none), .texts, .truths: nil
    }
  }

  /// The entries of a list of texts, truth values, or numbers and null.
  fileprivate init(_ items: [JSON], of name: String, in unit: String?) throws(Fault) {
    let texts = items.compactMap(\.text)
    let truths = items.compactMap { if case .bool(let truth) = $0 { truth } else { nil } }
    let numbers: [Double] = items.compactMap { item in
      switch item {
      case .number(let number): number
      case .null: .nan
      case .bool, .text, .list, .object: nil
      }
    }
    let known: [String?: Unit] = [nil: .none, "s": .seconds, "Hz": .hertz, "mm": .millimetres]
    guard let unit = known[unit] else {
      throw Fault(
        "a column's unit must be s, Hz or mm, but \(Value.text(name).briefly) has another",
        at: .init("path", "holds such a table"))
    }
    switch items.count {
    case numbers.count: self = .numbers(numbers, unit)
    case texts.count: self = .texts(texts)
    case truths.count: self = .truths(truths)
    default:
      throw Fault(
        "a column must be of one kind, but \(Value.text(name).briefly) is not",
        at: .init("path", "holds such a table"))
    }
  }
}
