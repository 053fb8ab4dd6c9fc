package import Syntax

extension Value {
  /// The number in `unit`, nil for anything else; a tensor of a single entry counts as a number.
  package func number(in unit: Unit) -> Double? {
    switch self {
    case .number(let number, unit): number
    case .tensor(let tensor) where unit == .none && tensor.values.count == 1 && !tensor.isTruth:
      Double(tensor.values[0])
    default: nil
    }
  }

  /// The entries of a list, a range or a tensor of one axis; nil for anything else.
  package var items: [Value]? {
    switch self {
    case .list(let list): list.items
    case .range(let range): (0..<range.count).map { .number(range[$0]) }
    case .tensor(let tensor) where tensor.shape.count == 1:
      tensor.values.map { tensor.isTruth ? .bool($0 != 0) : .number(Double($0)) }
    default: nil
    }
  }

  /// The tensor that this is or becomes in tensor arithmetic: numbers, truth values, ranges, and
  /// lists of these nested evenly; nil for anything else.
  package var tensor: Tensor? {
    switch self {
    case .tensor(let tensor): return tensor
    case .number(let number, .none): return Tensor(shape: [], values: [Float(number)])
    case .bool(let truth): return Tensor(shape: [], values: [truth ? 1 : 0], isTruth: true)
    case .range(let range): return Tensor((0..<range.count).map { Float(range[$0]) })
    case .list(let list): return Tensor(stacking: list.items)
    default: return nil
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
    var parts: [Tensor] = []
    for item in items {
      guard let part = item.tensor, part.shape == (parts.first?.shape ?? part.shape) else {
        return nil
      }
      parts.append(part)
    }
    self.init(
      shape: [items.count] + (parts.first?.shape ?? []), values: parts.flatMap(\.values),
      isTruth: !parts.isEmpty && parts.allSatisfy(\.isTruth))
  }
}
