/// Single values and what follows them at once: `.field`, `(arguments)`, `[index]`.
extension Parser {
  mutating func postfix() -> Expression {
    let start = current.span.start
    var value = primary()
    while !isRecovering {
      switch kind {
      case .dot: value = member(of: value, from: start)
      case .openRound: value = call(of: value, from: start)
      case .openSquare: value = index(of: value, from: start)
      default: return value
      }
    }
    return value
  }

  private mutating func member(of value: Expression, from start: Int) -> Expression {
    advance()
    guard let name = field() else {
      failHere("a field's name")
      return value
    }
    return make(.member(value, name), from: start)
  }

  /// A name after `.`; keywords may be fields.
  mutating func field() -> Identifier? {
    guard kind == .name || kind.isKeyword else { return nil }
    let token = current
    advance()
    return Identifier(name: text(token), span: token.span)
  }

  private mutating func call(of value: Expression, from start: Int) -> Expression {
    let callee = callee(value)
    let arguments = arguments()
    return make(.call(callee, arguments), from: start)
  }

  /// `name` and `group.name` are looked up as commands; anything else is a value.
  private func callee(_ value: Expression) -> Callee {
    switch value.kind {
    case .name(let name):
      return .named(group: nil, name: Identifier(name: name, span: value.span))
    case .member(let owner, let name):
      guard case .name(let group) = owner.kind else { return .value(value) }
      return .named(group: Identifier(name: group, span: owner.span), name: name)
    default:
      return .value(value)
    }
  }

  private mutating func index(of value: Expression, from start: Int) -> Expression {
    let bracket = current.span
    var places: [Index] = []
    nestedItems { $0.bracketed { parser in places.append(parser.place()) } }
    if places.isEmpty, !isRecovering { note(.emptyIndex, at: bracket) }
    return make(.index(value, places), from: start)
  }

  /// An item, or a slice `from:to:by` of which each part may be missing.
  private mutating func place() -> Index {
    let start = current.span.start
    let from = kind == .colon ? nil : pipeline()
    guard kind == .colon, !isRecovering else { return .item(from ?? missing) }
    advance()
    let to = endsPlace ? nil : expression()
    guard take(.colon) else { return .slice(from: from, to: to, by: nil, span: span(from: start)) }
    let by = endsPlace ? nil : expression()
    return .slice(from: from, to: to, by: by, span: span(from: start))
  }

  private var endsPlace: Bool { kind == .colon || kind == .comma || kind.isCloser }

  private mutating func primary() -> Expression {
    let token = current
    switch token.kind {
    case .number: return number()
    case .stringStart: return string()
    case .true, .false: return literal(.bool(token.kind == .true))
    case .none: return literal(.none)
    case .name: return name()
    case .openRound: return parenthesised()
    case .openSquare: return list()
    case .openBrace: return record()
    default:
      failHere("a value")
      return missing
    }
  }

  private mutating func literal(_ kind: Expression.Kind) -> Expression {
    let start = current.span.start
    advance()
    return make(kind, from: start)
  }

  private mutating func name() -> Expression {
    let token = current
    let name = text(token)
    if let plain = literalHabits[name] {
      note(.foreignWord(name, write: plain), at: token.span)
    } else if name == "lambda", ahead(1).kind == .name || ahead(1).kind == .colon {
      fail(.lambda, at: token.span)
    } else if ahead(1).kind == .stringStart, ahead(1).start == token.end {
      note(.stringPrefix(name), at: token.span)
      advance()
      return string()
    }
    advance()
    return make(.name(name), from: token.span.start)
  }

  private mutating func parenthesised() -> Expression {
    let open = current
    var items: [Expression] = []
    var comma: Span?
    nestedItems {
      $0.bracketed(onComma: { comma = comma ?? $0 }) { items.append($0.pipeline()) }
    }
    if let comma { note(.tuple, at: comma, other: open.span) }
    guard comma == nil, let only = items.first else {
      if items.isEmpty { note(.emptyParentheses, at: span(from: open.span.start)) }
      return make(items.isEmpty ? .missing : .list(items), from: open.span.start)
    }
    return Expression(
      only.kind, span(from: open.span.start), height: only.height, isPercent: only.isPercent)
  }

  private mutating func list() -> Expression {
    let start = current.span.start
    var items: [Expression] = []
    var comprehension: Expression.Kind?
    nestedItems {
      $0.bracketed { parser in
        let item = parser.pipeline()
        if items.isEmpty, parser.kind == .for, !parser.isRecovering {
          comprehension = parser.comprehension(of: item)
        } else {
          items.append(item)
        }
      }
    }
    return make(comprehension ?? .list(items), from: start)
  }

  private mutating func comprehension(of element: Expression) -> Expression.Kind {
    advance()
    let names = names(until: .in, as: "a loop's name")
    let sequence = isRecovering ? missing : disjunction()
    var condition: Expression?
    if !isRecovering, take(.if) { condition = disjunction() }
    if kind == .for { fail(.secondFor, at: current.span) }
    if kind == .comma { failHere("\"]\" after a comprehension") }
    return .comprehension(
      element: element, names: names, sequence: sequence, condition: condition)
  }

  private mutating func record() -> Expression {
    let start = current.span.start
    var fields: [(Identifier, Expression)] = []
    var seen: [String: Span] = [:]
    nestedItems {
      $0.bracketed { parser in
        guard let name = parser.fieldName() else { return parser.failHere("a field: name: value") }
        parser.noteRepeated(name, &seen)
        if parser.kind == .assign {
          parser.note(.equalsInRecord(name.name), at: parser.current.span)
        } else if parser.kind != .colon {
          return parser.failHere("\":\" and the value of \"\(name.name)\"")
        }
        parser.advance()
        fields.append((name, parser.pipeline()))
      }
    }
    return make(.record(fields), from: start)
  }

  /// A record's field name; one in quotes is Python's habit.
  private mutating func fieldName() -> Identifier? {
    if let name = field() { return name }
    guard kind == .stringStart, ahead(1).kind == .stringText, ahead(2).kind == .stringEnd,
      ahead(3).kind == .colon
    else { return nil }
    let name = text(ahead(1))
    let quoted = current.span.joined(with: ahead(2).span)
    note(.quotedField(name), at: quoted)
    for _ in 0..<3 { advance() }
    return Identifier(name: name, span: quoted)
  }

  /// Notes a name that was given before.
  mutating func noteRepeated(_ name: Identifier, _ seen: inout [String: Span]) {
    if let first = seen[name.name] {
      note(.repeatedName(name.name), at: name.span, other: first)
    } else {
      seen[name.name] = name.span
    }
  }
}

private let literalHabits = [
  "True": "true", "False": "false", "None": "none", "TRUE": "true", "FALSE": "false",
  "NULL": "none", "null": "none", "nil": "none",
]
