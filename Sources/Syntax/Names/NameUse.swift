/// A place where a name of the program stands: what it belongs to, and whether it is given something
/// there.
package struct NameUse: Sendable {
  /// What a name belongs to; names of one scope that are spelled alike are one.
  package enum Scope: Hashable, Sendable {
    /// The names that are assigned outside of functions.
    case outer
    /// What `def` defines.
    case functions
    /// A function's own names, by the offset of its own name.
    case function(Int)
    /// The names of a comprehension, by its offset.
    case comprehension(Int)
  }

  package let name: String
  package let span: Span
  package let scope: Scope
  /// Whether it gets its value or its body here.
  package let isDefinition: Bool
}

extension Program {
  /// Every place of every name of the program's own, in the order of the text; commands are none.
  package var nameUses: [NameUse] {
    var walk = NameWalk(self)
    walk.visit(statements)
    return walk.found
  }
}

/// Goes through a program and notes its names.
private struct NameWalk {
  /// Where the names are, as spans of expressions may have brackets around them.
  private let places: [Span]
  /// Where the functions are defined, by name.
  private let functions: [String: Int]
  private var uses: [NameUse] = []
  /// The function around, and the names that are its own.
  private var function: (place: Int, own: Set<String>)?
  private var comprehensions: [(place: Int, names: Set<String>)] = []

  init(_ program: Program) {
    places = tokens(of: program.source.utf8).tokens.filter { $0.kind == .name }.map(\.span)
    var functions: [String: Int] = [:]
    for case .define(let name, _, _) in program.statements.map(\.kind) {
      functions[name.name] = functions[name.name] ?? name.span.start
    }
    self.functions = functions
  }

  var found: [NameUse] { uses.sorted { $0.span.start < $1.span.start } }

  private mutating func note(_ name: Identifier, _ scope: NameUse.Scope, defines: Bool = false) {
    uses.append(NameUse(name: name.name, span: name.span, scope: scope, isDefinition: defines))
  }

  private func scope(of name: String) -> NameUse.Scope {
    if let inner = comprehensions.last(where: { $0.names.contains(name) }) {
      return .comprehension(inner.place)
    }
    if let function, function.own.contains(name) { return .function(function.place) }
    return .outer
  }

  private mutating func define(_ names: [Identifier]) {
    for name in names { note(name, scope(of: name.name), defines: true) }
  }

  mutating func visit(_ statements: [Statement]) {
    for statement in statements { visit(statement) }
  }

  private mutating func visit(_ statement: Statement) {
    if case .define(let name, let parameters, let body) = statement.kind {
      return visit(function: name, parameters, body)
    }
    switch statement.kind {
    case .param(let name, _, _): define([name])
    case .assign(let names, _), .for(let names, _, _): define(names)
    case .define, .directive, .while, .if, .assert, .return, .break, .continue, .value: break
    }
    for expression in statement.expressions { visit(expression) }
    for block in statement.blocks { visit(block) }
  }

  private mutating func visit(
    function name: Identifier, _ parameters: [Parameter], _ body: [Statement]
  ) {
    note(name, .functions, defines: true)
    let own = body.assignedNames.map(\.name) + parameters.map(\.name.name)
    function = (functions[name.name] ?? name.span.start, Set(own))
    define(parameters.map(\.name))
    for parameter in parameters { if let value = parameter.default { visit(value) } }
    visit(body)
    function = nil
  }

  private mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .name(let name):
      note(Identifier(name: name, span: place(in: expression.span)), scope(of: name))
    case .comprehension(let element, let names, let sequence, let condition):
      visit(sequence)
      comprehensions.append((expression.span.start, Set(names.map(\.name))))
      define(names)
      visit(element)
      if let condition { visit(condition) }
      comprehensions.removeLast()
    case .call(.named(let group, let name), let arguments):
      if group == nil, functions[name.name] != nil { note(name, .functions) }
      visit(arguments, of: group == nil ? functions[name.name] : nil)
    default: for child in expression.children { visit(child) }
    }
  }

  private mutating func visit(_ arguments: [Argument], of function: Int?) {
    for argument in arguments {
      if let name = argument.name, let function { note(name, .function(function)) }
      visit(argument.value)
    }
  }

  /// The name itself in the span of an expression that is one.
  private func place(in span: Span) -> Span {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].start < span.start { low = middle + 1 } else { high = middle }
    }
    return low < places.count ? places[low] : span
  }
}
