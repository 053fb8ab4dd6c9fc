import Syntax

/// How something is called: a command, or a function of the script.
struct Signature: Sendable {
  struct Parameter: Sendable {
    let name: String
    var formerName: String?
    let fallback: Fallback
    let takesRest: Bool
    var takesNames = false

    var isRequired: Bool { if case .missing = fallback { true } else { false } }
  }

  /// What stands for a parameter that is left out.
  enum Fallback: Sendable {
    /// Nothing: it must be given.
    case missing
    case value(Value)
    case code(String)
  }

  let name: String
  var parameters: [Parameter]
  let isCommand: Bool
  /// What it does, of a function of the program that is checked.
  var definition: Definition?

  init(_ command: Command) {
    name = command.name
    isCommand = true
    parameters = command.parameters.map { declared in
      let fallback =
        declared.fallback
        ?? (declared.takesRest ? .list([]) : declared.takesNames ? .record([]) : nil)
      return Parameter(
        name: declared.name, formerName: declared.formerName,
        fallback: fallback.map { .value($0) } ?? .missing, takesRest: declared.takesRest,
        takesNames: declared.takesNames)
    }
  }

  init(
    _ name: String, _ parameters: [Syntax.Parameter], body: [Statement]? = nil, in source: Source
  ) {
    self.name = name
    isCommand = false
    definition = body.map { Definition(parameters: parameters, body: $0) }
    self.parameters = parameters.map { declared in
      let code = declared.default.map { source.text(in: $0.span) }
      return Parameter(
        name: declared.name.name, fallback: code.map { .code($0) } ?? .missing, takesRest: false)
    }
  }

  /// Whether it takes arguments of any name.
  var takesNames: Bool { parameters.last?.takesNames == true }

  /// The index of the parameter that an argument of a name goes to: one of that name, now or
  /// formerly, or the one that takes all names.
  func index(of name: String) -> Int? {
    if let last = parameters.last, last.takesNames { return parameters.count - 1 }
    return parameters.firstIndex { $0.name == name || $0.formerName == name }
  }

  /// One line that shows how it is called, as `vae(latent=32, …)    see ?vae`.
  var usage: String {
    isCommand ? "\(call(limit: 60))    see ?\(name)" : call(limit: 60)
  }

  /// The call with all parameters, those after about `limit` characters left out.
  func call(limit: Int) -> String {
    var text = ""
    for (index, parameter) in parameters.enumerated() {
      let next = (index == 0 ? "" : ", ") + Self.show(parameter)
      guard name.count + text.count + next.count <= limit else {
        return "\(name)(\(text)\(index == 0 ? "" : ", ")…)"
      }
      text += next
    }
    return "\(name)(\(text))"
  }

  /// A parameter as a call shows it.
  static func show(_ parameter: Parameter) -> String {
    if parameter.takesRest { return "\(parameter.name), …" }
    if parameter.takesNames { return "name=\(parameter.name), …" }
    return switch parameter.fallback {
    case .missing: parameter.name
    case .value(let value): "\(parameter.name)=\(value.written)"
    case .code(let code): "\(parameter.name)=\(code)"
    }
  }
}

/// A function of a script as it is written.
struct Definition: Sendable {
  let parameters: [Syntax.Parameter]
  let body: [Statement]
}

extension [Complaint] {
  /// The faults of one call in the order of the text, the last of them with how it is called.
  func showing(_ signature: Signature) -> [Complaint] {
    var sorted = sorted { $0.start < $1.start }
    if !sorted.isEmpty, sorted[sorted.count - 1].help == nil {
      sorted[sorted.count - 1].help = signature.usage
    }
    return sorted
  }
}

extension Complaint {
  fileprivate var start: Int { labels.first?.span.start ?? 0 }
}
