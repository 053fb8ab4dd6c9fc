extension Expression {
  /// This and all expressions inside, the outer ones first.
  package func forEach(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.forEach(body) }
  }

  /// The expressions right inside.
  var children: [Expression] {
    switch kind {
    case .number, .bool, .none, .name, .missing: []
    case .string(let parts):
      parts.compactMap { if case .value(let value, _, _) = $0 { value } else { nil } }
    case .list(let items): items
    case .comprehension(let element, _, let sequence, let condition):
      [sequence, element] + (condition.map { [$0] } ?? [])
    case .record(let fields): fields.map(\.1)
    case .member(let receiver, _): [receiver]
    case .call(.value(let callee), let arguments): [callee] + arguments.map(\.value)
    case .call(.named, let arguments): arguments.map(\.value)
    case .index(let receiver, let indices): [receiver] + indices.flatMap(\.expressions)
    case .unary(_, let operand, _): [operand]
    case .chain(let first, let rest): [first] + rest.map(\.2)
    case .power(let base, let exponent, _): [base, exponent]
    case .comparison(let first, let rest): [first] + rest.map(\.2)
    case .logical(_, let operands): operands
    case .conditional(let then, let condition, let otherwise): [condition, then, otherwise]
    }
  }
}

extension Index {
  /// The expressions of the place.
  package var expressions: [Expression] {
    switch self {
    case .item(let value): [value]
    case .slice(let from, let to, let by, _): [from, to, by].compactMap { $0 }
    }
  }
}

extension [Statement] {
  /// All expressions of these statements and their blocks, those of definitions too.
  package func forEachExpression(_ body: (Expression) -> Void) {
    for statement in self {
      for expression in statement.expressions { expression.forEach(body) }
      for block in statement.blocks { block.forEachExpression(body) }
    }
  }
}

extension Statement {
  /// The expressions that stand in it outside of its blocks.
  package var expressions: [Expression] {
    switch kind {
    case .directive, .break, .continue: []
    case .param(_, let value, _), .assign(_, let value), .value(let value): [value]
    case .define(_, let parameters, _): parameters.compactMap(\.default)
    case .for(_, let sequence, _): [sequence]
    case .while(let condition, _): [condition]
    case .if(let branches, _): branches.map(\.condition)
    case .assert(let claim, let message): [claim] + (message.map { [$0] } ?? [])
    case .return(let value): value.map { [$0] } ?? []
    }
  }

  /// The blocks that belong to it.
  package var blocks: [[Statement]] {
    switch kind {
    case .define(_, _, let body), .for(_, _, let body), .while(_, let body): [body]
    case .if(let branches, let otherwise):
      branches.map(\.body) + (otherwise.map { [$0] } ?? [])
    case .directive, .param, .assert, .return, .break, .continue, .assign, .value: []
    }
  }
}

extension [Statement] {
  /// Every name that these statements or their blocks assign, in the order of the text.
  package var assignedNames: [Identifier] {
    var names: [Identifier] = []
    collectAssigned(&names)
    return names
  }

  private func collectAssigned(_ names: inout [Identifier]) {
    for statement in self {
      switch statement.kind {
      case .assign(let targets, _), .for(let targets, _, _): names += targets
      case .param(let name, _, _): names.append(name)
      case .define: continue
      case .directive, .while, .if, .assert, .return, .break, .continue, .value: break
      }
      for block in statement.blocks { block.collectAssigned(&names) }
    }
  }
}
