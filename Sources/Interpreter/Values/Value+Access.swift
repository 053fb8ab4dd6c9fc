import Memory
package import Syntax

extension Value {
  /// The number in `unit`, nil for anything else; a tensor of a single entry counts as a number.
  package func number(in unit: Unit) -> Double? {
    switch self {
    case .number(let number, unit): number
    case .tensor(let tensor) where unit == .none && tensor.values.count == 1 && !tensor.isTruth:
      Double(decimal: tensor.values[0])
    default: nil
    }
  }

  /// The entries of a list, a range or a tensor of one axis; nil for anything else, and for a
  /// range of more numbers than a list may have.
  package var items: [Value]? {
    switch self {
    case .list(let list): list.items
    case .range(let range) where range.count <= List.largest && Value.hasRoom(for: range.count):
      (0..<range.count).map { .number(range[$0]) }
    case .tensor(let tensor)
    where tensor.rank == 1 && tensor.values.count <= List.largest
      && Value.hasRoom(for: tensor.values.count):
      tensor.values.map { Tensor.entry($0, tensor.isTruth) }
    case .none, .bool, .number, .text, .range, .record, .tensor, .object: nil
    }
  }

  /// The tensor that this is or becomes in tensor arithmetic: numbers, truth values, ranges, and
  /// lists of these nested evenly; nil for anything else, and for what is too large.
  package var tensor: Tensor? {
    switch self {
    case .tensor(let tensor): tensor
    case .number(let number, .none): Tensor(shape: [], values: [Float(number)])
    case .bool(let truth): Tensor(shape: [], values: [truth ? 1 : 0], isTruth: true)
    case .range(let range)
    where range.count <= Tensor.largest && MemoryBudget.hasRoom(for: Double(range.count) * 4):
      Tensor((0..<range.count).map { Float(range[$0]) })
    case .list(let list): Tensor(stacking: list.items)
    case .none, .number, .text, .range, .record, .object: nil
    }
  }

  /// The name of this kind of value, as "number" or "dataset".
  package var kind: String {
    switch self {
    case .none: "none"
    case .bool: "bool"
    case .number(_, .none): "number"
    case .number(_, .seconds): "time"
    case .number(_, .hertz): "frequency"
    case .number(_, .millimetres): "length"
    case .text: "text"
    case .range: "range"
    case .list: "list"
    case .record: "record"
    case .tensor: "tensor"
    case .object(let object): Swift.type(of: object.content).kind
    }
  }
}

extension Tensor {
  /// The tensor whose rows are the given values; nil where they are not all of one shape.
  init?(stacking items: [Value]) {
    guard let first = items.first else {
      self.init([Float]())
      return
    }
    // The shape is known before any entry is copied, since lists that share their items can be
    // far larger than they look.
    guard let inner = first.shapeAsTensor(),
      let count = try? Tensor.room(for: [items.count] + inner)
    else { return nil }
    var values: [Float] = []
    values.reserveCapacity(count)
    var isTruth = true
    for item in items {
      guard item.appendEntries(to: &values, of: inner[...], isTruth: &isTruth) else { return nil }
    }
    self.init(shape: [items.count] + inner, values: values, isTruth: isTruth)
  }
}

extension Value {
  /// The shape of the tensor that this becomes, judged by the first items of lists; nil where it
  /// cannot become one.
  fileprivate func shapeAsTensor() -> [Int]? {
    var shape: [Int] = []
    var value = self
    while shape.count <= Tensor.deepest {
      switch value {
      case .tensor(let tensor): return shape + tensor.shape
      case .number(_, .none), .bool: return shape
      case .range(let range): return shape + [range.count]
      case .list(let list):
        shape.append(list.items.count)
        guard let first = list.items.first else { return shape }
        value = first
      case .none, .number, .text, .record, .object: return nil
      }
    }
    return nil
  }

  /// Appends the entries where this is of that shape; answers false where it is not.
  fileprivate func appendEntries(
    to values: inout [Float], of shape: ArraySlice<Int>, isTruth: inout Bool
  ) -> Bool {
    switch self {
    case .number(let number, .none) where shape.isEmpty:
      values.append(Float(number))
      isTruth = false
    case .bool(let truth) where shape.isEmpty:
      values.append(truth ? 1 : 0)
    case .tensor(let tensor) where tensor.shape[...] == shape:
      values += tensor.values
      isTruth = isTruth && tensor.isTruth
    case .range(let range) where shape == [range.count]:
      for index in 0..<range.count { values.append(Float(range[index])) }
      isTruth = false
    case .list(let list) where shape.first == list.items.count:
      for item in list.items {
        guard item.appendEntries(to: &values, of: shape.dropFirst(), isTruth: &isTruth) else {
          return false
        }
      }
    case .none, .bool, .number, .text, .range, .list, .record, .tensor, .object: return false
    }
    return true
  }
}
