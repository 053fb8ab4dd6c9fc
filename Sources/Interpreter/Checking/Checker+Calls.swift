import Syntax

extension Checker {
  mutating func call(_ callee: Callee, _ arguments: [Argument]) -> Known {
    switch callee {
    case .value(let value):
      complain(vocabulary.callOfValue(value, arguments, in: source))
      return walkArguments(arguments)
    case .named(nil, let name): return call(name.name, at: name.span, arguments)
    case .named(let group?, let name):
      guard table.groups.contains(group.name) else {
        complain(vocabulary.callOnValue(group, name, arguments, in: source))
        return walkArguments(arguments)
      }
      let span = group.span.joined(with: name.span)
      return call("\(group.name).\(name.name)", at: span, arguments)
    }
  }

  /// Walks the arguments of a call that cannot be done.
  private mutating func walkArguments(_ arguments: [Argument]) -> Known {
    for argument in arguments { _ = known(argument.value) }
    return .anything
  }

  private mutating func call(
    _ name: String, at span: Span, _ arguments: [Argument]
  ) -> Known {
    if let command = table[name] { return call(command, at: span, arguments) }
    if let signature = functions[name] { return call(signature, at: span, arguments) }
    if function == nil || isWhole { complain(vocabulary.unknown(name, at: span)) }
    return walkArguments(arguments)
  }

  private mutating func call(
    _ signature: Signature, at span: Span, _ arguments: [Argument]
  ) -> Known {
    let matching = Matching(arguments, to: signature, at: span)
    for complaint in matching.complaints.showing(signature) { complain(complaint) }
    var values: [Known] = []
    for argument in arguments { values.append(known(argument.value)) }
    guard matching.complaints.isEmpty else { return .anything }
    return follow(signature, matching.places.map { $0.first.map { values[$0] } }, at: span)
  }

  private mutating func call(
    _ command: Command, at span: Span, _ arguments: [Argument]
  ) -> Known {
    var values: [Known] = []
    for argument in arguments { values.append(known(argument.value)) }
    let signature = Signature(command)
    let matching = Matching(arguments, to: signature, at: span)
    var found = matching.complaints
    let site = CallSite(name: command.name, span: span)
    let subject = matching.places.first?.first.map { values[$0].type } ?? .any
    for (parameter, place) in zip(command.parameters, matching.places) {
      for index in place {
        let complaint = refusal(
          of: values[index], by: parameter, of: subject, in: site, arguments[index])
        if let complaint { found.append(complaint) }
      }
    }
    for complaint in found.showing(signature) { complain(complaint) }
    if command.writesFiles { foresee(command, values, matching.places) }
    let bound = BoundCall(command, site, arguments, places: matching.places)
    let foreseen = found.isEmpty ? foresee(bound, values) : nil
    var result =
      foreseen ?? (command.result == .none ? Known(constant: .none) : Known(command.result))
    result.ownFields = ownFields(ofResultOf: command, arguments, values)
    return result
  }

  /// The fields that a command gives the names of its arguments, as `table` does its columns; nil
  /// where they are not all known.
  private func ownFields(
    ofResultOf command: Command, _ arguments: [Argument], _ values: [Known]
  ) -> [String]? {
    guard command.parameters.last?.takesNames == true else { return nil }
    var names: [String] = []
    for (argument, value) in zip(arguments, values) {
      if let name = argument.name {
        names.append(name.name)
      } else if let own = value.ownFields {
        names += own
      } else {
        return nil
      }
    }
    return names
  }

  /// What is wrong with an argument, as far as it is known; nil where nothing is.
  private func refusal(
    of value: Known, by parameter: ParameterDeclaration, of subject: ValueType,
    in site: CallSite, _ argument: Argument
  ) -> Complaint? {
    let span = argument.value.span
    let isOneOfMany = parameter.takesRest && argument.name == nil
    if parameter.takesNames { return nil }
    if argument.value.isPercent, let meant = parameter.meant(byPercent: value) {
      return .percent(parameter, meant: meant, of: site, at: span)
    }
    if let constant = value.constant {
      let given = isOneOfMany ? Value.list([constant]) : constant
      if let complaint = parameter.mismatch(of: given, in: site, at: span) { return complaint }
      if parameter.isInput, written.isOpen { return nil }
      return parameter.obstacle(
        to: given, of: subject, in: site, at: span, host: written.host(over: host))
    }
    if let mismatch = parameter.mismatch(ofAllLike: value, isOneOfMany: isOneOfMany) {
      return .mismatch(mismatch, parameter: parameter.name, of: site, at: span)
    }
    let type = isOneOfMany ? parameter.typeOfArgument : parameter.type
    guard let found = type.refusal(of: value) else { return nil }
    let mismatch = Mismatch(expected: parameter.expectation, found: found)
    return .mismatch(mismatch, parameter: parameter.name, of: site, at: span)
  }

  /// Notes the files that a call writes.
  private mutating func foresee(_ command: Command, _ values: [Known], _ places: [[Int]]) {
    for (parameter, place) in zip(command.parameters, places) {
      guard case .output(let files, _) = parameter.role else { continue }
      switch place.first.map({ values[$0].constant }) ?? parameter.fallback {
      case .text(let path)?: written.foresee(files(path))
      case .some: break
      case nil: if !place.isEmpty { written.foreseeAnything() }
      }
    }
  }
}

extension ValueType {
  /// What a value is that cannot be meant here, in a few words; nil where it may be.
  fileprivate func refusal(of value: Known) -> String? {
    if refuses(value.type) || refuses(shapeOf: value) { return value.briefly }
    guard let items = value.items, let elements = elements(where: value.type) else { return nil }
    return items.lazy.compactMap { ValueType.oneOf(elements).refusal(of: $0) }.first
      .map { "a list with \($0)" }
  }

  /// Whether an array has entries where a single one is meant, or axes where a list is.
  private func refuses(shapeOf value: Known) -> Bool {
    guard case .tensor(let tensor)? = value.model else { return false }
    return isSingle && tensor.values.count != 1 || elementOfList != nil && tensor.rank != 1
  }

  /// The type of the items where this can only be a list.
  private var elementOfList: ValueType? {
    switch self {
    case .list(let element): element
    case .oneOf(let types):
      types.count { $0 != .none } == 1 ? types.first { $0 != .none }?.elementOfList : nil
    case .any, .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .record,
      .tensor, .object:
      nil
    }
  }

  /// The types that the items of a list may have where a value of a type can only be meant as one.
  private func elements(where given: ValueType) -> [ValueType]? {
    guard case .oneOf(let types) = self else { return elementOfList.map { [$0] } }
    let elements = types.filter { !$0.refuses(given) }.map(\.elementOfList)
    return elements.contains(nil) ? nil : elements.compactMap(\.self)
  }
}

extension ParameterDeclaration {
  /// The number that is meant by one with `%`, where a part of a whole cannot be; nil where it can.
  fileprivate func meant(byPercent value: Known) -> String? {
    guard case .number(let part, .none)? = value.constant else { return nil }
    if isInPercent { return Value.number((part * 1e10).rounded() / 1e8, .none).briefly }
    let isCount = typeOfArgument.isCount && part == part.rounded()
    return isCount ? value.constant?.briefly : nil
  }

  /// Why no value can be meant that is of the kind and shape that are known; nil where some may be.
  fileprivate func mismatch(ofAllLike value: Known, isOneOfMany: Bool) -> Mismatch? {
    let samples =
      value.likeness.map { dependsOnShape && !$0.isSingle ? [$0] : [] } ?? value.type.samples
    var mismatch: Mismatch?
    for sample in samples {
      do {
        try check(isOneOfMany ? .list([sample]) : sample)
        return nil
      } catch {
        mismatch = mismatch ?? error
      }
    }
    return mismatch.map { Mismatch(expected: $0.expected, found: value.briefly, help: $0.help) }
  }

  /// Whether of an array the shape alone tells if it can be meant.
  private var dependsOnShape: Bool { typeOfArgument.dependsOnShape }
}

extension ValueType {
  /// Whether it is a whole number, or none.
  fileprivate var isCount: Bool {
    switch self {
    case .integer: true
    case .oneOf(let types):
      types.contains(.integer) && types.allSatisfy { $0 == .integer || $0 == .none }
    case .any, .none, .bool, .number, .fraction, .text, .choice, .range, .list, .record, .tensor,
      .object:
      false
    }
  }

  /// Values of this type that differ as far as limits can tell; none where they are of many kinds.
  fileprivate var samples: [Value] {
    switch self {
    case .number(let unit):
      [-1, 0, 0.001, 0.25, 1, 2, 3, 10, 50, 100, 1000, 1e6].map { .number($0, unit) }
    case .bool: [.bool(true), .bool(false)]
    case .any, .none, .integer, .fraction, .text, .choice, .range, .list, .record, .tensor, .object,
      .oneOf:
      []
    }
  }

  /// Whether it is a tensor, or what an array of several entries never is.
  fileprivate var dependsOnShape: Bool {
    switch self {
    case .tensor: true
    case .oneOf(let types): types.allSatisfy(\.dependsOnShape)
    case .any, .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .list, .record,
      .object:
      isSingle
    }
  }

  /// Whether an array of several entries is none of it.
  fileprivate var isSingle: Bool {
    switch self {
    case .none, .bool, .number, .integer, .fraction, .text, .choice, .object: true
    case .oneOf(let types): types.allSatisfy(\.isSingle)
    case .any, .tensor, .range, .list, .record: false
    }
  }
}

extension Value {
  /// Whether it is a tensor of one entry, which counts as a number.
  fileprivate var isSingle: Bool {
    if case .tensor(let tensor) = self { tensor.values.count == 1 } else { false }
  }
}
