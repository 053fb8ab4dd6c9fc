/// The levels of operators, from the loosest down.
extension Parser {
  /// `disj [ "if" disj "else" expr ]`
  mutating func expression() -> Expression {
    let start = current.span.start
    let value = disjunction()
    guard !isRecovering, kind == .if else { return value }
    advance()
    skipNewlines()
    let condition = disjunction()
    guard !isRecovering else { return missing }
    guard take(.else) else {
      failHere("\"else\" and a value: x if a else y")
      return missing
    }
    skipNewlines()
    let otherwise = nested { $0.expression() }
    return make(
      .conditional(then: value, condition: condition, otherwise: otherwise), from: start)
  }

  mutating func disjunction() -> Expression {
    logical(.or, { $0 == .or || $0 == .bar || $0 == .doubleBar }) { $0.conjunction() }
  }

  private mutating func conjunction() -> Expression {
    logical(.and, { $0 == .and || $0 == .ampersand || $0 == .doubleAmpersand }) { $0.negation() }
  }

  /// Operands joined by `and` or by `or`; what other languages write for it is noted.
  private mutating func logical(
    _ sign: LogicalOperator, _ isSign: (Token.Kind) -> Bool,
    _ operand: (inout Parser) -> Expression
  ) -> Expression {
    let start = current.span.start
    let first = operand(&self)
    guard isSign(kind), !isRecovering else { return first }
    var operands = [first]
    while isSign(kind), !isRecovering {
      if !kind.isKeyword { noteHabit(write: sign.rawValue) }
      advance()
      operands.append(operand(&self))
    }
    return make(.logical(sign, operands), from: start)
  }

  private mutating func negation() -> Expression {
    guard kind == .not else { return comparison() }
    return prefixed(.not) { $0.negation() }
  }

  private mutating func prefixed(
    _ sign: UnaryOperator, _ operand: (inout Parser) -> Expression
  ) -> Expression {
    let operatorSpan = current.span
    advance()
    let value = nested(operand)
    return make(.unary(sign, value, operatorSpan: operatorSpan), from: operatorSpan.start)
  }

  private mutating func comparison() -> Expression {
    let start = current.span.start
    let first = sum()
    var rest: [(ComparisonOperator, Span, Expression)] = []
    while !isRecovering, let (sign, span) = takeComparison() {
      rest.append((sign, span, sum()))
    }
    return rest.isEmpty ? first : make(.comparison(first: first, rest: rest), from: start)
  }

  private mutating func takeComparison() -> (ComparisonOperator, Span)? {
    let span = current.span
    if kind == .not, ahead(1).kind == .in {
      advance()
      defer { advance() }
      return (.notIn, span.joined(with: current.span))
    }
    guard let sign = kind.comparison else { return takeIs() }
    advance()
    return (sign, span)
  }

  /// Python's `is` and `is not`.
  private mutating func takeIs() -> (ComparisonOperator, Span)? {
    guard isWord("is"), !current.isFirstOnLine else { return nil }
    let span = current.span
    let isNegated = ahead(1).kind == .not
    noteHabit(write: isNegated ? "!=" : "==")
    advance()
    if isNegated { advance() }
    return (isNegated ? .notEqual : .equal, span)
  }

  private mutating func sum() -> Expression {
    chain {
      $0.sumOperator
    } operand: {
      $0.term()
    }
  }

  private mutating func term() -> Expression {
    chain {
      $0.termOperator
    } operand: {
      $0.unary()
    }
  }

  private mutating func chain(
    _ sign: (Token.Kind) -> BinaryOperator?, operand: (inout Parser) -> Expression
  ) -> Expression {
    let start = current.span.start
    let first = operand(&self)
    var rest: [(BinaryOperator, Span, Expression)] = []
    while !isRecovering, let sign = sign(kind) {
      let span = current.span
      advance()
      rest.append((sign, span, operand(&self)))
    }
    return rest.isEmpty ? first : make(.chain(first: first, rest: rest), from: start)
  }

  private mutating func unary() -> Expression {
    switch kind {
    case .minus: return prefixed(.minus) { $0.unary() }
    case .plus: return prefixed(.plus) { $0.unary() }
    case .exclamation, .tilde:
      if index == 0 || tokens[index - 1].kind != kind { noteHabit(write: "not") }
      return prefixed(.not) { $0.unary() }
    default: return power()
    }
  }

  private mutating func power() -> Expression {
    let start = current.span.start
    let base = postfix()
    guard !isRecovering, kind == .power || kind == .caret else { return base }
    if kind == .caret { noteHabit(write: "**") }
    let span = current.span
    advance()
    let exponent = nested { $0.unary() }
    return make(.power(base: base, exponent: exponent, operatorSpan: span), from: start)
  }

  /// Notes another language's operator at the current token.
  mutating func noteHabit(write instead: String) {
    note(.foreignOperator(text(current), write: instead), at: current.span)
  }
}

extension Token.Kind {
  fileprivate var comparison: ComparisonOperator? {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .in: .isIn
    default: nil
    }
  }

  fileprivate var sumOperator: BinaryOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    default: nil
    }
  }

  fileprivate var termOperator: BinaryOperator? {
    switch self {
    case .star: .multiply
    case .slash: .divide
    case .doubleSlash: .floorDivide
    case .percent: .remainder
    case .at: .matrixProduct
    default: nil
    }
  }
}
