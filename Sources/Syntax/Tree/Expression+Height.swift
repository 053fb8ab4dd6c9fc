extension Expression.Kind {
  /// One more than the highest of its parts; at most 256.
  var height: Int {
    switch self {
    case .number, .bool, .none, .name, .missing: 1
    case .string(let parts): 1 + highest(parts.lazy.map(\.height))
    case .list(let items), .logical(_, let items): 1 + highest(items.lazy.map(\.level))
    case .comprehension(let element, _, let sequence, let condition):
      1 + max(element.level, sequence.level, condition?.level ?? 0)
    case .record(let fields): 1 + highest(fields.lazy.map(\.1.level))
    case .member(let value, _), .unary(_, let value, _): 1 + value.level
    case .call(let callee, let arguments):
      1 + max(callee.height, highest(arguments.lazy.map(\.value.level)))
    case .index(let value, let places): 1 + max(value.level, highest(places.lazy.map(\.height)))
    case .chain(let first, let rest): 1 + max(first.level, highest(rest.lazy.map(\.2.level)))
    case .comparison(let first, let rest): 1 + max(first.level, highest(rest.lazy.map(\.2.level)))
    case .power(let base, let exponent, _): 1 + max(base.level, exponent.level)
    case .conditional(let then, let condition, let otherwise):
      1 + max(then.level, condition.level, otherwise.level)
    }
  }
}

extension Expression {
  fileprivate var level: Int { Int(height) }
}

extension StringPart {
  fileprivate var height: Int {
    switch self {
    case .text: 0
    case .value(let value, _, _): value.level
    }
  }
}

extension Callee {
  fileprivate var height: Int {
    switch self {
    case .named: 0
    case .value(let value): value.level
    }
  }
}

extension Index {
  fileprivate var height: Int {
    switch self {
    case .item(let value): value.level
    case .slice(let from, let to, let by, _):
      max(from?.level ?? 0, to?.level ?? 0, by?.level ?? 0)
    }
  }
}

private func highest(_ heights: some Sequence<Int>) -> Int { heights.max() ?? 0 }
