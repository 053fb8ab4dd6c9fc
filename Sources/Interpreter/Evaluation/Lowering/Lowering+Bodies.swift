import Syntax

extension Lowering {
  /// What a function gives, as an expression as far as its statements allow: a `return` that ends
  /// a body or a branch of it is then a value, and not a way out of steps.
  func body(_ statements: ArraySlice<Statement>, nesting: Int = 8) -> Node {
    let rest = statements.drop { !$0.canReturn }
    let before = statements[..<rest.startIndex]
    guard before.isEmpty else {
      let steps = block(Array(before))
      return nesting == 0 && !rest.isEmpty
        ? BlockNode(block(Array(statements)))
        : SequenceNode(steps, body(rest, nesting: nesting - 1))
    }
    guard let first = rest.first else {
      return ConstantNode(.none, Span(start: 0, end: 0))
    }
    switch first.kind {
    case .return(let value): return value.map(node) ?? ConstantNode(.none, first.span)
    case .if(let branches, let otherwise):
      guard nesting > 0, branches.count == 1, let branch = branches.first,
        branch.body.alwaysReturns
      else { break }
      let others = (otherwise ?? [])[...] + rest.dropFirst()
      return ConditionalNode(
        body(branch.body[...], nesting: nesting - 1), node(branch.condition),
        body(others, nesting: nesting - 1), first.span)
    default: break
    }
    return BlockNode(block(Array(rest)))
  }
}

extension [Statement] {
  /// Whether they end with a `return`, or with a choice of such blocks.
  fileprivate var alwaysReturns: Bool {
    switch last?.kind {
    case .return: true
    case .if(let branches, let otherwise?):
      otherwise.alwaysReturns && branches.allSatisfy { $0.body.alwaysReturns }
    default: false
    }
  }
}
