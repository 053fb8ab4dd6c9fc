import Syntax

extension ParameterDeclaration {
  /// What is wrong with a value that is given for this parameter, nil where nothing is: its kind,
  /// its unit, its limits. One for checks and runs.
  func mismatch(of value: Value, in call: CallSite, at span: Span) -> Complaint? {
    do {
      try check(value)
      return nil
    } catch {
      return .mismatch(error, parameter: name, of: call, at: span)
    }
  }

  /// What keeps the files that a value names from being read or written, nil where nothing does.
  /// `subject` is the type of the call's first argument, which may be what is written.
  func obstacle(
    to value: Value, of subject: ValueType, in call: CallSite, at span: Span, host: any Host
  ) -> Complaint? {
    let find: (String) -> String?
    switch role {
    case .plain, .names: return nil
    case .input(let obstacle, _): find = { obstacle($0, host) }
    case .output(_, let refusal):
      find = { host.obstacle(toWriting: $0) ?? refusal($0, subject) }
    }
    for path in value.paths {
      if let said = find(path) { return .file(said, of: call, at: span) }
    }
    return nil
  }

  var isInput: Bool { if case .input = role { true } else { false } }

  /// What it takes, in the words with which it refuses other things.
  var expectation: String {
    for sample in [Value.record([]), .none, .bool(true), .text(""), .number(.nan)] {
      do {
        try check(takesRest ? .list([sample]) : sample)
      } catch {
        return error.expected
      }
    }
    return withArticle(type.description)
  }

  /// The type of each argument where several are taken, else of the one.
  var typeOfArgument: ValueType {
    if takesRest, case .list(let element) = type { element } else { type }
  }
}

extension Value {
  /// A record of the given fields.
  static func record(_ fields: [(name: String, value: Value)]) -> Value { .record(Record(fields)) }

  /// The texts that this is or lists, as paths are given.
  fileprivate var paths: [String] {
    switch self {
    case .text(let path): [path]
    case .list(let list): list.items.flatMap(\.paths)
    case .none, .bool, .number, .range, .record, .tensor, .object: []
    }
  }
}
