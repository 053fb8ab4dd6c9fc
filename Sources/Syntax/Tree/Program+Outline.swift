extension Program {
  /// The tree as nested lists in words, one statement to a line; tests compare it.
  package var outline: String { statements.map(\.outline).joined(separator: "\n") }
}

extension Statement {
  package var outline: String {
    let text = kind.outline
    return isHidden ? text + ";" : text
  }
}

extension Statement.Kind {
  fileprivate var outline: String {
    switch self {
    case .directive(let name, let words): outlined("directive", name.name, words.map(\.text))
    case .param(let name, let value, let comment):
      outlined("param", name.name, [value.outline, comment.map { "#" + $0 }].compactMap { $0 })
    case .define(let name, let parameters, let body):
      outlined("def", name.name, ["(" + parameters.map(\.outline).joined(separator: " ") + ")"])
        .dropLast() + " " + block(body) + ")"
    case .for(let names, let sequence, let body):
      "(for \(list(names)) \(sequence.outline) \(block(body)))"
    case .while(let condition, let body): "(while \(condition.outline) \(block(body)))"
    case .if(let branches, let otherwise):
      "(if " + branches.map { "\($0.condition.outline) \(block($0.body))" }.joined(separator: " ")
        + (otherwise.map { " else " + block($0) } ?? "") + ")"
    case .assert(let condition, let message):
      outlined("assert", condition.outline, [message?.outline].compactMap { $0 })
    case .return(let value): value.map { "(return \($0.outline))" } ?? "(return)"
    case .break: "(break)"
    case .continue: "(continue)"
    case .assign(let names, let value): "(= \(list(names)) \(value.outline))"
    case .value(let value): value.outline
    }
  }
}

private func outlined(_ word: String, _ first: String, _ rest: [String] = []) -> String {
  "(" + ([word, first] + rest).joined(separator: " ") + ")"
}

private func block(_ body: [Statement]) -> String {
  "{" + body.map(\.outline).joined(separator: " ") + "}"
}

private func list(_ names: [Identifier]) -> String {
  names.count == 1 ? names[0].name : "(" + names.map(\.name).joined(separator: " ") + ")"
}

extension Parameter {
  fileprivate var outline: String {
    `default`.map { "\(name.name)=\($0.outline)" } ?? name.name
  }
}

extension Expression {
  /// The expression as nested lists in words.
  package var outline: String {
    switch kind {
    case .number(let value, let unit): numeral(value) + unit.suffix + (isPercent ? "%" : "")
    case .string(let parts): "\"" + parts.map(\.outline).joined() + "\""
    case .bool(let value): value ? "true" : "false"
    case .none: "none"
    case .name(let name): name
    case .list(let items): "[" + joined(items) + "]"
    case .comprehension(let element, let names, let sequence, let condition):
      "[\(element.outline) for \(list(names)) in \(sequence.outline)"
        + (condition.map { " if " + $0.outline } ?? "") + "]"
    case .record(let fields):
      "{" + fields.map { "\($0.0.name): \($0.1.outline)" }.joined(separator: ", ") + "}"
    case .member(let value, let name): "(. \(value.outline) \(name.name))"
    case .call(let callee, let arguments):
      "(call " + ([callee.outline] + arguments.map(\.outline)).joined(separator: " ") + ")"
    case .index(let value, let places):
      "(index " + ([value.outline] + places.map(\.outline)).joined(separator: " ") + ")"
    case .unary(let sign, let value, _): "(\(sign.rawValue) \(value.outline))"
    case .chain(let first, let rest):
      "("
        + ([first.outline] + rest.map { "\($0.0.rawValue) \($0.2.outline)" })
        .joined(separator: " ") + ")"
    case .power(let base, let exponent, _): "(\(base.outline) ** \(exponent.outline))"
    case .comparison(let first, let rest):
      "("
        + ([first.outline] + rest.map { "\($0.0.rawValue) \($0.2.outline)" })
        .joined(separator: " ") + ")"
    case .logical(let sign, let operands): "(\(sign.rawValue) \(joined(operands)))"
    case .conditional(let then, let condition, let otherwise):
      "(\(then.outline) if \(condition.outline) else \(otherwise.outline))"
    case .missing: "?"
    }
  }
}

private func joined(_ items: [Expression]) -> String {
  items.map(\.outline).joined(separator: " ")
}

/// A number without the `.0` of whole ones.
private func numeral(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Unit {
  fileprivate var suffix: String {
    switch self {
    case .none: ""
    case .seconds: "s"
    case .hertz: "Hz"
    case .millimetres: "mm"
    }
  }
}

extension StringPart {
  fileprivate var outline: String {
    switch self {
    case .text(let text): text
    case .value(let value, let format, _):
      "{" + value.outline + (format.map { ":" + $0.outline } ?? "") + "}"
    }
  }
}

extension FormatSpec {
  /// The format as it would be written.
  package var outline: String {
    let head = alignment.map { (fill == " " ? "" : String(fill)) + String($0.rawValue) } ?? ""
    let signs = sign == .negativeOnly ? "" : String(sign.rawValue)
    let size = (padsWithZeros ? "0" : "") + (width.map(String.init) ?? "")
    let digits = (groupsThousands ? "," : "") + (precision.map { ".\($0)" } ?? "")
    return head + signs + size + digits + (style.map { String($0.rawValue) } ?? "")
  }
}

extension Callee {
  fileprivate var outline: String {
    switch self {
    case .named(let group, let name): (group.map { $0.name + "." } ?? "") + name.name
    case .value(let value): value.outline
    }
  }
}

extension Argument {
  fileprivate var outline: String {
    (name.map { $0.name + "=" } ?? "") + (isPiped ? "|" : "") + value.outline
  }
}

extension Index {
  fileprivate var outline: String {
    switch self {
    case .item(let value): value.outline
    case .slice(let from, let to, let by, _):
      "\(from?.outline ?? ""):\(to?.outline ?? "")" + (by.map { ":" + $0.outline } ?? "")
    }
  }
}
