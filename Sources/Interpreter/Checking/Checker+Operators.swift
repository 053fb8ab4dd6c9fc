import Syntax

extension Checker {
  mutating func chain(
    _ first: Expression, _ rest: [(BinaryOperator, Span, Expression)]
  ) -> Known {
    var value = known(first)
    var span = first.span
    for (op, _, operand) in rest {
      value = combined(value, at: span, op, known(operand), at: operand.span)
      span = span.joined(with: operand.span)
    }
    return value
  }

  private mutating func combined(
    _ left: Known, at leftSpan: Span, _ op: BinaryOperator, _ right: Known, at rightSpan: Span
  ) -> Known {
    let labels = Complaint.labels(left.briefly, leftSpan, right.briefly, rightSpan)
    let product = table.matrixProduct
    if !left.isRepeated(by: right, op), !right.isRepeated(by: left, op),
      let known = result(
        of: [left, right], op.rawValue, at: labels,
        { try $0[0].combined(by: op, with: $0[1], product: product) }
      )
    {
      return known
    }
    guard let type = left.type.combined(by: op, with: right.type) else {
      complain(.operands(op.rawValue, [left.briefly, right.briefly], at: labels))
      return .anything
    }
    return Known(type)
  }

  mutating func power(_ base: Expression, _ exponent: Expression) -> Known {
    let (left, right) = (known(base), known(exponent))
    let labels = Complaint.labels(left.briefly, base.span, right.briefly, exponent.span)
    if let known = result(of: [left, right], "**", at: labels, { try $0[0].raised(to: $0[1]) }) {
      return known
    }
    guard let type = left.type.raised(to: right.type) else {
      complain(.operands("**", [left.briefly, right.briefly], at: labels))
      return .anything
    }
    return Known(type)
  }

  mutating func unary(_ op: UnaryOperator, _ operand: Expression) -> Known {
    let value = known(operand)
    let labels = [Diagnostic.Label(span: operand.span, text: "")]
    if value.model != nil,
      let known = result(of: [value], op.rawValue, at: labels, { try $0[0].applying(op) })
    {
      return known
    }
    switch (op, value.type) {
    case (.not, .bool), (.minus, .number), (.plus, .number): return Known(value.type)
    case (.not, .number), (.not, .text), (.not, .none), (.not, .object), (.not, .record),
      (.not, .list):
      complain(.condition(value.briefly, at: operand.span))
    case (.minus, .bool), (.minus, .text), (.minus, .none), (.minus, .object), (.minus, .record),
      (.minus, .list), (.plus, .bool), (.plus, .text), (.plus, .none), (.plus, .object),
      (.plus, .record), (.plus, .list):
      complain(
        Complaint(
          "`\(op.rawValue)` takes a number or a tensor, but is given \(value.briefly)",
          at: operand.span))
    default: break
    }
    return .anything
  }

  mutating func comparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Span, Expression)]
  ) -> Known {
    var left = known(first)
    var span = first.span
    var isPlain = true
    var outcome: Known? = Known(constant: .bool(true))
    for (index, (op, _, operand)) in rest.enumerated() {
      let right = index == 0 ? known(operand) : conditionally(on: []) { $0.known(operand) }
      isPlain = isPlain && left.type.isPlain && right.type.isPlain
      let pair = compare(left, at: span, op, right, at: operand.span)
      let whole = first.span.joined(with: operand.span)
      outcome = outcome.flatMap { before in
        pair.flatMap { index == 0 ? $0 : join(before, .and, $0, at: whole) }
      }
      (left, span) = (right, operand.span)
    }
    return outcome ?? (isPlain ? Known(.bool) : .anything)
  }

  /// What one comparison gives; nil where only kinds are known.
  private mutating func compare(
    _ left: Known, at leftSpan: Span, _ op: ComparisonOperator, _ right: Known,
    at rightSpan: Span
  ) -> Known? {
    let labels = Complaint.labels(left.briefly, leftSpan, right.briefly, rightSpan)
    if let known = result(
      of: [left, right], op.rawValue, at: labels, { try $0[0].compared(by: op, to: $0[1]) })
    {
      // Of two kinds that are never equal the numbers do not matter.
      guard case .bool? = known.model ?? known.type.scalar, [.equal, .notEqual].contains(op),
        left.type.isUnlike(right.type)
      else { return known }
      return Known(constant: .bool(op == .notEqual))
    }
    if !left.type.canBeCompared(by: op, to: right.type) {
      let help = [.isIn, .notIn].contains(op) ? Refusal.membershipHelp : nil
      complain(.operands(op.rawValue, [left.briefly, right.briefly], at: labels, help: help))
    }
    return nil
  }

  mutating func logical(_ op: LogicalOperator, _ operands: [Expression]) -> Known {
    var isPlain = true
    var outcome: Known? = .init(constant: .bool(op == .and))
    for (index, operand) in operands.enumerated() {
      let isReached = index == 0 || outcome?.leadsOn(by: op) == true
      let value =
        isReached
        ? known(operand) : conditionally(on: operands[..<index]) { $0.known(operand) }
      isPlain = isPlain && value.type == .bool
      if !value.type.mayBeTrue {
        complain(.condition(value.briefly, at: operand.span))
        outcome = nil
      }
      outcome = outcome.flatMap { join($0, op, value, at: operand.span) }
    }
    return outcome ?? (isPlain ? Known(.bool) : .anything)
  }

  /// What has been joined so far with one operand more, which a single truth value may have made
  /// needless; nil where that cannot be tried.
  private mutating func join(
    _ before: Known, _ op: LogicalOperator, _ value: Known, at span: Span
  ) -> Known? {
    if case .bool(let truth)? = before.constant, truth == (op == .or) { return before }
    let labels = [Diagnostic.Label(span: span, text: "")]
    return result(of: [before, value], op.rawValue, at: labels) {
      try $0[0].combined(by: op, with: $0[1])
    }
  }
}

extension Known {
  /// Whether the operand that follows it is surely looked at: only a single truth value decides alone.
  fileprivate func leadsOn(by op: LogicalOperator) -> Bool {
    switch constant {
    case .bool(let truth)?: return truth == (op == .and)
    default: break
    }
    if case .tensor? = model { return true }
    return false
  }

  /// Whether it is a list as many times over as a number says that is not known.
  fileprivate func isRepeated(by count: Known, _ op: BinaryOperator) -> Bool {
    guard op == .multiply, count.constant == nil, case .list = type else { return false }
    return count.type == .number(.none)
  }
}

extension ValueType {
  /// The type of `self op other`, `any` where that is not certain, nil where it cannot be done.
  fileprivate func combined(by op: BinaryOperator, with other: ValueType) -> ValueType? {
    if let a = unit, let b = other.unit {
      let result = try? Quantity(1, a).combined(by: op, with: Quantity(1, b))
      return result.map { .number($0.unit) }
    }
    switch (self, other) {
    case (.any, _), (_, .any): return .any
    case (.oneOf(let types), _):
      return types.contains { $0.combined(by: op, with: other) != nil } ? .any : nil
    case (_, .oneOf(let types)):
      return types.contains { combined(by: op, with: $0) != nil } ? .any : nil
    case (.text, .text), (.choice, .text), (.text, .choice), (.choice, .choice):
      return op == .add ? .text : nil
    case (.list, .list): return op == .add ? .list(.any) : op == .matrixProduct ? .any : nil
    case (.list, .number(.none)), (.number(.none), .list):
      return op == .multiply ? .list(.any) : op == .matrixProduct ? .any : nil
    default:
      guard isArray || other.isArray, isNumeric, other.isNumeric else { return nil }
      return op == .matrixProduct ? .any : .tensor
    }
  }

  /// The type of `self ** other`, `any` where that is not certain, nil where it cannot be done.
  fileprivate func raised(to other: ValueType) -> ValueType? {
    switch (self, other) {
    case (.any, _), (_, .any): return .any
    case (.oneOf(let types), _):
      return types.contains { $0.raised(to: other) != nil } ? .any : nil
    case (_, .oneOf(let types)):
      return types.contains { raised(to: $0) != nil } ? .any : nil
    default:
      if unit == Unit.none, other.unit == Unit.none { return .number(.none) }
      guard isArray || other.isArray, isNumeric, other.isNumeric else { return nil }
      return .any
    }
  }

  /// Whether no value of one type equals one of the other.
  fileprivate func isUnlike(_ other: ValueType) -> Bool {
    let single: [ValueType] = [.none, .text, .record]
    return self != other && self != .any && other != .any
      && (single.contains(self) && other.isDefinite || single.contains(other) && isDefinite)
  }

  /// Whether it is one kind of value.
  private var isDefinite: Bool {
    switch self {
    case .none, .bool, .number, .text, .range, .list, .record, .tensor, .object: true
    case .any, .integer, .fraction, .choice, .oneOf: false
    }
  }

  /// Whether some values of the two types can be compared.
  fileprivate func canBeCompared(by op: ComparisonOperator, to other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, _), (_, .any): return true
    case (.oneOf(let types), _): return types.contains { $0.canBeCompared(by: op, to: other) }
    case (_, .oneOf(let types)): return types.contains { canBeCompared(by: op, to: $0) }
    default: break
    }
    switch op {
    case .isIn, .notIn: return other.canHold(self)
    case .equal, .notEqual: return unit == nil || other.unit == nil || unit == other.unit
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return isOrdered(beside: other)
    }
  }

  /// Whether a value of one type may come before one of the other.
  private func isOrdered(beside other: ValueType) -> Bool {
    if let unit, let other = other.unit { return unit == other }
    if isText, other.isText { return true }
    return (isArray || other.isArray) && isNumeric && other.isNumeric
  }

  /// Whether a value of a type can be looked for in one of this type.
  private func canHold(_ item: ValueType) -> Bool {
    switch self {
    case .list: true
    case .text, .choice, .record: item.isText
    case .range: item.unit == Unit.none
    case .tensor: item.unit == Unit.none || item == .bool
    case .any, .none, .bool, .number, .integer, .fraction, .object, .oneOf: false
    }
  }

  private var isText: Bool {
    switch self {
    case .text, .choice: true
    case .any, .none, .bool, .number, .integer, .fraction, .range, .list, .record, .tensor, .object,
      .oneOf:
      false
    }
  }

  /// The unit, where this is a number.
  fileprivate var unit: Unit? {
    switch self {
    case .number(let unit): unit
    case .integer, .fraction: Unit.none
    case .any, .none, .bool, .text, .choice, .range, .list, .record, .tensor, .object, .oneOf: nil
    }
  }

  private var isArray: Bool { self == .tensor || self == .range }

  /// Whether it becomes a tensor in tensor arithmetic.
  private var isNumeric: Bool {
    switch self {
    case .number(.none), .integer, .fraction, .bool, .range, .list, .tensor: true
    case .any, .none, .number, .text, .choice, .record, .object, .oneOf: false
    }
  }

  /// Whether a comparison of two such gives a single truth value.
  fileprivate var isPlain: Bool {
    switch self {
    case .none, .bool, .number, .integer, .fraction, .text, .choice: true
    case .any, .range, .list, .record, .tensor, .object, .oneOf: false
    }
  }
}
