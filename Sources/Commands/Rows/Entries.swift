import Datasets
import Interpreter
import LinearAlgebra

/// What goes on along a first axis: rows, neurons, the entries of a tensor, the items of a list.
enum Entries: Bindable {
  case dataset(Dataset)
  case table(DataTable)
  case recording(Recording)
  case tensor(Tensor)
  case list([Value])

  static var valueType: ValueType {
    .oneOf([
      .object(Dataset.kind), .object(DataTable.kind), .object(Recording.kind), .tensor,
      .list(.any), .range,
    ])
  }

  static func bind(_ value: Value) throws(Mismatch) -> Entries {
    if let dataset = try? Dataset.bind(value) { return .dataset(dataset) }
    if let table = try? DataTable.bind(value) { return .table(table) }
    if let recording = try? Recording.bind(value) { return .recording(recording) }
    if case .list(let list) = value { return .list(list.items) }
    guard let tensor = value.tensor, !tensor.shape.isEmpty else {
      throw Mismatch(expected: "a dataset, a table, a recording, a tensor or a list", found: value)
    }
    return .tensor(tensor)
  }

  var value: Value {
    switch self {
    case .dataset(let dataset): dataset.value
    case .table(let table): table.value
    case .recording(let recording): recording.value
    case .tensor(let tensor): .tensor(tensor)
    case .list(let items): .list(items)
    }
  }

  /// How many there are.
  var count: Int {
    switch self {
    case .dataset(let dataset): dataset.data.rows
    case .table(let table): table.rowCount
    case .recording(let recording): recording.traces.count
    case .tensor(let tensor): tensor.shape[0]
    case .list(let items): items.count
    }
  }

  /// Those at the given positions, all of which are there.
  private func picking(_ positions: [Int]) throws -> Value {
    switch self {
    case .dataset(let dataset): try dataset.selecting(rows: positions).value
    case .table(let table): table.taking(positions).value
    case .recording(let recording): try recording.selecting(neurons: positions).value
    case .tensor(let tensor): .tensor(try tensor.taking(positions, axis: 0))
    case .list(let items): .list(positions.map { items[$0] })
    }
  }

  /// The first, at most so many.
  func head(_ wanted: Int) throws -> Value { try picking(Array(0..<min(wanted, count))) }

  func shuffled(seed: UInt64) throws -> Value {
    var stream = RandomStream(seed: seed, purpose: .order)
    return try picking(stream.permutation(of: count))
  }
}

extension Entries {
  /// All of one kind, one after the other.
  static func joined(_ parts: [Entries]) throws -> Value {
    guard var joined = parts.first else {
      throw Fault("concat() needs at least one part", at: .init("parts", "none"))
    }
    for part in parts.dropFirst() { joined = try joined.appending(part) }
    return joined.value
  }

  private func appending(_ other: Entries) throws -> Entries {
    switch (self, other) {
    case (.recording(let first), .recording(let second)):
      return .recording(try first.appending(second))
    case (.dataset(let first), .dataset(let second)):
      return .dataset(try first.appending(second))
    case (.table(let first), .table(let second)):
      return .table(try first.appending(second))
    case (.tensor(let first), .tensor(let second)):
      return .tensor(try .concatenating([first, second]))
    case (.list(let first), .list(let second)):
      return .list(first + second)
    default:
      throw Fault(
        "parts must be of one kind to be joined, but are a \(value.kind) and a \(other.value.kind)",
        at: .init("parts", "of different kinds"))
    }
  }
}

extension Entries {
  /// Each row, each neuron's trace, or each row of a tensor, with mean 0 and deviation 1.
  func normalised() throws -> Value {
    switch self {
    case .dataset(let dataset): try dataset.normalised().value
    case .recording(let recording): recording.normalised().value
    case .tensor(let tensor): .tensor(try tensor.normalised())
    case .list: .tensor(try Tensor.bind(value).normalised())
    case .table:
      throw Fault(
        "a table is normalised column by column", at: .init("x", "a table"),
        help: "normalise(t.auc), or of a table of numbers normalise(tensor(t))")
    }
  }
}

extension Tensor {
  fileprivate func normalised() throws -> Tensor {
    let rows = try Dataset(data: try matrix("x")).normalised()
    return Tensor(shape: shape, values: rows.data.values)
  }
}
