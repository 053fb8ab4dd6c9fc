import Syntax

extension Checker {
  mutating func walk(_ statements: [Statement]) {
    for statement in statements { walk(statement) }
  }

  private mutating func walk(_ statement: Statement) {
    switch statement.kind {
    case .directive, .define, .break, .continue: break
    case .param(let name, let value, _): declare(name, known(value))
    case .assign(let targets, let value):
      beingAssigned = Set(targets.map(\.name)).subtracting(names.keys)
      let value = (known: known(value), span: value.span)
      beingAssigned = []
      bind(targets, value.known, at: value.span)
    case .value(let value): _ = known(value)
    case .return(let value): if let value { _ = known(value) }
    case .assert(let claim, let message):
      condition(claim)
      if let message { _ = known(message) }
    case .if(let branches, let otherwise): walkBranches(branches, otherwise)
    case .while(let condition, let body):
      walkLoop(body, while: [condition]) { checker in _ = checker.condition(condition) }
    case .for(let targets, let sequence, let body):
      follow(targets, in: sequence, body)
      let value = elements(of: sequence)
      unlessEmpty(value) { checker in
        checker.walkLoop(body) { checker in
          checker.bind(targets, value.type.element(of: checker.table.kinds), at: sequence.span)
        }
      }
    }
  }

  private mutating func declare(_ name: Identifier, _ value: Known) {
    if let first = parameters[name.name] { complain(.declaredTwice(name, first: first)) }
    parameters[name.name] = name.span
    bind(name, value.withoutValue)
  }

  /// What is known after a branch is what all branches agree on; a name that only some of them
  /// assign may be there.
  private mutating func walkBranches(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement]?
  ) {
    var outcomes: [[String: Known]] = []
    if let first = branches.first { condition(first.condition) }
    let guards = branches.map(\.condition)
    for (index, branch) in branches.enumerated() {
      if index > 0 { conditionally(on: guards[..<index]) { _ = $0.condition(branch.condition) } }
      let before = names
      conditionally(on: guards[...index]) { $0.walk(branch.body) }
      outcomes.append(names)
      names = before
    }
    conditionally(on: guards) { $0.walk(otherwise ?? []) }
    for outcome in outcomes {
      names.merge(outcome) { $0.joined(with: $1) }
    }
  }

  /// A loop's body meets what it has itself assigned, and the files it has written, a turn ago.
  private mutating func walkLoop(
    _ body: [Statement], while guards: [Expression] = [], head: (inout Checker) -> Void
  ) {
    let before = names
    written.add(Foresight(of: body, table))
    for name in body.assignedNames { names[name.name] = .anything }
    head(&self)
    conditionally(on: guards) { $0.walk(body) }
    for (name, known) in before {
      names[name] = names[name].map { known.joined(with: $0) } ?? known
    }
  }
}

extension Checker {
  /// Gives a name a value.
  mutating func bind(_ name: Identifier, _ value: Known) {
    if table.groups.contains(name.name) {
      complain(.assignsGroup(name))
    } else {
      names[name.name] = value
      guarded.remove(name.name)
    }
  }

  /// Gives several names the items of a value, or one the value itself.
  mutating func bind(_ targets: [Identifier], _ value: Known, at span: Span) {
    if targets.count == 1 {
      bind(targets[0], value)
      return
    }
    let hasSeveral = value.type.hasSeveral(of: table.kinds)
    if let count = value.sample?.count ?? value.items?.count, hasSeveral {
      if count != targets.count { complain(.unpacks(targets, count: count, at: span)) }
    } else if value.sample != nil || !hasSeveral {
      complain(.unpacks(targets, found: value.briefly, at: span))
    }
    let items = fewItems(of: value) ?? []
    for (index, name) in targets.enumerated() {
      bind(name, index < items.count ? items[index] : value.type.element(of: table.kinds))
    }
  }

  /// What is known of an expression where a condition must stand.
  @discardableResult
  mutating func condition(_ expression: Expression) -> Known {
    let value = known(expression)
    if let sample = value.model {
      do {
        _ = try sample.condition()
      } catch {
        complain(.operation(error, at: expression.span))
      }
    } else if !value.type.mayBeTrue {
      complain(.condition(value.briefly, at: expression.span))
    }
    return value
  }

  /// What is known of an expression that a loop goes through.
  mutating func elements(of sequence: Expression) -> Known {
    let value = known(sequence)
    if let sample = value.model {
      do {
        _ = try Elements(of: sample)
      } catch {
        complain(.operation(error, at: sequence.span))
      }
    } else if value.type.isSingle(of: table.kinds) {
      complain(.nothingToGoThrough(value.briefly, at: sequence.span))
    }
    return value
  }
}

extension ValueType {
  /// Whether several names may share a value of this type.
  fileprivate func hasSeveral(of kinds: [String: Kind]) -> Bool {
    switch self {
    case .list, .range, .tensor, .any: true
    case .object(let kind): kinds[kind].map { $0.type.row != nil } ?? true
    case .oneOf(let types): types.contains { $0.hasSeveral(of: kinds) }
    case .none, .bool, .number, .integer, .fraction, .text, .choice, .record: false
    }
  }

  /// Whether there is certainly nothing to go through, or to pick from.
  func isSingle(of kinds: [String: Kind]) -> Bool {
    switch self {
    case .none, .bool, .number, .integer, .fraction: true
    case .object(let kind): kinds[kind].map { $0.type.row == nil } ?? false
    case .oneOf(let types): types.allSatisfy { $0.isSingle(of: kinds) }
    case .any, .text, .choice, .range, .list, .record, .tensor: false
    }
  }

  /// Whether a value of this type may be a condition.
  var mayBeTrue: Bool {
    switch self {
    case .any, .bool, .tensor: true
    case .oneOf(let types): types.contains(where: \.mayBeTrue)
    case .none, .number, .integer, .fraction, .text, .choice, .range, .list, .record, .object: false
    }
  }

  /// What a loop over a value of this type gives.
  func element(of kinds: [String: Kind]) -> Known {
    switch self {
    case .list(let element): Known(element)
    case .object(let kind): kinds[kind]?.type.row.map { Known($0) } ?? .anything
    case .range: Known(.number(.none))
    case .text, .choice, .record: Known(.text)
    case .any, .none, .bool, .number, .integer, .fraction, .tensor, .oneOf: .anything
    }
  }
}
