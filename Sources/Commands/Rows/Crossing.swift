import Datasets
import Interpreter
import LinearAlgebra
import Wording

extension Dataset {
  /// The rows beside the numbers that a table has of their neurons, and their products.
  func crossed(with table: DataTable) throws -> Dataset {
    guard groups != nil else {
      throw Fault(
        "rows must be of known neurons to be crossed with numbers of these",
        at: .init("dataset", "no neurons"),
        help: "windows() keeps the neurons of a recording; dataset(table, neuron=…) names a column")
    }
    return try crossed(with: table.numbers(ofNeurons: groupNames, present: presentGroupNames))
  }
}

extension DataTable {
  /// The numbers of each neuron of a list, a row for each; zeros for those that are not `present`.
  fileprivate func numbers(
    ofNeurons names: [String], present: Set<String>
  ) throws(Fault) -> Matrix {
    guard case .texts(let own) = try column("neuron", as: "table").entries else {
      throw Fault(
        "the table's column neuron must hold names", at: .init("table", "neuron is of another kind")
      )
    }
    let places = Dictionary(zip(own, own.indices)) { first, _ in first }
    let columns = try numberColumns(beside: "neuron")
    var matrix = Matrix(rows: names.count, columns: columns.count)
    for (row, name) in names.enumerated() where present.contains(name) {
      guard let place = places[name] else { throw Self.lacks(name) }
      for (index, column) in columns.enumerated() {
        guard column.numbers[place].isFinite else { throw Self.lacks(name, column.name) }
        matrix[row, index] = Float(column.numbers[place])
      }
    }
    return matrix
  }

  private func numberColumns(
    beside name: String
  ) throws(Fault) -> [(name: String, numbers: [Double])] {
    var found: [(name: String, numbers: [Double])] = []
    for column in columns where column.name != name {
      guard case .numbers(let numbers, _) = column.entries else {
        throw Fault(
          "rows are crossed with numbers, but \(Value.text(column.name).briefly) holds others",
          at: .init("table", "has such a column"), help: "pick columns: t[[\"neuron\", \"depth\"]]")
      }
      found.append((column.name, numbers))
    }
    return found
  }

  private static func lacks(_ neuron: String, _ column: String? = nil) -> Fault {
    let what = column.map { "a number in \(Value.text($0).briefly) for" } ?? "a row of"
    return Fault(
      "the table must have \(what) each neuron of the rows, but has none for "
        + Value.text(neuron).briefly, at: .init("table", "lacks a neuron"),
      help: "take rows of other neurons: select(dataset, neurons=[…])")
  }
}
