import Datasets
import Interpreter
import LinearAlgebra
import Syntax

extension DataTable {
  /// The names of a table's columns, for completion; none of other values.
  static let columnNames: @Sendable (Value) -> [String] = { value in
    (try? DataTable.bind(value))?.names ?? []
  }

  /// The rows as a dataset: one column names their classes, one their neurons, where asked for, and
  /// all others are their numbers.
  func dataset(label: String?, neuron: String?) throws -> Dataset {
    let classes = try label.map { try column($0, as: "label").entries.kinds(of: $0, "label") }
    let neurons = try neuron.map { try column($0, as: "neuron").entries.kinds(of: $0, "neuron") }
    let data = columns.filter { $0.name != label && $0.name != neuron }
    return try Dataset(
      data: try matrix(of: data), labels: classes?.places,
      labelNames: classes?.names ?? ["quiet", "spike"], groups: neurons?.places,
      groupNames: neurons?.names ?? [])
  }

  private func matrix(of columns: [Column]) throws(Fault) -> Matrix {
    var matrix = Matrix(rows: rowCount, columns: columns.count)
    for (place, column) in columns.enumerated() {
      guard case .numbers(let numbers, .none) = column.entries else {
        throw Fault(
          "columns of data must be plain numbers, but \(Value.text(column.name).briefly) is not",
          at: .init("table", "has such a column"),
          help: "say what it is, as label=, or pick columns: t[[\"a\", \"b\"]]")
      }
      for row in 0..<rowCount { matrix[row, place] = Float(numbers[row]) }
    }
    return matrix
  }
}

extension DataTable.Entries {
  /// The place of each entry among the different ones: texts in the order in which they come, but
  /// quiet before spike; whole numbers as they are; false before true.
  fileprivate func kinds(
    of column: String, _ parameter: String
  ) throws(Fault) -> (places: [Int], names: [String]) {
    switch self {
    case .truths(let truths): return (truths.map { $0 ? 1 : 0 }, ["false", "true"])
    case .texts(let texts):
      let isKnown = texts.allSatisfy(["quiet", "spike"].contains)
      var names = isKnown ? ["quiet", "spike"] : []
      var places = Dictionary(uniqueKeysWithValues: zip(names, names.indices))
      for text in texts where places[text] == nil {
        places[text] = names.count
        names.append(text)
      }
      return (texts.map { places[$0] ?? 0 }, names)
    case .numbers(let numbers, _):
      let whole = numbers.compactMap { Int(exactly: $0) }
      guard whole.count == numbers.count, whole.allSatisfy({ 0..<1_000_000 ~= $0 }) else {
        throw Fault(
          "\(parameter) must be a column of texts, truth values or whole numbers from 0 to 999,999",
          at: .init(parameter, "\(Value.text(column).briefly) holds others"))
      }
      return (whole, (0...(whole.max() ?? 0)).map { "\($0)" })
    }
  }
}
