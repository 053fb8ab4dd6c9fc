import Syntax

/// Turns a checked tree into nodes that run: names become slots, commands and functions are found,
/// arguments are matched to parameters. What would be done at every turn of a loop is done once.
struct Lowering {
  let evaluator: Evaluator
  let source: Source
  let scope: Scope

  init(_ evaluator: Evaluator, _ source: Source, _ scope: Scope) {
    self.evaluator = evaluator
    self.source = source
    self.scope = scope
  }

  func targets(_ names: [Identifier]) -> Targets {
    Targets(
      names,
      names.map { name in
        scope[name.name].map { .local($0) } ?? .global(evaluator.globals.index(of: name.name))
      })
  }

  func name(_ name: Identifier) -> Node {
    if let slot = scope[name.name] {
      return LocalNode(slot: slot, name, function: scope.function ?? "", name.span)
    }
    return GlobalNode(slot: evaluator.globals.index(of: name.name), name, name.span)
  }
}

extension Function {
  /// Lowers a definition; the function it makes can be called by then.
  convenience init(
    _ signature: Signature, _ parameters: [Syntax.Parameter], _ body: [Statement],
    _ evaluator: Evaluator, _ source: Source
  ) {
    let names = parameters.map(\.name.name) + body.assignedNames.map(\.name)
    let scope = Scope(function: signature.name, names: names)
    let lowering = Lowering(evaluator, source, scope)
    let defaults = parameters.map { $0.default.map(lowering.node) }
    let body = lowering.body(body[...])
    self.init(
      signature, in: source, defaults: defaults, body: body, slotCount: scope.count)
  }
}
