import Memory

/// Throws where there is no memory for so many more entries of so many bytes.
func requireRoom(for count: Int, of bytes: Int) throws(Fault) {
  do throws(MemoryShortage) {
    try MemoryBudget.require(count, of: bytes)
  } catch {
    throw Fault(error.message, help: error.help)
  }
}

extension Tensor {
  /// Throws where there is no memory for so many more of this size.
  func requireRoom(copies: Int) throws(Fault) {
    try Interpreter.requireRoom(for: values.count, of: MemoryLayout<Float>.size * copies)
  }
}

extension Value {
  /// Throws where there is no memory for an array as large as this, or as another value; the range
  /// that takes part in arithmetic becomes one.
  package func requireRoom(with other: Value = .none) throws(Fault) {
    let count = max(arrayCount, other.arrayCount)
    if count > 1 << 18 {
      try Interpreter.requireRoom(for: count, of: MemoryLayout<Float>.size)
    }
  }

  /// The entries of a tensor, or of a range that can become one; 0 for anything else.
  private var arrayCount: Int {
    switch self {
    case .tensor(let tensor): tensor.values.count
    case .range(let range) where range.count <= Tensor.largest: range.count
    case .none, .bool, .number, .text, .range, .list, .record, .object: 0
    }
  }

  /// Whether there is memory for so many values more.
  static func hasRoom(for count: Int) -> Bool {
    MemoryBudget.hasRoom(for: Double(count) * Double(MemoryLayout<Value>.stride))
  }
}
