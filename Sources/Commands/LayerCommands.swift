import Autoencoders
import Interpreter

/// A command for each kind of layer, from what the kind says of itself.
let layerCommands: [Command] = Kinds.layers.map { kind in
  Command(
    kind.name, kind.summary, parameters: kind.arguments.map(\.declaration),
    synonyms: kind.synonyms,
    examples: [
      Example(kind.example.code, shows: kind.example.description),
      Example(
        "vae(latent=2, encoder=[\(kind.example.code)], decoder=[])",
        shows: kind.example.description),
    ]
  ) { values in
    LayerSpec(kind: kind, values: zip(kind.arguments, values).map { $0.value(of: $1) })
  }
}

extension LayerArgument {
  fileprivate var declaration: ParameterDeclaration {
    switch (domain, usual) {
    case (.count(let range), .count(let number)?):
      Parameter(name, summary, default: number, in: Self.limits(range)).declaration
    case (.count(let range), _):
      Parameter<Int>(name, summary, in: Self.limits(range)).declaration
    case (.choice(let names), .choice(let name)?):
      ParameterDeclaration(self.name, summary, among: names, default: name)
    case (.choice(let names), _):
      ParameterDeclaration(name, summary, among: names, default: nil)
    }
  }

  private static func limits(_ range: ClosedRange<Int>) -> Limits {
    .between(Double(range.lowerBound), Double(range.upperBound))
  }

  /// The argument of a value that the command has checked.
  fileprivate func value(of value: Interpreter.Value) -> Value {
    switch value {
    case .text(let text): .choice(text)
    case .number(let number, _): .count(Int(number))
    default: usual ?? .count(1)
    }
  }
}
