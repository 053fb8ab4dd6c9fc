package import Syntax
import Wording

/// An option that a script declares: `param epochs = 100  # passes over the windows`.
package struct ScriptParameter: Sendable {
  package let name: String
  /// The default, which also says what type and unit a given value must have.
  package let fallback: Value
  package let comment: String?
  let identifier: Identifier
}

extension Program {
  /// The options that the program declares, in its order.
  package var parameters: [ScriptParameter] {
    statements.compactMap { statement in
      guard case .param(let name, let value, let comment) = statement.kind else { return nil }
      return ScriptParameter(
        name: name.name, fallback: value.literal ?? .none, comment: comment, identifier: name)
    }
  }

  /// The values for options given as `name=value`, as on a command line: the type and unit of the
  /// default decide how a text is read, and quotes are needed nowhere.
  ///
  /// - Throws: All that is wrong with them at once, at the declarations where there are any.
  package func options(
    from texts: [String]
  ) throws(EvaluationFailure) -> [String: Value] {
    var values: [String: Value] = [:]
    var complaints: [Complaint] = []
    for text in texts {
      do throws(Complaint) {
        let (name, value) = try option(from: text)
        values[name] = value
      } catch {
        complaints.append(error)
      }
    }
    guard complaints.isEmpty else {
      throw EvaluationFailure(
        complaints.map { $0.diagnostic(in: source) }, kind: .syntax, in: source)
    }
    return values
  }

  private func option(from text: String) throws(Complaint) -> (name: String, value: Value) {
    guard let equals = text.firstIndex(of: "=") else { throw .notAnOption(text) }
    let name = String(text[..<equals])
    let declared = parameters
    guard let parameter = declared.first(where: { $0.name == name }) else {
      let known = declared.map(\.name)
      throw .unknownOption(name, near: nearestName(to: name, among: known), known: known)
    }
    return (name, try parameter.value(of: String(text[text.index(after: equals)...])))
  }
}

extension ScriptParameter {
  /// The value that a text stands for.
  fileprivate func value(of text: String) throws(Complaint) -> Value {
    let written = literal(text)
    switch (fallback, written) {
    case (.text, .text(let quoted)?): return .text(quoted)
    case (.text, _): return .text(text)
    case (.none, let value): return value ?? .text(text)
    case (.number(_, let unit), .number(_, let given)?) where unit == given:
      return written ?? .none
    case (.bool, .bool?), (.list, .list?): return written ?? .none
    case (.number, _), (.bool, _), (.list, _), (.range, _), (.record, _), (.tensor, _),
      (.object, _):
      throw .badOption(
        identifier, expected: expectation, found: written?.briefly ?? Value.text(text).briefly)
    }
  }

  /// The literal that a text is, nil where it is none.
  private func literal(_ text: String) -> Value? {
    let program = parse(Source(name: name, text: text), mode: .file)
    guard !program.hasErrors, program.statements.count == 1,
      case .value(let expression) = program.statements[0].kind
    else { return nil }
    return expression.literal
  }

  private var expectation: String {
    switch fallback {
    case .number(_, .seconds): "a time such as \(fallback.written)"
    case .number(_, .hertz): "a frequency such as \(fallback.written)"
    case .number(_, .millimetres): "a length such as \(fallback.written)"
    case .number: "a number"
    case .bool: "true or false"
    case .none, .text, .range, .list, .record, .tensor, .object:
      "\(fallback.type.briefly) such as \(fallback.written)"
    }
  }
}

extension Complaint {
  static func notAnOption(_ text: String) -> Complaint {
    Complaint("an option of a script must be name=value, but is \"\(text)\"", [])
  }

  static func unknownOption(_ name: String, near: String?, known: [String]) -> Complaint {
    let declared = known.isEmpty ? "it declares none" : "it has \(listed(known, "and"))"
    return Complaint(
      "the script has no param \"\(name)\"", [],
      help: offer(near).map { "\($0) \(declared)" } ?? declared)
  }

  static func badOption(_ name: Identifier, expected: String, found: String) -> Complaint {
    Complaint(
      "param \(name.name) must be \(expected), but is \(found)", at: name.span,
      saying: "declared here")
  }
}
