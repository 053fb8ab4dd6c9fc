/// A command: its name, what it does, what it takes, and its body. From this one declaration come
/// checks, messages, help, completion, hints, the reference page and tests.
package struct Command: Sendable {
  /// The full name, as "pca" or "plot.trace".
  package let name: String
  /// What it does, in one sentence.
  package let summary: String
  /// Where it stands in the reference.
  package var topic: String = ""
  package internal(set) var parameters: [ParameterDeclaration]
  package let result: ValueType
  /// The kinds of domain values that it takes and gives.
  package let kinds: [any DomainValue.Type]
  /// Words that people use for it elsewhere; offered when one of them is typed.
  package let synonyms: [String]
  package let examples: [Example]
  /// The columns of the table that it gives and what each holds, where they are always the same.
  package let columns: [(name: String, meaning: String)]
  /// Whether it stops by itself soon after the context is cancelled, and what it gives then is to
  /// be kept; any other may be left behind.
  package let answersInterruption: Bool
  /// Whether its result is worth keeping from one run to the next: it takes long, and depends on
  /// nothing but arguments and chance.
  package let isCostly: Bool
  /// How far a check foresees what a call does.
  package internal(set) var foreseen: Foreseen = .byValues
  /// The body on one value per parameter, nil where the default applies; throws where one is not
  /// what its parameter takes.
  package internal(set) var bind: @Sendable ([Value?]) throws -> Body
  /// The same for the commonest one or two positional arguments, at once and without an error; nil
  /// for all others. It must be over in less than a microsecond.
  package internal(set) var shortcut: Shortcut?

  /// A command whose body takes the parameters' own Swift types.
  package init<each P: Bindable, R: Bindable>(
    _ name: String, _ summary: String, _ parameter: repeat Parameter<each P>,
    synonyms: [String] = [], examples: [Example] = [],
    columns: [(name: String, meaning: String)] = [], answersInterruption: Bool = false,
    isCostly: Bool = false, body: @escaping @Sendable (repeat each P) throws -> R
  ) {
    self.init(
      name, summary, repeat each parameter, synonyms: synonyms, examples: examples,
      columns: columns, answersInterruption: answersInterruption, isCostly: isCostly
    ) { (_: CallContext, argument: repeat each P) in
      try body(repeat each argument)
    }
  }

  /// A command whose body also takes the outside: disk, progress, interruption, chance.
  package init<each P: Bindable, R: Bindable>(
    _ name: String, _ summary: String, _ parameter: repeat Parameter<each P>,
    synonyms: [String] = [], examples: [Example] = [],
    columns: [(name: String, meaning: String)] = [], answersInterruption: Bool = false,
    isCostly: Bool = false, body: @escaping @Sendable (CallContext, repeat each P) throws -> R
  ) {
    self.name = name
    self.summary = summary
    self.synonyms = synonyms
    self.examples = examples
    self.columns = columns
    self.answersInterruption = answersInterruption
    self.isCostly = isCostly
    if answersInterruption || isCostly { foreseen = .byKinds }
    result = R.valueType
    var declarations: [ParameterDeclaration] = []
    for declared in repeat each parameter { declarations.append(declared.declaration) }
    parameters = declarations
    kinds = R.kinds + declarations.flatMap(\.kinds)
    bind = { values in
      var next = 0
      func argument<T: Bindable>(_ declared: Parameter<T>) throws -> T {
        defer { next += 1 }
        if next < values.count, let value = values[next] { return try declared.bind(value) }
        if let fallback = declared.fallback { return fallback }
        throw Fault("\(name)() needs \(declared.declaration.name)")
      }
      let bound = (repeat try argument(each parameter))
      return { context in try body(context, repeat each bound).value }
    }
  }

  /// A body whose arguments are bound.
  package typealias Body = @Sendable (CallContext) throws -> Value
}

extension Command {
  /// A command whose parameters are known at run time only: the body takes a checked value for
  /// each, the given one or the default.
  package init<R: Bindable>(
    _ name: String, _ summary: String, parameters: [ParameterDeclaration],
    synonyms: [String] = [], examples: [Example] = [],
    body: @escaping @Sendable ([Value]) throws -> R
  ) {
    self.name = name
    self.summary = summary
    self.parameters = parameters
    self.synonyms = synonyms
    self.examples = examples
    (columns, answersInterruption, isCostly) = ([], false, false)
    result = R.valueType
    kinds = R.kinds + parameters.flatMap(\.kinds)
    bind = { values in
      let all = try parameters.enumerated().map { index, parameter in
        let given = index < values.count ? values[index] : nil
        guard let value = given ?? parameter.fallback else {
          throw Fault("\(name)() needs \(parameter.name)")
        }
        try parameter.check(value)
        return value
      }
      return { _ in try body(all).value }
    }
  }
}

/// A line that shows a command at work, run as a test: its summary must contain `shows`.
package struct Example: Sendable {
  package let code: String
  package let shows: String?

  package init(_ code: String, shows: String? = nil) {
    self.code = code
    self.shows = shows
  }
}
