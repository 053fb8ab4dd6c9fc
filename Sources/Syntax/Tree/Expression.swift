/// A name as it was written somewhere.
package struct Identifier: Sendable, Hashable {
  package let name: String
  package let span: Span

  package init(name: String, span: Span) {
    self.name = name
    self.span = span
  }
}

/// The unit of a number literal, after scaling: `500ms` is 0.5 `seconds`, `1kHz` 1000 `hertz`.
package enum Unit: UInt8, Sendable {
  case none, seconds, hertz, millimetres
}

/// A part of a program that has a value.
package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    /// A number, scaled to its unit; `20%` is 0.2 without a unit (see `isPercent`).
    case number(Double, Unit)
    case string([StringPart])
    case bool(Bool)
    case none
    case name(String)
    case list([Expression])
    /// `[element for names in sequence if condition]`
    case comprehension(
      element: Expression, names: [Identifier], sequence: Expression, condition: Expression?)
    case record([(Identifier, Expression)])
    case member(Expression, Identifier)
    /// A call, or a stage of a pipeline, whose first argument is then `isPiped`.
    case call(Callee, [Argument])
    case index(Expression, [Index])
    case unary(UnaryOperator, Expression, operatorSpan: Span)
    /// Operators of one level (`+ -`, or `* / // % @`), which associate to the left.
    case chain(first: Expression, rest: [(BinaryOperator, Span, Expression)])
    case power(base: Expression, exponent: Expression, operatorSpan: Span)
    /// `a < b <= c`, chained as in Python: each pair is compared, all must hold.
    case comparison(first: Expression, rest: [(ComparisonOperator, Span, Expression)])
    /// `a and b and c`: two operands or more.
    case logical(LogicalOperator, [Expression])
    /// `then if condition else otherwise`
    case conditional(then: Expression, condition: Expression, otherwise: Expression)
    /// Where a diagnostic stands in place of a value.
    case missing
  }

  package let kind: Kind
  package let span: Span
  /// The longest way down to a leaf, which has 1; never above the depth limit.
  package let height: UInt8
  /// Whether a number was written with `%`.
  package let isPercent: Bool

  init(_ kind: Kind, _ span: Span, height: UInt8 = 1, isPercent: Bool = false) {
    self.kind = kind
    self.span = span
    self.height = height
    self.isPercent = isPercent
  }
}

/// What a call calls.
package enum Callee: Sendable {
  /// `name(…)` or `group.name(…)`; whether the group is one, or a value, the checker knows.
  case named(group: Identifier?, name: Identifier)
  /// Any other value, as in `a.b.c(…)` or `f(x)(…)`: kept for an error that says what to write.
  case value(Expression)
}

/// One argument of a call.
package struct Argument: Sendable {
  package let name: Identifier?
  package let value: Expression
  /// Whether the value came through `|>`.
  package let isPiped: Bool

  init(name: Identifier?, value: Expression, isPiped: Bool = false) {
    self.name = name
    self.value = value
    self.isPiped = isPiped
  }
}

/// One place between the brackets of `a[…, …]`.
package enum Index: Sendable {
  case item(Expression)
  case slice(from: Expression?, to: Expression?, by: Expression?, span: Span)
}

/// A stretch of a string: its text with escapes resolved, or an interpolated value.
package enum StringPart: Sendable {
  case text(String)
  case value(Expression, format: FormatSpec?, span: Span)
}
