import Syntax

extension Lowering {
  func node(_ expression: Expression) -> Node {
    let span = expression.span
    switch expression.kind {
    case .number(let number, let unit): return ConstantNode(.number(number, unit), span)
    case .bool(let truth): return ConstantNode(.bool(truth), span)
    case .none, .missing: return ConstantNode(.none, span)
    case .string(let parts): return string(parts, span)
    case .name(let name): return self.name(Identifier(name: name, span: span))
    case .list(let items): return ListNode(items.map(node), span)
    case .record(let fields): return RecordNode(fields.map { ($0.0.name, node($0.1)) }, span)
    case .comprehension(let element, let names, let sequence, let condition):
      return comprehension(element, names, sequence, condition, span)
    case .member(let receiver, let name): return MemberNode(node(receiver), name, span)
    case .call(let callee, let arguments): return call(callee, arguments, span)
    case .index(let receiver, let indices):
      return index(receiver, indices, span)
    case .unary(let op, let operand, _): return unary(op, operand, span)
    case .chain(let first, let rest): return chain(first, rest, span)
    case .power(let base, let exponent, _): return PowerNode(node(base), node(exponent), span)
    case .comparison(let first, let rest): return comparison(first, rest, span)
    case .logical(let op, let operands): return LogicalNode(op, operands.map(node), span)
    case .conditional(let then, let condition, let otherwise):
      return ConditionalNode(node(then), node(condition), node(otherwise), span)
    }
  }

  private func string(_ parts: [StringPart], _ span: Span) -> Node {
    var texts = ""
    var lowered: [StringNode.Part] = []
    for part in parts {
      switch part {
      case .text(let text):
        texts += text
        lowered.append(.text(text))
      case .value(let value, let format, _): lowered.append(.value(node(value), format))
      }
    }
    let isPlain = parts.allSatisfy { if case .text = $0 { true } else { false } }
    return isPlain ? ConstantNode(.text(texts), span) : StringNode(lowered, span)
  }

  /// The sequence is evaluated outside, before the names are there.
  private func comprehension(
    _ element: Expression, _ names: [Identifier], _ sequence: Expression,
    _ condition: Expression?, _ span: Span
  ) -> Node {
    let sequence = node(sequence)
    return scope.hiding(names) { slots in
      ComprehensionNode(
        node(element), Targets(names, slots.map { .local($0) }), in: sequence,
        if: condition.map(node), span)
    }
  }

  private func axis(_ index: Index) -> IndexNode.Axis {
    switch index {
    case .item(let value): .item(node(value))
    case .slice(let from, let to, let by, let span):
      .slice(from: from.map(node), to: to.map(node), by: by.map(node), span)
    }
  }

  private func unary(_ op: UnaryOperator, _ operand: Expression, _ span: Span) -> Node {
    if op == .minus, case .number(let number, let unit) = operand.kind {
      return ConstantNode(.number(-number, unit), span)
    }
    return UnaryNode(op, node(operand), span)
  }

  /// A few operators nest, which is fastest; many are one loop, which needs no stack.
  private func chain(
    _ first: Expression, _ rest: [(BinaryOperator, Span, Expression)], _ span: Span
  ) -> Node {
    guard rest.count <= 4 else {
      return ChainNode(node(first), rest.map { ($0.0, node($0.2)) }, span)
    }
    return rest.reduce(node(first)) { left, link in
      ArithmeticNode.making(link.0, left, node(link.2))
    }
  }

  private func comparison(
    _ first: Expression, _ rest: [(ComparisonOperator, Span, Expression)], _ span: Span
  ) -> Node {
    if rest.count == 1, let link = rest.first {
      return ComparisonNode(link.0, node(first), node(link.2))
    }
    return ComparisonChainNode(node(first), rest.map { ($0.0, node($0.2)) }, span)
  }
}

extension Lowering {
  private func index(_ receiver: Expression, _ indices: [Index], _ span: Span) -> Node {
    let place = source.text(
      in: Span(start: receiver.span.end, end: max(receiver.span.end, span.end - 1)))
    var name: String?
    if case .name(let own) = receiver.kind { name = own }
    return IndexNode(
      node(receiver), indices.map(axis), String(place.drop { $0 == "[" || $0 == " " }.prefix(60)),
      of: name, span)
  }
}
