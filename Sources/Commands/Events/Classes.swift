import Datasets
import Interpreter

/// Classes numbered in the order of their names.
struct Classes {
  let names: [String]
  /// The class of each entry.
  let labels: [Int]

  init(labels: [Int], names: [String]) { (self.labels, self.names) = (labels, names) }

  /// Of entries by their classes' names.
  init(of entries: [String]) {
    names = Set(entries).sorted { $0.precedesNaturally($1) }
    let places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
    labels = entries.map { places[$0] ?? 0 }
  }
}

extension DataTable.Column {
  /// The same for the rows of a dataset, without a unit.
  var rowColumn: RowColumn {
    switch entries {
    case .numbers(let numbers, _): RowColumn(name, .numbers(numbers))
    case .texts(let texts): RowColumn(name, .texts(texts))
    case .truths(let truths): RowColumn(name, .truths(truths))
    }
  }

  init(_ column: RowColumn) {
    switch column.entries {
    case .numbers(let numbers): self.init(column.name, .numbers(numbers))
    case .texts(let texts): self.init(column.name, .texts(texts))
    case .truths(let truths): self.init(column.name, .truths(truths))
    }
  }
}

extension DataTable.Entries {
  /// What each entry is called as a class: whole numbers without a point.
  var classNames: [String] {
    switch self {
    case .texts(let texts): texts
    case .truths(let truths): truths.map { $0 ? "true" : "false" }
    case .numbers(let numbers, _):
      numbers.map { number in Int(exactly: number).map(String.init) ?? "\(number)" }
    }
  }
}
