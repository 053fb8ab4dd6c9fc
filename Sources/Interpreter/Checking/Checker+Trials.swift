import Memory
import Syntax

/// What is known of operands is tried with the very operations that a run uses.
extension Checker {
  /// What an operation gives for what is known of its operands, or why it fails; nil where too little
  /// is known of them, or it would take much.
  mutating func attempt(
    _ operands: [Known], _ body: ([Value]) throws -> Value
  ) -> Result<Known, any Error>? {
    let isExact = operands.allSatisfy { $0.constant != nil }
    return trial(of: operands, body)?.map { value in
      var known = Known(tried: value, isExact: isExact)
      known.isRough = operands.contains(where: \.isRough)
      return known
    }
  }

  private mutating func trial(
    of operands: [Known], atAnySize isLight: Bool = false, _ body: ([Value]) throws -> Value
  ) -> Result<Value, any Error>? {
    let samples = operands.compactMap(\.sample)
    guard trials > 0, samples.count == operands.count,
      isLight || samples.allSatisfy(\.isSmall)
    else { return nil }
    trials -= 1
    var outcome: Result<Value, any Error> = .success(.none)
    let isSmall = MemoryBudget.staysSmall(isLight: isLight) {
      outcome = Result { try body(samples) }
    }
    return isSmall ? outcome : nil
  }

  /// The same for an operator, a failure of which is complained of; nil where it cannot be tried.
  mutating func result(
    of operands: [Known], _ op: String, at labels: [Diagnostic.Label],
    _ body: ([Value]) throws -> Value
  ) -> Known? {
    switch attempt(operands, body) {
    case .success(let known)?: return known
    case .failure where operands.contains(where: \.isVague):
      complain(.operands(op, operands.map(\.briefly), at: labels))
      return .anything
    case .failure(let fault as Fault)?:
      complain(.operation(fault, at: labels))
      return .anything
    case .failure?, nil: return nil
    }
  }

  /// What a call gives whose arguments have been found right; nil where that is not foreseen.
  mutating func foresee(_ call: BoundCall, _ values: [Known]) -> Known? {
    guard call.hasManageable(values) else { return nil }
    guard call.isForeseen(by: values) else {
      return isRefusedAnyhow(call, values) ? .anything : nil
    }
    let outside = TrialOutside()
    let outcome = trial(of: call, values, outside)
    guard !outside.isNeeded else { return nil }
    switch outcome {
    case .success(let value)?:
      let isExact = call.command.foreseen.isExact(of: values, isInexact: outside.isInexact)
      var known = Known(tried: value, isExact: isExact, declared: call.command.result)
      known.isRough =
        !call.command.foreseen.quickly.isEmpty
        || value.isCollection && values.contains(where: \.isRough)
      return known
    case .failure(let end as TrialEnd)?:
      return end.kinds.map { Known(ofKindsIn: $0, declared: call.command.result) }
    case .failure(let error)? where !(error is Interrupted):
      for complaint in call.explained(error).complaints { complain(complaint) }
      return .anything
    case .failure?, nil: return nil
    }
  }
}

extension Checker {
  private mutating func trial(
    of call: BoundCall, _ values: [Known], _ outside: TrialOutside
  ) -> Result<Value, any Error>? {
    let context = outside.context(without: call.unknown(of: values))
    return trial(of: values, atAnySize: call.command.foreseen.isLight) { samples in
      try call.command.bind(call.quickened(call.values(of: samples)))(context)
    }
  }

  /// Complains of a call that fails whatever the numbers are that are not known, of most in the same
  /// words, and returns whether it does.
  private mutating func isRefusedAnyhow(_ call: BoundCall, _ values: [Known]) -> Bool {
    let numbers = [1, 3, 0.25, 50, 0, -1]
    var found: [[Complaint]] = []
    for number in numbers {
      let tried = values.map { $0.isUnknownNumber ? $0.being(number) : $0 }
      let outside = TrialOutside()
      guard call.isForeseen(by: tried), case .failure(let error)? = trial(of: call, tried, outside),
        !outside.isNeeded, !(error is Interrupted), !(error is TrialEnd)
      else { return false }
      found.append(call.explained(error).complaints)
    }
    let said = Dictionary(grouping: found) { $0.map(\.message) }
    guard let same = said.values.first(where: { $0.count > numbers.count / 2 })?.first else {
      return false
    }
    for complaint in same { complain(complaint) }
    return true
  }
}

extension Known {
  /// Whether it is a single number that is not known.
  fileprivate var isUnknownNumber: Bool {
    if case .number = type { constant == nil } else { false }
  }

  /// The same, were it that number.
  fileprivate func being(_ number: Double) -> Known {
    guard case .number(let unit) = type else { return self }
    return Known(constant: .number(number, unit))
  }
}

extension BoundCall {
  /// Whether enough is known of the arguments.
  fileprivate func isForeseen(by values: [Known]) -> Bool {
    switch command.foreseen.extent {
    case .kinds: false
    case .values: values.allSatisfy { $0.constant != nil }
    case .shapes, .allShapes:
      values.allSatisfy { $0.sample != nil } && !places(of: values).contains(where: isUndecided)
    }
  }

  private func places(of values: [Known]) -> [(ParameterDeclaration, Known)] {
    zip(command.parameters, places).flatMap { parameter, place in
      place.map { (parameter, values[$0]) }
    }
  }

  /// Of the parameters that the body asks for, those that are given numbers that are not known.
  fileprivate func unknown(of values: [Known]) -> Set<String> {
    let names = places(of: values).lazy.filter { $1.constant == nil }.map(\.0.name)
    return command.foreseen.asking.intersection(names)
  }

  /// Whether the number itself matters that is not known: where a parameter takes no tensors.
  private func isUndecided(_ parameter: ParameterDeclaration, _ value: Known) -> Bool {
    value.isVague && !parameter.takesNames && !parameter.typeOfArgument.takesTensors
      && !command.foreseen.asking.contains(parameter.name)
  }

  /// Whether values are not too large for the command to be tried on them.
  fileprivate func hasManageable(_ values: [Known]) -> Bool {
    command.foreseen.isLight
      || values.allSatisfy { ($0.model?.extent ?? 0) <= BoundCall.largestExtent }
  }

  /// The numbers that a command goes through which is not light.
  private static let largestExtent = 1 << 18

  /// One value per parameter, those that take long replaced.
  fileprivate func quickened(_ values: [Value?]) -> [Value?] {
    guard !command.foreseen.quickly.isEmpty else { return values }
    return zip(command.parameters, values).map { command.foreseen.quickly[$0.name] ?? $1 }
  }
}

extension ValueType {
  /// Whether it takes numbers in any shape, which are then data.
  fileprivate var takesTensors: Bool {
    switch self {
    case .any, .tensor, .list(.any): true
    case .oneOf(let types): types.contains(where: \.takesTensors)
    case .none, .bool, .number, .integer, .fraction, .text, .choice, .range, .list, .record,
      .object:
      false
    }
  }
}

extension Foreseen {
  /// Whether a trial gives what a run will.
  fileprivate func isExact(of values: [Known], isInexact: Bool) -> Bool {
    guard extent != .allShapes else { return true }
    return !isInexact && quickly.isEmpty && values.allSatisfy { $0.constant != nil }
  }
}

extension Value {
  /// About how many numbers there are to go through, in all that it holds.
  fileprivate var extent: Int {
    switch self {
    case .none, .bool, .number, .text, .range: 0
    case .tensor(let tensor): tensor.values.count
    case .list(let list): list.items.reduce(0) { $0 + $1.extent }
    case .record(let record): record.fields.reduce(0) { $0 + $1.value.extent }
    case .object(let object): object.content.extent
    }
  }

  /// Whether other values stand in it as they are.
  fileprivate var isCollection: Bool {
    switch self {
    case .list, .record: true
    case .none, .bool, .number, .text, .range, .tensor, .object: false
    }
  }

  /// Whether an operation on it is quickly done.
  fileprivate var isSmall: Bool {
    switch self {
    case .none, .bool, .number, .range, .object: true
    case .text(let text): text.utf8.count <= 1000
    case .list(let list): list.items.count <= 10_000
    case .record(let record): record.fields.count <= 10_000
    case .tensor(let tensor): tensor.values.count <= 1 << 15
    }
  }
}
