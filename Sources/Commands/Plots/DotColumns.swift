import Analysis
import Figures
import Interpreter
import Wording

/// Numbers that dots stand for: a list, or lists by name, a column each.
struct DotValues: Bindable {
  let columns: [(name: String, numbers: [Float])]

  static var valueType: ValueType { .oneOf([.tensor, .list(.any), .record]) }

  static func bind(_ value: Value) throws(Mismatch) -> DotValues {
    if case .record(let record) = value {
      var columns: [(name: String, numbers: [Float])] = []
      for (name, value) in record.fields {
        columns.append((name, try Column.bind(value).numbers))
      }
      return DotValues(columns: columns)
    }
    return DotValues(columns: [("", try Column.bind(value).numbers)])
  }

  var value: Value {
    if columns.count == 1, columns[0].name.isEmpty { return Tensor(columns[0].numbers).value }
    return .record(Record(columns.map { ($0.name, Tensor($0.numbers).value) }))
  }
}

/// What is drawn around dots: an interval of the mean of each column, or a range of each dot.
enum DotInterval: Bindable {
  case ofMean(Spread)
  case ofEach(low: [Float], high: [Float])

  static var valueType: ValueType { .oneOf([Spread.valueType, .list(.any)]) }

  static func bind(_ value: Value) throws(Mismatch) -> DotInterval {
    if case .list(let list) = value, list.items.count == 2 {
      return .ofEach(
        low: try Column.bind(list.items[0]).numbers, high: try Column.bind(list.items[1]).numbers)
    }
    guard case .text = value else {
      throw Mismatch(
        expected: "\"sem\", \"sd\" or \"95%\", or [low, high] with a number for each value",
        found: value)
    }
    return .ofMean(try Spread.bind(value))
  }

  var value: Value {
    switch self {
    case .ofMean(let spread): spread.value
    case .ofEach(let low, let high): [Tensor(low).value, Tensor(high).value].value
    }
  }
}

extension DotValues {
  /// A column for each name, or for each class where there are classes.
  func dots(by grouping: Grouping?, pair: Subjects?, interval: DotInterval?) throws -> [Figure.Dots]
  {
    var columns = try split(by: grouping, pair?.names)
    for index in columns.indices {
      if case .ofMean(let spread)? = interval {
        let mean = SpreadMean(of: columns[index].values, spread)
        columns[index].summary = .init(mean: mean.mean, lower: mean.lower, upper: mean.upper)
      }
    }
    guard case .ofEach(let low, let high)? = interval else { return columns }
    return try adding(low, high, to: columns, grouping)
  }

  private func split(by grouping: Grouping?, _ pair: [String]?) throws -> [Figure.Dots] {
    guard let grouping else {
      try columns.forEach { try check(pair?.count, "pair", $0.numbers.count) }
      return columns.map {
        Figure.Dots(name: $0.name, values: $0.numbers.map { Double($0) }, subjects: pair ?? [])
      }
    }
    guard columns.count == 1 else {
      throw Fault(
        "by parts one list of values, but these are \(columns.count) already",
        at: .init("by", "of lists by name"))
    }
    let numbers = columns[0].numbers
    try check(grouping.classes.labels.count, "by", numbers.count)
    try check(pair?.count, "pair", numbers.count)
    return grouping.members.map { name, rows in
      Figure.Dots(
        name: name, values: rows.map { Double(numbers[$0]) },
        subjects: pair.map { pair in rows.map { pair[$0] } } ?? [])
    }
  }

  /// The same columns with a range for each dot, in the order of the values given.
  private func adding(
    _ low: [Float], _ high: [Float], to columns: [Figure.Dots], _ grouping: Grouping?
  ) throws -> [Figure.Dots] {
    let count = self.columns.reduce(0) { $0 + $1.numbers.count }
    try check(low.count, "interval", count)
    try check(high.count, "interval", count)
    let places = grouping?.members.flatMap(\.rows) ?? Array(0..<count)
    var (columns, next) = (columns, 0)
    for index in columns.indices {
      let own = places[next..<(next + columns[index].values.count)]
      columns[index].ranges = own.map { .init(lower: Double(low[$0]), upper: Double(high[$0])) }
      next += own.count
    }
    return columns
  }

  private func check(_ count: Int?, _ parameter: String, _ expected: Int) throws(Fault) {
    guard let count, count != expected else { return }
    throw Fault(
      "\(parameter) must say one for each of the \(counted(expected, "value")), but says "
        + grouped(count), at: .init(parameter, "this has \(grouped(count))"),
      .init("values", "\(grouped(expected)) in a column"))
  }
}

extension Grouping {
  /// The rows of each class that has some, in the order of the classes.
  var members: [(name: String, rows: [Int])] {
    let rows = Dictionary(grouping: classes.labels.indices) { classes.labels[$0] }
    let names = classes.allNames
    return rows.keys.sorted().map { (names[at: $0] ?? "\($0)", rows[$0] ?? []) }
  }
}

extension DotInterval? {
  /// As "mean ± SEM".
  var note: String? {
    if case .ofMean(let spread)? = self { spread.words } else { nil }
  }
}
