package import Syntax

extension Value {
  /// The truth of a condition. Only truth values have one: neither numbers nor several at once.
  package func condition() throws(Fault) -> Bool {
    switch self {
    case .bool(let truth): return truth
    case .tensor(let tensor) where tensor.isTruth && tensor.values.count == 1:
      return tensor.values[0] != 0
    case .none, .number, .text, .range, .list, .record, .tensor, .object:
      throw Fault("a condition must be true or false, but is \(briefly)", help: conditionHelp)
    }
  }

  /// `self and right`, `self or right`, entry by entry where a tensor takes part. To leave out the
  /// right side where a single truth value on the left decides is left to the caller.
  package func combined(by op: LogicalOperator, with right: Value) throws(Fault) -> Value {
    for side in [self, right] where !side.isTruth {
      throw Fault(
        "`\(op.rawValue)` takes truth values, but is given \(side.described)",
        help: side.conditionHelp)
    }
    if case .bool(let a) = self, case .bool(let b) = right {
      return .bool(op == .and ? a && b : a || b)
    }
    try requireRoom(with: right)
    guard let a = tensor, let b = right.tensor else { return .none }
    return try a.combined(by: op, with: b).simplified
  }

  var isTruth: Bool {
    switch self {
    case .bool: true
    case .tensor(let tensor): tensor.isTruth
    case .none, .number, .text, .range, .list, .record, .object: false
    }
  }

  /// How to make a condition of this.
  var conditionHelp: String? {
    switch self {
    case .number: "compare it: x != 0"
    case .text: "compare it: x != \"\""
    case .list, .range: "compare its length: length(x) > 0"
    case .tensor(let tensor) where tensor.isTruth:
      "say which is meant: any(x) or all(x)"
    case .tensor: "compare its entries and say which is meant: any(x > 0) or all(x > 0)"
    case .none, .record, .object: "compare it: x != none"
    case .bool: nil
    }
  }
}
