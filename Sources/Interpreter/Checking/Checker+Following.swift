import Syntax

/// Calls of functions and loops are walked as they would run, as far as what is known decides how.
extension Checker {
  /// How statements that are followed come to their end.
  private enum Flow {
    /// Past the last of them.
    case on
    case returned(Known)
    case broken
    case continued
    /// Nobody knows whether what comes next is reached.
    case unsure
  }

  /// What a call of a function gives for what is known of its arguments, nil of those left out;
  /// what fails in its body then is said there, and here that it was called.
  mutating func follow(_ signature: Signature, _ arguments: [Known?], at span: Span) -> Known {
    guard conditions == 0, trials > 0, let definition = signature.definition,
      following.canCall(signature.name)
    else { return .anything }
    return surely(telling: { $0.told(ofCallAt: span) }) { inner in
      inner.enter(signature.name, definition, arguments)
      switch inner.follow(definition.body) {
      case .returned(let value): return inner.complaints.isEmpty ? value : .anything
      case .on: return Known(constant: .none)
      case .broken, .continued, .unsure: return .anything
      }
    }
  }

  /// Follows a loop at the outer level, for what fails in it.
  mutating func follow(
    _ targets: [Identifier], in sequence: Expression, _ body: [Statement]
  ) {
    guard conditions == 0, trials > 0, !following.isOn, following.canGoOn, !isUnreached else {
      return
    }
    surely { inner in _ = inner.followLoop(targets, sequence, body) }
  }

  /// The items that a comprehension makes, where all can be followed; nil else.
  mutating func items(
    of element: Expression, _ targets: [Identifier], in sequence: Expression, _ value: Known,
    where condition: Expression?
  ) -> [Known]? {
    guard conditions == 0, trials > 0, following.canGoOn, !isUnreached,
      let items = fewItems(of: value) ?? firstItems(of: value)
    else { return nil }
    let isWhole = fewItems(of: value) != nil
    return surely { inner in
      var made: [Known] = []
      for item in items {
        guard inner.following.step() else { return nil }
        inner.bind(targets, item, at: sequence.span)
        if let condition {
          guard let holds = inner.decided(condition) else { return nil }
          if !holds { continue }
        }
        made.append(inner.known(element))
        guard inner.complaints.isEmpty else { return nil }
      }
      return isWhole ? made : nil
    }
  }

  /// Walks the body of a loop; of one that goes through nothing no mistake counts.
  mutating func unlessEmpty<R>(_ value: Known, _ body: (inout Checker) -> R) -> R {
    let before = isUnreached
    isUnreached = before || (value.items?.count ?? value.elementCount) == 0
    defer { isUnreached = before }
    return body(&self)
  }
}

extension Checker {
  private mutating func enter(
    _ name: String, _ definition: Definition, _ arguments: [Known?]
  ) {
    if function == nil { outer = names }
    following.enter(name)
    (names, guarded, beingAssigned) = ([:], [], [])
    let parameters = definition.parameters.map(\.name.name)
    function = Body(
      name: name, own: Set(definition.body.assignedNames.map(\.name) + parameters))
    for (parameter, argument) in zip(definition.parameters, arguments) {
      bind(parameter.name, argument ?? parameter.default.map { known($0) } ?? .anything)
    }
  }

  private mutating func follow(_ statements: [Statement]) -> Flow {
    for statement in statements {
      guard following.step() else { return .unsure }
      let flow = follow(statement)
      guard complaints.isEmpty else { return .unsure }
      guard case .on = flow else { return flow }
    }
    return .on
  }

  private mutating func follow(_ statement: Statement) -> Flow {
    switch statement.kind {
    case .return(let value): return .returned(value.map { known($0) } ?? Known(constant: .none))
    case .break: return .broken
    case .continue: return .continued
    case .if(let branches, let otherwise): return followBranches(branches, otherwise, statement)
    case .for(let targets, let sequence, let body): return followLoop(targets, sequence, body)
    case .assert(let claim, _):
      walk([statement])
      return decided(claim) == true ? .on : .unsure
    case .directive, .param, .define, .while, .assign, .value:
      walk([statement])
      return statement.mayLeave ? .unsure : .on
    }
  }

  /// Follows the branch that is taken; where that is not known, all are walked for what they assign.
  private mutating func followBranches(
    _ branches: [(condition: Expression, body: [Statement])], _ otherwise: [Statement]?,
    _ statement: Statement
  ) -> Flow {
    for branch in branches {
      guard let holds = decided(branch.condition) else {
        guard complaints.isEmpty else { return .unsure }
        walk([statement])
        return statement.mayLeave ? .unsure : .on
      }
      if holds { return follow(branch.body) }
    }
    return follow(otherwise ?? [])
  }

  /// Whether a condition holds, where that is known.
  private mutating func decided(_ expression: Expression) -> Bool? {
    guard let value = condition(expression).constant else { return nil }
    return try? value.condition()
  }

  private mutating func followLoop(
    _ targets: [Identifier], _ sequence: Expression, _ body: [Statement]
  ) -> Flow {
    let value = elements(of: sequence)
    guard complaints.isEmpty, let items = fewItems(of: value) ?? firstItems(of: value) else {
      return leave(targets, body)
    }
    for item in items {
      bind(targets, item, at: sequence.span)
      guard complaints.isEmpty else { return .unsure }
      switch follow(body) {
      case .on, .continued: continue
      case .broken: return .on
      case .returned(let value): return .returned(value)
      case .unsure: return leave(targets, body)
      }
    }
    return fewItems(of: value) == nil ? leave(targets, body) : .on
  }

  /// Goes on behind a loop of which nobody knows what it has assigned.
  private mutating func leave(_ targets: [Identifier], _ body: [Statement]) -> Flow {
    for name in targets + body.assignedNames { names[name.name] = .anything }
    return complaints.isEmpty && !body.contains(where: \.canReturn) ? .on : .unsure
  }

  /// The items of a sequence, where they are few.
  func fewItems(of value: Known) -> [Known]? {
    guard let count = value.items?.count ?? value.elementCount, count <= Following.mostItems else {
      return nil
    }
    return value.items ?? (0..<count).compactMap { value.element($0) }
  }

  /// The items that many begin with; nil where there may be none.
  private func firstItems(of value: Known) -> [Known]? {
    if let items = value.items { return Array(items.prefix(Following.firstItems)) }
    guard let count = value.elementCount else { return nil }
    return (0..<min(count, Following.firstItems)).compactMap { value.element($0) }
  }
}

extension Known {
  /// How many items there are to go through.
  fileprivate var elementCount: Int? {
    guard let model, let elements = try? Elements(of: model) else { return nil }
    return elements.count
  }

  fileprivate func element(_ index: Int) -> Known? {
    guard let model, let item = try? Elements(of: model)[index] else { return nil }
    return Known(tried: item, isExact: constant != nil)
  }
}

extension Complaint {
  /// The same of a function that was called.
  fileprivate func told(ofCallAt span: Span) -> Complaint {
    let call = Diagnostic.Label(span: span, text: "called here")
    var told = Complaint(message, labels + [call], help: help)
    told.kind = kind
    return told
  }
}

extension Statement {
  /// Whether it may leave the block that it stands in.
  fileprivate var mayLeave: Bool {
    switch kind {
    case .return, .break, .continue: true
    case .if: blocks.contains { $0.contains(where: \.mayLeave) }
    case .for, .while: canReturn
    case .directive, .param, .define, .assert, .assign, .value: false
    }
  }

  /// Whether there is a `return` in it.
  var canReturn: Bool {
    if case .return = kind { return true }
    if case .define = kind { return false }
    return blocks.contains { $0.contains(where: \.canReturn) }
  }
}
