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
    if let known = result(
      of: [left, right], at: labels, { try $0[0].combined(by: op, with: $0[1], product: product) })
    {
      return known
    }
    guard let type = left.type.combined(by: op, with: right.type) else {
      complain(.operands(op.rawValue, left.briefly, right.briefly, at: labels))
      return .anything
    }
    return Known(type)
  }

  mutating func power(_ base: Expression, _ exponent: Expression) -> Known {
    let (left, right) = (known(base), known(exponent))
    let labels = Complaint.labels(left.briefly, base.span, right.briefly, exponent.span)
    if let known = result(of: [left, right], at: labels, { try $0[0].raised(to: $0[1]) }) {
      return known
    }
    let isPlain = left.type == .number(.none) && right.type == .number(.none)
    return isPlain ? Known(.number(.none)) : .anything
  }

  mutating func unary(_ op: UnaryOperator, _ operand: Expression) -> Known {
    let value = known(operand)
    let labels = [Diagnostic.Label(span: operand.span, text: "")]
    if let known = result(of: [value], at: labels, { try $0[0].applying(op) }) { return known }
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
    var pair: Known?
    for (op, _, operand) in rest {
      let right = known(operand)
      isPlain = isPlain && left.type.isPlain && right.type.isPlain
      pair = compare(left, at: span, op, right, at: operand.span)
      (left, span) = (right, operand.span)
    }
    if rest.count == 1, let pair { return pair }
    return isPlain ? Known(.bool) : .anything
  }

  /// What one comparison gives; nil where only kinds are known.
  private mutating func compare(
    _ left: Known, at leftSpan: Span, _ op: ComparisonOperator, _ right: Known,
    at rightSpan: Span
  ) -> Known? {
    let labels = Complaint.labels(left.briefly, leftSpan, right.briefly, rightSpan)
    if let known = result(of: [left, right], at: labels, { try $0[0].compared(by: op, to: $0[1]) })
    {
      return known
    }
    if [.isIn, .notIn].contains(op), right.type.isSingle {
      complain(.operands(op.rawValue, left.briefly, right.briefly, at: labels))
      return nil
    }
    guard let a = left.constant ?? left.type.sample, let b = right.constant ?? right.type.sample,
      op != .isIn, op != .notIn, (try? a.compared(by: op, to: b)) == nil
    else { return nil }
    complain(.operands(op.rawValue, left.briefly, right.briefly, at: labels))
    return nil
  }

  mutating func logical(_ op: LogicalOperator, _ operands: [Expression]) -> Known {
    var isPlain = true
    var outcome: Known? = .init(constant: .bool(op == .and))
    for (index, operand) in operands.enumerated() {
      let value = index == 0 ? known(operand) : conditionally { $0.known(operand) }
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
    return result(of: [before, value], at: labels) { try $0[0].combined(by: op, with: $0[1]) }
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

  /// Some value of this type, where all of them compare alike.
  fileprivate var sample: Value? {
    if let unit { return .number(1, unit) }
    return self == .text ? .text("") : nil
  }
}
