import Syntax
import Memory

extension Value {
  /// One number of all of these, or along one axis of a tensor. Numbers of a list or a range are
  /// taken in Double and keep their unit.
  package func reduced(by reduction: Reduction, axis: Int? = nil) throws(Fault) -> Value {
    if axis == nil, let (numbers, unit) = plainNumbers() {
      try reduction.check(count: numbers.count)
      let number = numbers.withUnsafeBufferPointer { reduction($0) }
      if reduction.isTruth { return .bool(number != 0) }
      return try reduction.result(number, unit)
    }
    if case .range = self { try requireRoom() }
    guard let tensor else {
      throw Fault(
        "\(reduction.name) takes a tensor or a list of numbers, but is given \(described)")
    }
    return try tensor.reduced(by: reduction, axis: axis)
  }

  /// A function of a number, or of each entry of a tensor. A single number without a value
  /// there is refused; only `abs` keeps a unit, the others take none.
  package func applying(_ function: ElementFunction) throws(Fault) -> Value {
    switch self {
    case .number(let number, let unit) where unit == .none || function == .abs:
      let result = function(number)
      guard result.isFinite || !number.isFinite || function == .exp else {
        throw Fault("\(function.rawValue) has no value at \(briefly)")
      }
      return .number(result, unit)
    case .tensor, .range, .list:
      try requireRoom()
      guard let tensor else { throw refusal(by: function.rawValue) }
      return tensor.applying(function).simplified
    case .none, .bool, .number, .text, .record, .object: throw refusal(by: function.rawValue)
    }
  }

  /// Rounded to so many digits after the point, halves to the even digit, entry by entry; a
  /// time or frequency in its base unit.
  package func rounded(digits: Int = 0) throws(Fault) -> Value {
    switch self {
    case .number(let number, let unit): return .number(number.rounded(digits: digits), unit)
    case .tensor, .range, .list:
      try requireRoom()
      guard let tensor else { throw refusal(by: "round") }
      return tensor.rounded(digits: digits).simplified
    case .none, .bool, .text, .record, .object: throw refusal(by: "round")
    }
  }

  private func refusal(by name: String) -> Fault {
    Fault("\(name) takes a number or a tensor, but is given \(described)")
  }

  /// A number, or those of a list or a range, in full precision with their one unit; nil where these
  /// are not all numbers of one unit.
  private func plainNumbers() -> ([Double], Unit)? {
    switch self {
    case .number(let number, let unit): return ([number], unit)
    case .range(let range)
    where range.count <= Tensor.largest && MemoryBudget.hasRoom(for: Double(range.count) * 8):
      return ((0..<range.count).map { range[$0] }, .none)
    case .list(let list):
      var numbers: [Double] = []
      var unit = Unit.none
      for item in list.items {
        guard case .number(let number, let own) = item, numbers.isEmpty || own == unit else {
          return nil
        }
        unit = own
        numbers.append(number)
      }
      return (numbers, unit)
    case .none, .bool, .text, .range, .record, .tensor, .object: return nil
    }
  }
}

extension Reduction {
  fileprivate func result(_ number: Double, _ unit: Unit) throws(Fault) -> Value {
    guard unit == .none || keepsUnit || self != .variance else {
      throw Fault("the variance of times or frequencies has no unit here", help: "take std")
    }
    return .number(number, keepsUnit ? unit : .none)
  }
}
