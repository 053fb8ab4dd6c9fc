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
    if let a = left.scalar, let b = right.scalar {
      do {
        return Known(constant: try a.combined(by: op, with: b, product: table.matrixProduct))
      } catch {
        complain(.operation(error, at: labels))
        return .anything
      }
    }
    guard let type = left.type.combined(by: op, with: right.type) else {
      complain(.operands(op.rawValue, left.briefly, right.briefly, at: labels))
      return .anything
    }
    return Known(type)
  }

  mutating func power(_ base: Expression, _ exponent: Expression) -> Known {
    let (left, right) = (known(base), known(exponent))
    guard let a = left.scalar, let b = right.scalar else {
      let isPlain = left.type == .number(.none) && right.type == .number(.none)
      return isPlain ? Known(.number(.none)) : .anything
    }
    do {
      return Known(constant: try a.raised(to: b))
    } catch {
      complain(
        .operation(
          error, at: Complaint.labels(left.briefly, base.span, right.briefly, exponent.span)))
      return .anything
    }
  }

  mutating func unary(_ op: UnaryOperator, _ operand: Expression) -> Known {
    let value = known(operand)
    guard let constant = value.scalar else {
      switch (op, value.type) {
      case (.not, .bool), (.minus, .number), (.plus, .number): return Known(value.type)
      default: return .anything
      }
    }
    do {
      return Known(constant: try constant.applying(op))
    } catch {
      complain(.operation(error, at: operand.span))
      return .anything
    }
  }

  mutating func comparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Span, Expression)]
  ) -> Known {
    var left = known(first)
    var span = first.span
    var isPlain = true
    for (op, _, operand) in rest {
      let right = known(operand)
      isPlain = isPlain && left.type.isPlain && right.type.isPlain
      compare(left, at: span, op, right, at: operand.span)
      (left, span) = (right, operand.span)
    }
    return isPlain ? Known(.bool) : .anything
  }

  private mutating func compare(
    _ left: Known, at leftSpan: Span, _ op: ComparisonOperator, _ right: Known,
    at rightSpan: Span
  ) {
    guard let a = left.scalar ?? left.type.sample, let b = right.scalar ?? right.type.sample,
      op != .isIn, op != .notIn
    else { return }
    let labels = Complaint.labels(left.briefly, leftSpan, right.briefly, rightSpan)
    do {
      _ = try a.compared(by: op, to: b)
    } catch {
      let isExact = left.scalar != nil && right.scalar != nil
      complain(
        isExact
          ? .operation(error, at: labels)
          : .operands(op.rawValue, left.briefly, right.briefly, at: labels))
    }
  }

  mutating func logical(_ operands: [Expression]) -> Known {
    var isPlain = true
    for (index, operand) in operands.enumerated() {
      let value = index == 0 ? known(operand) : conditionally { $0.known(operand) }
      isPlain = isPlain && value.type == .bool
      if !value.type.mayBeTrue {
        complain(.condition(value.briefly, at: operand.span))
      }
    }
    return isPlain ? Known(.bool) : .anything
  }
}

extension Known {
  /// The value where it is known and small, so that a check may work with it.
  fileprivate var scalar: Value? {
    switch constant {
    case .number?, .bool?, .some(.none): constant
    case .text(let text)?: text.utf8.count <= 1000 ? constant : nil
    case nil, .range?, .list?, .record?, .tensor?, .object?: nil
    }
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
    case (.any, _), (_, .any), (.oneOf, _), (_, .oneOf): return .any
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
