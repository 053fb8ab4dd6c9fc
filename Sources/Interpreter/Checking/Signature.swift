import Syntax

/// How something is called: a command, or a function of the script.
struct Signature: Sendable {
  struct Parameter: Sendable {
    let name: String
    /// What stands for it when it is left out, as code; nil where it must be given.
    let fallback: String?
    let takesRest: Bool
  }

  let name: String
  let parameters: [Parameter]
  let isCommand: Bool

  init(_ command: Command) {
    name = command.name
    isCommand = true
    parameters = command.parameters.map { declared in
      let fallback = declared.fallback.map(\.written) ?? (declared.takesRest ? "" : nil)
      return Parameter(name: declared.name, fallback: fallback, takesRest: declared.takesRest)
    }
  }

  init(_ name: String, _ parameters: [Syntax.Parameter], in source: Source) {
    self.name = name
    isCommand = false
    self.parameters = parameters.map { declared in
      let fallback = declared.default.map { source.text(in: $0.span) }
      return Parameter(name: declared.name.name, fallback: fallback, takesRest: false)
    }
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

  private static func show(_ parameter: Parameter) -> String {
    if parameter.takesRest { return "\(parameter.name), …" }
    return parameter.fallback.map { "\(parameter.name)=\($0)" } ?? parameter.name
  }
}
