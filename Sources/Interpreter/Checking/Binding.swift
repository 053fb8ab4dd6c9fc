import Syntax

extension ParameterDeclaration {
  /// What is wrong with a value that is given for this parameter, nil where nothing is: its kind,
  /// its unit, its limits, the file that it names. One for checks and runs.
  func complaint(
    about value: Value, in call: CallSite, at span: Span, host: any Host
  ) -> Complaint? {
    do {
      try check(value)
    } catch {
      return .mismatch(error, parameter: name, of: call, at: span)
    }
    for path in value.paths {
      if let said = obstacle(path, host) { return .file(said, of: call, at: span) }
    }
    return nil
  }

  private func obstacle(_ path: String, _ host: any Host) -> String? {
    switch role {
    case .plain: nil
    case .input(let find): find(path, host)
    case .output: host.obstacle(toWriting: path)
    }
  }
}

extension Value {
  /// The texts that this is or lists, as paths are given.
  fileprivate var paths: [String] {
    switch self {
    case .text(let path): [path]
    case .list(let list): list.items.flatMap(\.paths)
    case .none, .bool, .number, .range, .record, .tensor, .object: []
    }
  }
}
