import Syntax

/// Why two values cannot be combined, said with both of them.
struct Refusal {
  private let sentence: @Sendable (_ left: String, _ right: String) -> String

  static let power = Refusal { "cannot raise \($0) to the power of \($1)" }
  static let comparison = Refusal { "cannot compare \($0) and \($1)" }

  static func of(_ op: BinaryOperator) -> Refusal {
    switch op {
    case .add: Refusal { "cannot add \($0) and \($1)" }
    case .subtract: Refusal { "cannot subtract \($1) from \($0)" }
    case .multiply: Refusal { "cannot multiply \($0) by \($1)" }
    case .divide: Refusal { "cannot divide \($0) by \($1)" }
    case .floorDivide: Refusal { "cannot divide \($0) by \($1) to a whole number" }
    case .remainder: Refusal { "cannot take the remainder of \($0) by \($1)" }
    case .matrixProduct: Refusal { "cannot take the matrix product of \($0) and \($1)" }
    }
  }

  func callAsFunction(_ left: Value, _ right: Value) -> Fault {
    Fault(sentence(left.described, right.described), help: Refusal.help(left, right))
  }

  static let membershipHelp =
    "`in` looks for an item of a list, a number of a range or tensor, a part of a text, or a field of "
    + "a record"

  static let listHelp = "work on each item: [2 * x for x in items]"

  /// What to write instead, where the two kinds tell.
  private static func help(_ left: Value, _ right: Value) -> String? {
    switch (left, right) {
    case (.number(_, .none), .number(_, .seconds)), (.number(_, .seconds), .number(_, .none)):
      "give both a unit, as 500ms, or take it off by dividing: t / 1s"
    case (.number(_, .none), .number(_, .hertz)), (.number(_, .hertz), .number(_, .none)):
      "give both a unit, as 100Hz, or take it off by dividing: f / 1Hz"
    case (.number(_, .none), .number(_, .millimetres)),
      (.number(_, .millimetres), .number(_, .none)):
      "give both a unit, as 89mm, or take it off by dividing: x / 1mm"
    case (.number, .number): "a time times a frequency, and like by like, are plain numbers"
    case (.tensor, .number(_, let unit)), (.number(_, let unit), .tensor),
      (.range, .number(_, let unit)), (.number(_, let unit), .range):
      "tensors carry no unit; take it off by dividing by \(Value.number(1, unit).written)"
    case (.text, _), (_, .text): "put values into a text with braces: \"n = {n}\""
    case (.bool, _), (_, .bool): "count truth values with sum, or choose: 1 if a else 0"
    case (.range(let range), _), (_, .range(let range)):
      range.count > Tensor.largest ? "the range is too long to become a tensor" : nil
    case (.list, _), (_, .list): listHelp
    case (.object(let object), _), (_, .object(let object)):
      object.hasData ? "its numbers are a tensor: .data" : nil
    case (.none, _), (_, .none), (.record, _), (_, .record), (.tensor, .tensor): nil
    }
  }
}

extension Object {
  /// Whether it has a field `data` that is a tensor.
  fileprivate var hasData: Bool {
    func check<D: DomainValue>(_ content: D) -> Bool {
      D.fields.contains { $0.name == "data" && $0.type == .tensor }
    }
    return check(content)
  }
}
