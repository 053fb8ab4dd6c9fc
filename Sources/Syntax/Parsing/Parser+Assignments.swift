/// Names, assignments, and statements that are only a value.
extension Parser {
  /// A name, with what it is in words; a keyword is noted and taken for one.
  mutating func name(as role: String) -> Identifier? {
    if kind.isKeyword { note(.reservedWord(text(current)), at: current.span) }
    guard let name = field() else {
      failHere(role)
      return nil
    }
    return name
  }

  /// Names with commas between, up to and with a keyword; brackets around them are noted.
  mutating func names(until end: Token.Kind, as role: String) -> [Identifier] {
    var names: [Identifier] = []
    var seen: [String: Span] = [:]
    let open = current
    let isBracketed = kind == .openRound || kind == .openSquare
    if isBracketed {
      note(.bracketedNames, at: open.span)
      advance()
    }
    repeat {
      guard let name = name(as: role) else { return names }
      noteRepeated(name, &seen)
      names.append(name)
    } while take(.comma)
    if isBracketed, kind.isCloser { advance() }
    if !take(end) { failHere("\"in\" and what to go through") }
    return names
  }

  /// `[ NAME { "," NAME } "=" ] pipeline`
  mutating func assignment() -> Statement.Kind? {
    let count = targetCount()
    guard count > 0 else { return valueOrBadAssignment() }
    var names: [Identifier] = []
    var seen: [String: Span] = [:]
    for _ in 0..<count {
      guard let name = field() else { return nil }
      noteRepeated(name, &seen)
      names.append(name)
      advance()
    }
    let value = values(.severalValues)
    if !isRecovering, kind == .assign { fail(.chainedAssignment, at: current.span) }
    return .assign(names, value)
  }

  /// How many names with commas between stand here before a `=`; 0 where this is no assignment.
  private func targetCount() -> Int {
    var distance = 0
    while ahead(distance).kind == .name {
      switch ahead(distance + 1).kind {
      case .assign: return distance / 2 + 1
      case .comma: distance += 2
      default: return 0
      }
    }
    return 0
  }

  /// A pipeline; several with commas between are noted and taken for a list.
  mutating func values(_ fault: Fault) -> Expression {
    let start = current.span.start
    let first = pipeline()
    guard !isRecovering, kind == .comma else { return first }
    let comma = current.span
    var items = [first]
    while !isRecovering, take(.comma) {
      if kind == .newline { break }
      items.append(pipeline())
    }
    note(fault, at: comma)
    return make(.list(items), from: start)
  }

  private mutating func valueOrBadAssignment() -> Statement.Kind? {
    let value = values(.severalValues)
    guard !isRecovering else { return .value(value) }
    switch kind {
    case .assign: return badAssignment(to: value)
    case .augmentedAssign: return augmentedAssignment(to: value)
    case .walrus:
      noteHabit(write: "=")
      advance()
      return target(value).map { .assign([$0], pipeline()) } ?? .value(pipeline())
    case .colon where value.isName && ahead(1).kind == .name:
      fail(.typeAnnotation, at: current.span)
    default: break
    }
    return .value(value)
  }

  private func target(_ value: Expression) -> Identifier? {
    guard case .name(let name) = value.kind else { return nil }
    return Identifier(name: name, span: value.span)
  }

  /// `a[0] = 3` and `r.a = 3`, which would change a value, and what is no name at all.
  private mutating func badAssignment(to value: Expression) -> Statement.Kind? {
    let written = source.text(in: value.span)
    switch value.kind {
    case .index(let owner, _):
      note(.assignmentToItem(written, name: source.text(in: owner.span)), at: value.span)
    case .member(let owner, let field):
      let name = source.text(in: owner.span)
      note(.assignmentToField(written, name: name, field: field.name), at: value.span)
    case .call: note(.assignmentToCall(written), at: value.span)
    default: note(.assignmentToValue, at: value.span)
    }
    advance()
    _ = values(.severalValues)
    return nil
  }

  /// `x += 1`
  private mutating func augmentedAssignment(to value: Expression) -> Statement.Kind? {
    let sign = current
    let name = source.text(in: value.span)
    advance()
    let other = pipeline()
    guard !isRecovering else { return nil }
    let write = "\(name) = \(name) \(text(sign).dropLast()) \(source.text(in: other.span))"
    note(.augmentedAssignment(text(sign), write: write), at: sign.span)
    return target(value).map { .assign([$0], other) }
  }

  /// Statements of other languages that begin with a word which is a name here.
  mutating func foreignStatement() -> Statement.Kind? {
    let next = ahead(1)
    guard next.kind == .name || next.kind == .stringStart || next.kind == .colon,
      let fault = foreignFault(text(current), next)
    else { return nil }
    fail(fault, at: current.span)
    return .value(missing)
  }

  private func foreignFault(_ word: String, _ next: Token) -> Fault? {
    if next.kind == .colon { return word == "try" ? .foreignStatement(word) : nil }
    return switch word {
    case "import", "from": .importStatement
    case "let", "var", "const", "local", "global", "nonlocal": .declarationWord(word)
    case "function", "func", "fn", "fun": .functionWord(word)
    case "class", "del", "with", "raise", "until", "switch", "struct": .foreignStatement(word)
    case "elif", "elseif", "elsif": .foreignWord(word, write: "else if")
    default: nil
    }
  }
}

extension Expression {
  fileprivate var isName: Bool {
    if case .name = kind { return true }
    return false
  }

  /// Whether a value can be read without evaluating anything: what a `param` may have as its
  /// default.
  var isLiteral: Bool {
    switch kind {
    case .number, .bool, .none: true
    case .unary(.minus, let value, _): value.isNumber
    case .list(let items): items.allSatisfy(\.isLiteral)
    case .string(let parts):
      parts.allSatisfy { part in
        switch part {
        case .text: true
        case .value: false
        }
      }
    case .unary, .name, .comprehension, .record, .member, .call, .index, .chain, .power,
      .comparison, .logical, .conditional, .missing:
      false
    }
  }

  private var isNumber: Bool {
    if case .number = kind { return true }
    return false
  }
}
