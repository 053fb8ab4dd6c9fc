import Datasets
import Interpreter
import Syntax

extension DataTable {
  /// The table as text: a line of names, those of times and frequencies with their unit, then a line
  /// for each row.
  func csv() throws(Fault) -> [UInt8] {
    var text = ""
    for (index, column) in columns.enumerated() {
      text += (index > 0 ? "," : "") + CSVText.written(try column.header)
    }
    text += "\n"
    for row in 0..<rowCount {
      for (index, column) in columns.enumerated() {
        if index > 0 { text += "," }
        text += column.entries.field(row, isAlone: columns.count == 1)
      }
      text += "\n"
    }
    return Array(text.utf8)
  }

  /// Reads a table with a line of names. A column is of numbers, or of truth values, where all its
  /// fields are, else of texts; what is doubtful is noted.
  init(csv plain: PlainText, note: (String) -> Void) throws(Fault) {
    for encoding in plain.notes { note("is read as \(encoding)") }
    var text = try CSVText(plain)
    let names = try text.fields().map(\.text)
    guard names.contains(where: { !$0.isEmpty }) else {
      throw text.fault("the first line must name the columns, but is empty", line: 1)
    }
    var fields: [[CSVText.Field]] = names.map { _ in [] }
    while !text.isAtEnd {
      let line = text.line
      let row = try text.fields()
      if row.count == 1, row[0].text.isEmpty, !row[0].isQuoted { continue }
      guard row.count == names.count else {
        throw text.fault(
          "there must be \(names.count) fields as in the first line, but there "
            + (row.count == 1 ? "is 1" : "are \(row.count)"), line: line)
      }
      for (column, field) in row.enumerated() { fields[column].append(field) }
    }
    var columns: [Column] = []
    for (index, name) in names.enumerated() {
      let column = Column(
        header: name, at: index, fields[index], mayHaveCommas: text.mayHaveDecimalCommas,
        note: note)
      if let first = columns.firstIndex(where: { $0.name == column.name }) {
        throw text.fault(
          "columns must have names of their own, but columns \(first + 1) and \(index + 1) are "
            + "both called \(Value.text(column.name).briefly)", line: 1)
      }
      columns.append(column)
    }
    try self.init(columns)
  }

  /// Whether a text is a dataset's or a tensor's: its numbers stand in columns that are named by
  /// numbers, and it has rows' identities, or columns are counted from 0.
  static func isDataset(_ plain: PlainText) throws(Fault) -> Bool {
    var text = try CSVText(plain)
    let names = try text.fields().map(\.text)
    let data = Dataset.dataNames(among: names)
    return !data.isEmpty && data.allSatisfy { Double($0) != nil }
      && (names.contains("row") || data.enumerated().allSatisfy { $1 == String($0) })
  }
}

extension DataTable.Column {
  /// The name with the unit of its numbers.
  fileprivate var header: String {
    get throws(Fault) {
      switch entries {
      case .numbers(_, let unit) where unit != .none: return name + unit.suffix
      case .numbers, .texts, .truths:
        guard Unit(suffixOf: name) == nil else {
          throw Fault(
            "a name must not end like a unit in a .csv file, but \(Value.text(name).briefly) does",
            at: .init("x", "has such a column"), help: "save it as .json")
        }
        return name
      }
    }
  }
}

extension DataTable.Entries {
  /// An entry as it is written; one that is missing and stands alone says so, since a blank line is
  /// no row.
  fileprivate func field(_ row: Int, isAlone: Bool) -> String {
    switch self {
    case .numbers(let numbers, _):
      numbers[row].isNaN && isAlone ? "nan" : CSVText.written(numbers[row])
    case .texts(let texts): CSVText.written(texts[row])
    case .truths(let truths): truths[row] ? "true" : "false"
    }
  }
}

extension DataTable.Column {
  /// A column of fields under a name, which may end in a unit; what is doubtful is noted.
  fileprivate init(
    header: String, at index: Int, _ fields: [CSVText.Field], mayHaveCommas: Bool,
    note: (String) -> Void
  ) {
    if header.isEmpty { note("column \(index + 1), which has no name, is called after its place") }
    let entries = DataTable.Entries(fields, mayHaveCommas: mayHaveCommas) {
      note("column \(index + 1) \($0)")
    }
    let name = header.isEmpty ? "column \(index + 1)" : header
    guard case .numbers(let numbers, _) = entries, let unit = Unit(suffixOf: name) else {
      self.init(name, entries)
      return
    }
    self.init(String(name.dropLast(unit.suffix.count)), .numbers(numbers, unit))
  }
}

extension DataTable.Entries {
  fileprivate init(_ fields: [CSVText.Field], mayHaveCommas: Bool, note: (String) -> Void) {
    if let long = fields.first(where: { !$0.isQuoted && $0.isRounded }) {
      note("is read as texts: \(long.text) has more digits than a number holds")
    } else if let numbers = fields.all(\.number) {
      self = .numbers(numbers)
      return
    } else if mayHaveCommas, let numbers = fields.all(\.numberWithComma) {
      note("is read as numbers with decimal commas")
      self = .numbers(numbers)
      return
    } else if let truths = fields.all(\.truth) {
      self = .truths(truths)
      return
    } else if let bare = fields.all({ CSVText.Field(text: $0.text).number }),
      bare.contains(where: { !$0.isNaN })
    {
      note("is read as texts: its numbers stand in quotes")
    }
    self = .texts(fields.map(\.text))
  }
}

extension [CSVText.Field] {
  /// What each field is read as; nil where one cannot be.
  fileprivate func all<T>(_ read: (CSVText.Field) -> T?) -> [T]? {
    var entries: [T] = []
    entries.reserveCapacity(count)
    for field in self {
      guard let entry = read(field) else { return nil }
      entries.append(entry)
    }
    return entries
  }
}

extension Unit {
  /// How a column's name ends whose numbers are of this unit.
  fileprivate var suffix: String {
    switch self {
    case .none: ""
    case .seconds: " [s]"
    case .hertz: " [Hz]"
    case .millimetres: " [mm]"
    }
  }

  /// The unit that a column's name ends in; nil where it ends in none.
  fileprivate init?(suffixOf name: String) {
    let units = [Unit.seconds, .hertz, .millimetres]
    guard let unit = units.first(where: { name.hasSuffix($0.suffix) }) else { return nil }
    self = unit
  }
}
