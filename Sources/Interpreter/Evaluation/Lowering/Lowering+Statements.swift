import Syntax

extension Lowering {
  func block(_ statements: [Statement]) -> Step {
    PairStep.joining(statements.compactMap { step($0, isTopLevel: false) }[...])
  }

  /// The step that a statement becomes; nil where there is nothing to do.
  func step(_ statement: Statement, isTopLevel: Bool) -> Step? {
    let span = statement.span
    switch statement.kind {
    case .directive: return DiscardStep(FailingNode(.directive(at: span), span), span)
    case .define: return nil
    case .param(let name, let value, _): return assign([name], node(value), span)
    case .assign(let names, let value): return assign(names, node(value), span)
    case .value(let value):
      guard isTopLevel else { return DiscardStep(node(value), span) }
      return ShowStep(node(value), statement, last: evaluator.globals.index(of: "_"))
    case .for(let names, let sequence, let body):
      let sequence = node(sequence)
      return ForStep(targets(names), in: sequence, block(body), span)
    case .while(let condition, let body): return WhileStep(node(condition), block(body), span)
    case .if(let branches, let otherwise):
      return choice(branches.map { (node($0.condition), block($0.body)) }, otherwise, span)
    case .assert(let claim, let message):
      return AssertStep(self.claim(claim), message.map(node), span)
    case .return(let value): return ReturnStep(value.map(node), span)
    case .break: return LeaveStep(.leaveLoop, span)
    case .continue: return LeaveStep(.nextTurn, span)
    }
  }

  /// A few branches nest, which is fastest; many are one loop, which needs no stack.
  private func choice(
    _ branches: [(condition: Node, then: Step)], _ otherwise: [Statement]?, _ span: Span
  ) -> Step {
    let last = otherwise.map(block)
    guard branches.count <= 4, var step = last ?? branches.last?.then else {
      return ChoiceStep(branches, otherwise: last, span)
    }
    var rest = last
    for branch in branches.reversed() {
      step = IfStep(branch.condition, then: branch.then, otherwise: rest, span)
      rest = step
    }
    return step
  }

  func assign(_ names: [Identifier], _ node: Node, _ span: Span) -> Step {
    let targets = targets(names)
    switch targets.only {
    case .global(let slot): return AssignGlobalStep(slot, node, span)
    case .local(let slot): return AssignLocalStep(slot, node, span)
    case nil: return AssignStep(targets, node, span)
    }
  }

  /// A claim's comparison is kept as one, so that its values can be shown where it fails.
  private func claim(_ expression: Expression) -> Node {
    guard case .comparison(let first, let rest) = expression.kind else { return node(expression) }
    return ComparisonChainNode(node(first), rest.map { ($0.0, node($0.2)) }, expression.span)
  }
}
