import Syntax
import Wording

extension Checker {
  /// Walks an expression; answers what is known of its value.
  mutating func known(_ expression: Expression) -> Known {
    switch expression.kind {
    case .number, .bool, .none: Known(constant: expression.literal ?? .none)
    case .missing: .anything
    case .string(let parts): string(parts, expression)
    case .name(let name): lookUp(Identifier(name: name, span: expression.span))
    case .list(let items): list(items)
    case .record(let fields): record(fields)
    case .comprehension(let element, let targets, let sequence, let condition):
      comprehension(element, targets, sequence, condition)
    case .member(let receiver, let name): member(receiver, name)
    case .call(let callee, let arguments): call(callee, arguments)
    case .index(let receiver, let indices): index(receiver, indices, expression.span)
    case .unary(let op, let operand, _): unary(op, operand)
    case .chain(let first, let rest): chain(first, rest)
    case .power(let base, let exponent, _): power(base, exponent)
    case .comparison(let first, let rest): comparison(first, rest)
    case .logical(let op, let operands): logical(op, operands)
    case .conditional(let then, let condition, let otherwise):
      conditional(then, condition, otherwise)
    }
  }

  /// A name where a value is meant.
  private mutating func lookUp(_ name: Identifier) -> Known {
    if let known = names[name.name] {
      if guarded.contains(name.name) { return .anything }
      return conditions == 0 ? known : known.withoutValue
    }
    if let function {
      if function.own.contains(name.name) {
        complain(.notYetAssigned(name, in: function.name))
      } else if let known = outer[name.name] {
        return conditions == 0 ? known : known.withoutValue
      } else if isWhole, !everAssigned.contains(name.name) {
        complain(vocabulary.undefined(name))
      }
    } else if name.name != "_" {
      complain(vocabulary.undefined(name))
    }
    names[name.name] = .anything
    return .anything
  }

  private mutating func string(_ parts: [StringPart], _ expression: Expression) -> Known {
    if let literal = expression.literal { return Known(constant: literal) }
    for case .value(let value, let format, let span) in parts {
      let known = known(value)
      guard let format, let constant = known.constant else { continue }
      do {
        _ = try constant.formatted(by: format)
      } catch {
        complain(.operation(error, at: span))
      }
    }
    return Known(.text)
  }

  private mutating func list(_ items: [Expression]) -> Known {
    var known: [Known] = []
    for item in items { known.append(self.known(item)) }
    return list(of: known)
  }

  private mutating func list(of known: [Known]) -> Known {
    var list: Known
    if case .success(let tried)? = attempt(known, { try Value.list(checking: $0) }) {
      list = tried
    } else {
      let types = Set(known.map(\.type.description))
      list = Known(.list(types.count == 1 ? known.first?.type ?? .any : .any))
    }
    list.items = known
    list.hasVagueItems = known.contains(where: \.isVague)
    return list
  }

  private mutating func record(_ fields: [(Identifier, Expression)]) -> Known {
    let names = fields.map(\.0.name)
    var values: [Known] = []
    for field in fields { values.append(known(field.1)) }
    var record = Known(.record)
    let outcome = attempt(values) {
      try .record(checking: Array(zip(names, $0).map { (name: $0, value: $1) }))
    }
    if case .success(let tried)? = outcome { record = tried }
    record.ownFields = names
    record.hasVagueItems = values.contains(where: \.isVague)
    return record
  }

  /// The names of a comprehension are seen only inside.
  private mutating func comprehension(
    _ element: Expression, _ targets: [Identifier], _ sequence: Expression,
    _ condition: Expression?
  ) -> Known {
    let value = elements(of: sequence)
    let made = items(of: element, targets, in: sequence, value, where: condition)
    let hidden = targets.map { ($0.name, names[$0.name]) }
    let known = unlessEmpty(value) { checker in
      checker.bind(targets, value.type.element(of: checker.table.kinds), at: sequence.span)
      return checker.conditionally(on: []) { checker in
        guard let condition else { return checker.known(element) }
        checker.condition(condition)
        return checker.conditionally(on: [condition]) { $0.known(element) }
      }
    }
    for (name, before) in hidden { names[name] = before }
    return made.map { list(of: $0) } ?? Known(.list(known.type))
  }

  private mutating func conditional(
    _ then: Expression, _ condition: Expression, _ otherwise: Expression
  ) -> Known {
    self.condition(condition)
    return conditionally(on: [condition]) { checker in
      let first = checker.known(then)
      return first.joined(with: checker.known(otherwise))
    }
  }
}

extension Checker {
  private mutating func member(_ receiver: Expression, _ name: Identifier) -> Known {
    if case .name(let group) = receiver.kind, table.groups.contains(group) {
      let full = Identifier(
        name: "\(group).\(name.name)", span: receiver.span.joined(with: name.span))
      complain(
        table[full.name] == nil
          ? vocabulary.unknown(full.name, at: full.span)
          : vocabulary.undefined(full))
      return .anything
    }
    let value = known(receiver)
    if let field = field(name, ofSampleOf: value, at: receiver.span.joined(with: name.span)) {
      return field
    }
    switch value.type {
    case .record: return field(name, ofRecord: value)
    case .any: return .anything
    case .oneOf(let types): return field(name, ofOneOf: types)
    case .object(let kind): return field(name, of: kind, value.ownFields)
    case .tensor where name.name == "shape": return Known(.list(.number(.none)))
    case .tensor:
      complain(.unknownField(name, of: "tensor", near: nil, known: ["shape"]))
    case .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .list:
      complain(.noFields(name, found: value.briefly))
    }
    return .anything
  }

  /// The field of what stands for a value, where it can be had; nil else.
  private mutating func field(
    _ name: Identifier, ofSampleOf value: Known, at span: Span
  ) -> Known? {
    if value.isRough || value.model == nil || value.isVague(name.name) { return nil }
    switch attempt([value], { try $0[0].field(name) }) {
    case .success(let known)?:
      guard value.type == .tensor, let shape = known.sample else { return known }
      return Known(tried: shape, isExact: true)
    case .failure(let error)? where value.constant != nil || error is Complaint:
      for complaint in Stop(error, at: span).complaints { complain(complaint) }
      return .anything
    case .failure?, nil: return nil
    }
  }

  private mutating func field(_ name: Identifier, ofRecord value: Known) -> Known {
    guard let known = value.ownFields, !known.contains(name.name) else { return .anything }
    complain(
      .unknownField(
        name, of: "record", near: nearestName(to: name.name, among: known), known: known))
    return .anything
  }

  /// A field that one of several kinds declares; of unlike values anything may be.
  private mutating func field(_ name: Identifier, ofOneOf types: [ValueType]) -> Known {
    let known = types.compactMap { type -> Kind? in
      guard case .object(let kind) = type else { return nil }
      return table.kinds[kind]
    }
    guard known.count == types.count, known.allSatisfy({ $0.ownFields == nil }) else {
      return .anything
    }
    let fields = known.flatMap { $0.fields.filter { $0.name == name.name } }
    if fields.count == 1 { return Known(fields[0].type) }
    return fields.isEmpty ? field(name, of: known[0].name, nil) : .anything
  }

  /// A field that the kind declares, or one of the value's own.
  private mutating func field(
    _ name: Identifier, of kind: String, _ own: [String]?
  ) -> Known {
    guard let kind = table.kinds[kind] else { return .anything }
    if let field = kind.fields.first(where: { $0.name == name.name }) { return Known(field.type) }
    if kind.ownFields != nil, own?.contains(name.name) ?? true { return .anything }
    let known = own ?? kind.fields.map(\.name)
    complain(
      .unknownField(
        name, of: kind.name, near: nearestName(to: name.name, among: known), known: known,
        called: kind.ownFields ?? "field"))
    return .anything
  }

  /// Complains of a text between brackets that names no column.
  private mutating func check(_ index: Known, isFieldOf value: Known, at span: Span) {
    guard case .text(let name)? = index.constant, case .object(let kind) = value.type,
      value.ownFields != nil
    else { return }
    _ = field(Identifier(name: name, span: span), of: kind, value.ownFields)
  }

  private mutating func index(
    _ receiver: Expression, _ indices: [Index], _ span: Span
  ) -> Known {
    let value = known(receiver)
    let before = complaints.count
    var axes: [[Known]] = []
    for index in indices {
      var parts: [Known] = []
      for part in index.expressions {
        parts.append(known(part))
        check(parts[parts.count - 1], isFieldOf: value, at: part.span)
      }
      axes.append(parts)
    }
    if complaints.count == before, let picked = pick(indices, axes, of: value, receiver.span) {
      return picked
    }
    if value.model == nil, value.type.isSingle(of: table.kinds) {
      complain(.nothingToPick(value.briefly, at: span))
      return .anything
    }
    if indices.count > 1, value.type.takesOneIndex {
      complain(.takesOneIndex(value.briefly, given: indices.count, at: span))
      return .anything
    }
    guard complaints.count == before else { return .anything }
    if value.type.isPickedByPlace(of: table.kinds), let named = axes.first?.first?.constant,
      case .text = named, let subscription = try? Subscript(named)
    {
      do { _ = try subscription.positions(on: 0, axis: "rows") } catch {
        complain(.operation(error, at: indices[0].expressions[0].span))
      }
      return .anything
    }
    let parts = zip(indices, axes).map { index, known in
      guard case .item = index else { return Pick.slice }
      return known.first?.type == .number(.none) ? .number : .other
    }
    return value.type.picked(by: parts, of: table.kinds)
  }
}

/// What is known of an index without its value: one number, a slice, or what may pick several.
private enum Pick { case number, slice, other }

extension ValueType {
  /// Whether it has rows that no name picks.
  fileprivate func isPickedByPlace(of kinds: [String: Kind]) -> Bool {
    guard case .object(let kind) = self, let row = kinds[kind]?.type.row else { return false }
    return row != .record && row != .any
  }

  /// What is known of a part of a value of this type.
  fileprivate func picked(by picks: [Pick], of kinds: [String: Kind]) -> Known {
    switch self {
    case .list(let element): return picks == [.number] ? Known(element) : Known(self)
    case .text, .choice: return Known(.text)
    case .range: return picks == [.number] ? Known(.number(.none)) : .anything
    case .tensor: return picks.allSatisfy { $0 == .slice } ? Known(.tensor) : .anything
    case .object(let kind):
      let row = kinds[kind]?.type.row
      return switch picks {
      case [.number]: row.map { Known($0) } ?? .anything
      case [.slice]: Known(self)
      case [.number, .number] where row == .tensor: Known(.number(.none))
      case [.number, .slice] where row == .tensor, [.slice, .number] where row == .tensor,
        [.slice, .slice] where row == .tensor:
        Known(.tensor)
      default: .anything
      }
    case .none, .bool, .number, .integer, .fraction, .any, .record, .oneOf: return .anything
    }
  }
}
