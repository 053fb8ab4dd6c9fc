import Datasets
import Interpreter
import Syntax
import Wording

/// When neurons spiked: a table of neurons and times, or times by neuron.
enum SpikeTimes: Bindable {
  case table(neurons: DataTable.Entries, seconds: [Double], DataTable)
  case lists([[Double]])

  static var valueType: ValueType { .oneOf([.list(.any), .tensor, .object(DataTable.kind)]) }

  static func bind(_ value: Value) throws(Mismatch) -> SpikeTimes {
    if let table = try? DataTable.bind(value) {
      guard let neurons = table.columns.first(where: { $0.name.lowercased() == "neuron" }),
        let column = EventColumn(of: table)
      else {
        throw Mismatch(
          expected: "a table with columns \"neuron\" and \"time\"", found: value,
          help: "it has \(listed(table.names, "and"))")
      }
      return .table(neurons: neurons.entries, seconds: column.seconds, table)
    }
    if let times = try? EventTimes.bind(value) { return .lists([times.times]) }
    guard let items = value.items else {
      throw Mismatch(expected: "a list of times for each neuron, or a table", found: value)
    }
    var lists: [[Double]] = []
    for item in items { lists.append(try EventTimes.bind(item).times) }
    return .lists(lists)
  }

  var value: Value {
    switch self {
    case .table(_, _, let table): table.value
    case .lists(let lists): .list(lists.map { .list($0.map { .number($0, .seconds) }) })
    }
  }

  /// The times of each neuron that is named.
  func seconds(of names: [String]) throws(Fault) -> [[Double]] {
    guard case .table(let neurons, let seconds, _) = self else {
      guard case .lists(let lists) = self else { return [] }
      return lists
    }
    var times = [[Double]](repeating: [], count: names.count)
    let places = Dictionary(zip(names, names.indices)) { first, _ in first }
    for (row, name) in neurons.classNames.enumerated() {
      guard let place = places[name] ?? Int(name).flatMap({ names.indices.contains($0) ? $0 : nil })
      else {
        throw Fault(
          "times must be of the recording's neurons, but \(Value.text(name).briefly) is none",
          at: .init("times", "in row \(row + 1)"), help: "it has \(listedBriefly(names))")
      }
      times[place].append(seconds[row])
    }
    return times
  }
}
