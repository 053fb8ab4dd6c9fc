import Files

/// A cell that is to be run, and how.
struct CellRequest {
  let code: String
  /// Whether nothing is shown of it.
  let isSilent: Bool
  /// Whether cells that wait are given up where this one fails.
  let stopsOnError: Bool
  /// Names whose values are asked for once it has run.
  let names: [(key: String, name: String)]
  private let isForHistory: Bool

  init(_ content: JSON) {
    code = content["code"]?.text ?? ""
    isSilent = content["silent"]?.isTrue ?? false
    isForHistory = content["store_history"]?.isTrue ?? true
    stopsOnError = content["stop_on_error"]?.isTrue ?? true
    names = (content["user_expressions"]?.fields ?? []).compactMap { key, name in
      name?.text.map { (key, $0) }
    }
  }

  var isEmpty: Bool { code.allSatisfy(\.isWhitespace) }

  /// Whether it counts.
  var isKept: Bool { isForHistory && !isSilent && !isEmpty }

  /// What clients are told before it runs.
  func announcement(_ count: Int) -> JSON {
    .members([("code", .text(code)), ("execution_count", .number(Double(count)))])
  }
}

extension JSON {
  /// An object's members, to make another of; none of what is no object.
  var fields: [(String, JSON?)] {
    guard case .object(let members) = self else { return [] }
    return members.map { ($0.name, $0.value) }
  }
}
