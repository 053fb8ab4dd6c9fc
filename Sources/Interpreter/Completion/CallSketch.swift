package import Syntax

/// A call that is being typed, as an editor shows it.
package struct CallSketch: Sendable, Equatable {
  /// The call with all its parameters.
  package let label: String
  /// What it does; empty for a function.
  package let summary: String
  /// Each parameter as the label has it, and what it is.
  package let parameters: [(label: String, explanation: String)]
  /// The index of the parameter that the current argument is for.
  package let active: Int?

  package static func == (a: CallSketch, b: CallSketch) -> Bool {
    a.label == b.label && a.active == b.active
  }
}

extension Evaluator {
  /// The call whose brackets are open at a place of a text, with the functions that a program
  /// defines; nil outside of calls.
  package func call(in text: String, at offset: Int, of program: Program) -> CallSketch? {
    let typing = Typing(Array(text.utf8.prefix(max(offset, 0))))
    if case .nowhere = typing.place { return nil }
    for call in typing.calls {
      if let command = table[call.name] { return CallSketch(command, call) }
      if let function = program.signature(of: call.name) { return CallSketch(function, call) }
    }
    return nil
  }
}

extension CallSketch {
  fileprivate init(_ command: Command, _ call: OpenCall) {
    self.init(
      Signature(command), call, summary: command.summary,
      explanations: command.parameters.map(\.explanation))
  }

  fileprivate init(_ function: Signature, _ call: OpenCall) {
    self.init(function, call, summary: "", explanations: function.parameters.map { _ in "" })
  }

  private init(
    _ signature: Signature, _ call: OpenCall, summary: String, explanations: [String]
  ) {
    let labels = signature.parameters.map(Signature.show)
    self.init(
      label: "\(signature.name)(\(labels.joined(separator: ", ")))", summary: summary,
      parameters: zip(labels, explanations).map { (label: $0, explanation: $1) },
      active: call.place(in: signature))
  }
}

extension Program {
  /// How a function that the program defines is called.
  func signature(of name: String) -> Signature? {
    for case .define(let own, let parameters, _) in statements.map(\.kind) where own.name == name {
      return Signature(name, parameters, in: source)
    }
    return nil
  }
}
