import Datasets
import Figures
import Interpreter
import Wording

/// What a plot is drawn for, a panel each.
enum PanelKey: String, Choice {
  case `class`, neuron
}

/// What has rows that a plot can be drawn of in parts.
protocol Partable {
  var partCount: Int { get }
  /// The class or the neuron of each row; nil where that is not known of them.
  func parts(by key: PanelKey) -> Classes?
  /// Some of the rows.
  func taking(_ rows: [Int]) throws -> Self
}

extension Partable {
  func parts(by key: PanelKey) -> Classes? { nil }
}

extension PanelKey {
  /// A plot of each part of what it is drawn from, in small.
  func drawn<each P: Bindable>(
    _ argument: repeat each P, labels: Figure.Labels,
    draw: (Figure.Labels, repeat each P) throws -> Figure
  ) throws -> Figure {
    var found: Classes?
    for argument in repeat each argument {
      found = found ?? (argument as? any Partable)?.parts(by: self)
    }
    guard let found else {
      throw Fault(
        "panels=\"\(rawValue)\" needs rows whose \(self == .class ? "classes" : "neurons") are known",
        at: .init("panels", "unknown here"),
        help: "give the dataset itself, or by= a dataset")
    }
    let rows = Dictionary(grouping: found.labels.indices) { found.labels[$0] }
    let shown = rows.keys.sorted()
    guard shown.count <= Figure.mostParts else {
      throw Fault(
        "there are panels for at most \(Figure.mostParts), but here are \(grouped(shown.count))",
        at: .init("panels", "too many"), help: "select some first")
    }
    let own = Figure.Labels(x: labels.x, y: labels.y)
    var parts: [(name: String, figure: Figure)] = []
    for part in shown {
      let (taken, count) = (rows[part] ?? [], found.labels.count)
      let figure = try draw(own, repeat try take(taken, of: count, each argument))
      parts.append((name(part, of: found), figure))
    }
    return try .multiples(parts, labels: labels)
  }

  private func name(_ part: Int, of found: Classes) -> String {
    found.names[at: part] ?? "\(part)"
  }

  /// Those rows of an argument that has as many as were parted; any other as it is.
  private func take<P>(_ rows: [Int], of count: Int, _ argument: P) throws -> P {
    guard let partable = argument as? any Partable, partable.partCount == count else {
      return argument
    }
    return try partable.taking(rows) as? P ?? argument
  }
}

extension Optional: Partable where Wrapped: Partable {
  var partCount: Int { self?.partCount ?? -1 }
  func parts(by key: PanelKey) -> Classes? { self?.parts(by: key) }
  func taking(_ rows: [Int]) throws -> Self { try self?.taking(rows) }
}

extension Either: Partable where First: Partable, Second: Partable {
  var partCount: Int {
    switch self {
    case .first(let first): first.partCount
    case .second(let second): second.partCount
    }
  }

  func parts(by key: PanelKey) -> Classes? {
    switch self {
    case .first(let first): first.parts(by: key)
    case .second(let second): second.parts(by: key)
    }
  }

  func taking(_ rows: [Int]) throws -> Self {
    switch self {
    case .first(let first): .first(try first.taking(rows))
    case .second(let second): .second(try second.taking(rows))
    }
  }
}

extension Dataset: Partable {
  var partCount: Int { rows }
  func parts(by key: PanelKey) -> Classes? {
    switch key {
    case .class: labels.map { Classes(labels: $0, names: labelNames) }
    case .neuron: groups.map { Classes(labels: $0, names: groupNames) }
    }
  }
  func taking(_ rows: [Int]) throws -> Dataset { try selecting(rows: rows) }
}

extension Rows: Partable {
  var partCount: Int { dataset.rows }
  func parts(by key: PanelKey) -> Classes? { dataset.parts(by: key) }
  func taking(_ rows: [Int]) throws -> Rows { Rows(dataset: try dataset.selecting(rows: rows)) }
}

extension Recording: Partable {
  var partCount: Int { traces.count }
  func parts(by key: PanelKey) -> Classes? {
    key == .neuron ? Classes(labels: Array(traces.indices), names: traces.map(\.name)) : nil
  }
  func taking(_ rows: [Int]) throws -> Recording { try selecting(neurons: rows) }
}

extension Column: Partable {
  var partCount: Int { numbers.count }
  func taking(_ rows: [Int]) -> Column {
    Column(numbers: rows.map { numbers[$0] }, of: whole)
  }
}

extension Lines: Partable {
  var partCount: Int { lines.count }
  func parts(by key: PanelKey) -> Classes? { key == .neuron ? neurons : classes }
  func taking(_ rows: [Int]) -> Lines {
    Lines(
      lines: rows.map { lines[$0] }, positions: positions, neurons: neurons?.taking(rows),
      classes: classes?.taking(rows), means: means?.taking(rows))
  }
}

extension Grouping: Partable {
  var partCount: Int { classes.labels.count }
  func parts(by key: PanelKey) -> Classes? {
    key == .neuron ? neurons : Classes(labels: classes.labels, names: classes.allNames)
  }
  func taking(_ rows: [Int]) -> Grouping {
    Grouping(
      classes: .init(labels: rows.map { classes.labels[$0] }, names: classes.allNames),
      neurons: neurons?.taking(rows))
  }
}

extension Subjects: Partable {
  var partCount: Int { names.count }
  func parts(by key: PanelKey) -> Classes? { key == .neuron ? Classes(of: names) : nil }
  func taking(_ rows: [Int]) -> Subjects { Subjects(names: rows.map { names[$0] }) }
}

extension DotValues: Partable {
  var partCount: Int { columns.first?.numbers.count ?? 0 }
  func taking(_ rows: [Int]) -> DotValues {
    DotValues(columns: columns.map { column in (column.name, rows.map { column.numbers[$0] }) })
  }
}

extension Classes {
  fileprivate func taking(_ rows: [Int]) -> Classes {
    Classes(labels: rows.map { labels[$0] }, names: names)
  }
}
