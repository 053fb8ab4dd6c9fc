import Syntax

/// A parameter as a command declares it, of the Swift type that the command's body gets. Only its
/// making asks for a `Bindable` type: of what a type itself asks, the system looks for proof in the
/// whole program at every start.
package struct Parameter<P: Sendable>: Sendable {
  package let declaration: ParameterDeclaration
  let fallback: P?

  private init(_ declaration: ParameterDeclaration, fallback: P?) {
    self.declaration = declaration
    self.fallback = fallback
  }
}

extension Parameter where P: Bindable {
  /// What a value stands for, within limits.
  func bind(_ value: Value) throws(Mismatch) -> P {
    let bound = try P.bind(value)
    try declaration.limits?.check(value)
    return bound
  }

  /// A parameter that every call must give.
  package init(_ name: String, _ summary: String, role: ParameterDeclaration.Role = .plain) {
    self.init(.init(name, summary, P.self, fallback: nil, limits: nil, role: role), fallback: nil)
  }

  /// A parameter with a default.
  package init(
    _ name: String, _ summary: String, default fallback: P,
    role: ParameterDeclaration.Role = .plain, formerly formerName: String? = nil
  ) {
    self.init(
      .init(
        name, summary, P.self, fallback: fallback.value, limits: nil, role: role,
        formerly: formerName),
      fallback: fallback)
  }
}

extension Parameter where P: Limitable {
  /// A number that every call must give, within limits.
  package init(_ name: String, _ summary: String, in limits: Limits) {
    self.init(
      .init(name, summary, P.self, fallback: nil, limits: limits, role: .plain), fallback: nil)
  }

  /// A number with a default, within limits.
  package init(_ name: String, _ summary: String, default fallback: P, in limits: Limits) {
    self.init(
      .init(name, summary, P.self, fallback: fallback.value, limits: limits, role: .plain),
      fallback: fallback)
  }
}

extension Parameter {
  /// A number that may be left out or none, within limits where given.
  package init<N: Limitable>(
    _ name: String, _ summary: String, default fallback: P = .none, in limits: Limits
  ) where P == N? {
    self.init(
      .init(name, summary, P.self, fallback: fallback.value, limits: limits, role: .plain),
      fallback: fallback)
  }
}

extension ParameterDeclaration {
  /// A parameter that takes one of some texts, which are known at run time only.
  package convenience init(
    _ name: String, _ summary: String, among names: [String], default fallback: String?
  ) {
    self.init(
      name: name, summary: summary, type: .choice(names), fallback: fallback.map { .text($0) }
    ) { (value) throws(Mismatch) in _ = try oneOf(names, value) }
  }
}

/// What is known of a parameter without its Swift type: for checks, help, hints and completion.
package final class ParameterDeclaration: Sendable {
  package let name: String
  /// A name that calls from before still use; it is not offered.
  package let formerName: String?
  package let summary: String
  package let type: ValueType
  /// The default, nil where the parameter must be given.
  package let fallback: Value?
  package let limits: Limits?
  package let role: Role
  /// Whether it takes all remaining positional arguments.
  package let takesRest: Bool
  /// Whether it takes all arguments that are given by name, whatever their names.
  package let takesNames: Bool
  /// Whether its numbers are percent.
  let isInPercent: Bool
  /// The kinds of domain values that it takes.
  package let kinds: [any DomainValue.Type]
  /// Refuses a value that the parameter does not take, limits included.
  package let check: @Sendable (Value) throws(Mismatch) -> Void

  /// What a text given for the parameter names, so that checks and completion can look there.
  package enum Role: Sendable {
    case plain
    /// A file to read: what is wrong with the path, or nil; and of the names in a folder, those
    /// to offer.
    case input(
      _ obstacle: @Sendable (_ path: String, any Host) -> String?,
      offering: @Sendable ([String]) -> [String] = { $0 })
    /// A file to write: the files that may be there then; and why a value of the type of the call's
    /// first argument cannot be kept under such a name, or nil.
    case output(
      _ files: @Sendable (_ path: String) -> [String],
      refusing: @Sendable (_ path: String, ValueType) -> String? = { _, _ in nil })
    /// Names that the call's first argument has, as those of its rows' classes.
    case names(@Sendable (Value) -> [String])
  }

  fileprivate init(
    name: String, summary: String, type: ValueType, fallback: Value?,
    check: @escaping @Sendable (Value) throws(Mismatch) -> Void
  ) {
    (self.name, self.summary, self.type) = (name, summary, type)
    (self.fallback, self.check) = (fallback, check)
    (formerName, limits, role, kinds) = (nil, nil, .plain, [])
    (takesRest, takesNames, isInPercent) = (false, false, false)
  }

  init<P: Bindable>(
    _ name: String, _ summary: String, _ bound: P.Type, fallback: Value?, limits: Limits?,
    role: Role, formerly formerName: String? = nil
  ) {
    (self.name, self.formerName) = (name, formerName)
    self.summary = summary
    type = P.valueType
    kinds = P.kinds
    self.fallback = fallback
    self.limits = limits
    self.role = role
    (takesRest, takesNames, isInPercent) = (P.takesRest, P.takesNames, P.isInPercent)
    check = { (value) throws(Mismatch) in
      _ = try P.bind(value)
      if let limits { try limits.check(value) }
    }
  }
}
