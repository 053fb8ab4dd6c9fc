import Syntax

extension Lowering {
  func call(_ callee: Callee, _ arguments: [Argument], _ span: Span) -> Node {
    switch callee {
    case .value(let value):
      return FailingNode(
        evaluator.vocabulary.callOfValue(value, arguments, in: source), span)
    case .named(nil, let name): return call(name.name, at: name.span, arguments, span)
    case .named(let group?, let name):
      let place = group.span.joined(with: name.span)
      guard evaluator.table.groups.contains(group.name) else {
        return FailingNode(
          evaluator.vocabulary.callOnValue(group, name, arguments, in: source), span)
      }
      return call("\(group.name).\(name.name)", at: place, arguments, span)
    }
  }

  private func call(_ name: String, at place: Span, _ arguments: [Argument], _ span: Span) -> Node {
    let site = CallSite(name: name, span: place)
    let nodes = arguments.map { node($0.value) }
    guard let command = evaluator.table[name] else {
      return FunctionNode(evaluator.functionName(name), site, arguments, nodes, span)
    }
    let signature = Signature(command)
    let matching = Matching(arguments, to: signature, at: place)
    if let complaint = matching.complaints.showing(signature).last {
      return FailingNode(complaint, span)
    }
    let bound = BoundCall(command, site, arguments, places: matching.places)
    return CommandNode(bound, nodes, arguments.map(written), span, in: source)
  }

  private func written(_ argument: Argument) -> CommandNode.Written {
    var isName = false
    if case .name = argument.value.kind { isName = true }
    let text = source.text(in: argument.value.span)
    return CommandNode.Written(
      text: text.count > 60 ? text.prefix(59) + "…" : text, isName: isName)
  }
}
