package import Syntax
import Wording

/// Named columns as long as each other: a row for each neuron, epoch or fold, a column for what is
/// known of it.
///
/// Numbers are held in Double; as a tensor a column has the seven digits of Float32.
package struct DataTable: Sendable, Equatable {
  /// At least one, no two of the same name, all of `rowCount` entries.
  package let columns: [Column]
  package let rowCount: Int

  /// What is known of each row, by its name.
  package struct Column: Sendable, Equatable {
    package let name: String
    package let entries: Entries

    package init(_ name: String, _ entries: Entries) { (self.name, self.entries) = (name, entries) }
  }

  /// The entries of a column, all of one kind.
  package enum Entries: Sendable {
    /// Numbers in the base of their unit, NaN where one is missing.
    case numbers([Double], Unit = .none)
    /// Texts, empty where one is missing.
    case texts([String])
    case truths([Bool])
  }

  /// A table of columns; refuses none, two of one name, and columns of different lengths.
  package init(_ columns: [Column]) throws(Fault) {
    guard let first = columns.first else {
      throw Fault("a table must have at least one column, but has none")
    }
    try Self.check(rowCount: first.entries.count)
    var seen: Set<String> = []
    for column in columns {
      guard seen.insert(column.name).inserted else {
        throw Fault(
          "columns must have names of their own, but two are called \(brief(column.name))",
          at: .init(column.name, "again here"))
      }
      guard column.entries.count == first.entries.count else {
        throw Fault(
          "columns must be as long as each other, but \(brief(first.name)) has "
            + "\(counted(first.entries.count, "row")) and \(brief(column.name)) "
            + counted(column.entries.count, "row"),
          at: .init(first.name, "this has \(first.entries.count)"),
          .init(column.name, "this has \(column.entries.count)"))
      }
    }
    (self.columns, rowCount) = (columns, first.entries.count)
  }

  /// Columns that are known to belong together.
  init(checked columns: [Column], rowCount: Int) {
    (self.columns, self.rowCount) = (columns, rowCount)
  }

  /// Refuses more rows than a column may have where it is a list.
  static func check(rowCount: Int) throws(Fault) {
    guard rowCount <= List.largest else { throw List.tooLarge(rowCount) }
  }

  package var names: [String] { columns.map(\.name) }

  /// The column of a name; refused with the nearest name where there is none, at a parameter where
  /// one gave the name.
  package func column(_ name: String, as parameter: String? = nil) throws(Fault) -> Column {
    if let column = columns.first(where: { $0.name == name }) { return column }
    var fault = Fault(
      "the table has no column \(brief(name))",
      help: offer(nearestName(to: name, among: names)) ?? "it has \(listedBriefly(names))")
    fault.labels = parameter.map { [.init($0, "not a column")] } ?? []
    throw fault
  }
}

extension DataTable.Entries: Equatable {
  /// Whether both hold the same, what is missing being the same as what is missing.
  package static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.numbers(let a, let unit), .numbers(let b, let other)):
      unit == other && a.count == b.count
        && zip(a, b).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
    case (.texts(let a), .texts(let b)): a == b
    case (.truths(let a), .truths(let b)): a == b
    case (.numbers, _), (.texts, _), (.truths, _): false
    }
  }
}

extension DataTable.Entries {
  package var count: Int {
    switch self {
    case .numbers(let numbers, _): numbers.count
    case .texts(let texts): texts.count
    case .truths(let truths): truths.count
    }
  }

  /// The entry at a valid position.
  package subscript(index: Int) -> Value {
    switch self {
    case .numbers(let numbers, let unit): .number(numbers[index], unit)
    case .texts(let texts): .text(texts[index])
    case .truths(let truths): .bool(truths[index])
    }
  }

  /// All entries: plain numbers and truth values as a tensor, texts and quantities as a list.
  package var value: Value {
    switch self {
    case .numbers(let numbers, .none): .tensor(Tensor(numbers.map { Float($0) }))
    case .numbers(let numbers, let unit): .list(numbers.map { .number($0, unit) })
    case .texts(let texts): .list(texts.map { .text($0) })
    case .truths(let truths): .tensor(Tensor(truths))
    }
  }

  /// What the entries are, in a word or two.
  var kind: String {
    switch self {
    case .numbers(_, .none): "numbers"
    case .numbers(_, .seconds): "times"
    case .numbers(_, .hertz): "frequencies"
    case .numbers(_, .millimetres): "lengths"
    case .texts: "texts"
    case .truths: "truth values"
    }
  }
}

/// A name in quotes, cut where it is long.
func brief(_ name: String) -> String { Value.text(name).briefly }

/// Names in a sentence: the first dozen, each cut where it is long.
func listedBriefly(_ names: [String]) -> String {
  let shown = names.prefix(12).map { $0.prefix(41).count <= 40 ? $0 : $0.prefix(37) + "…" }
  guard names.count > shown.count else { return listed(shown, "and") }
  return shown.joined(separator: ", ") + ", … (\(names.count))"
}
