/// The commands of a language, by name, and the operations the language borrows from them.
///
/// Commands are declared topic by topic when one is asked for: to declare all at every start would
/// cost more the more there are.
package struct CommandTable: Sendable {
  private let declared: [Topic]
  /// The names before a dot, as "plot".
  package let groups: Set<String>
  /// `a @ b` of row-major matrices [rows, inner] and [inner, columns].
  package let matrixProduct: MatrixProduct
  /// The kinds of domain values that commands take or give, by name.
  package var kinds: [String: Kind] { allKinds.value }
  private let allKinds: Late<[String: Kind]>

  package typealias MatrixProduct =
    @Sendable (
      _ a: [Float], _ b: [Float], _ rows: Int, _ inner: Int, _ columns: Int
    ) throws(Fault) -> [Float]

  package init(
    topics: [Topic], groups: Set<String>, matrixProduct: @escaping MatrixProduct
  ) {
    declared = topics
    self.groups = groups
    self.matrixProduct = matrixProduct
    let all = Late { topics.flatMap(\.commands) }
    self.all = all
    allKinds = Late { Kind.all(of: all.value.flatMap(\.kinds)) }
  }

  /// In the order of the reference.
  package var commands: [Command] { all.value }
  private let all: Late<[Command]>

  /// The command of that full name, or nil. The language's own stand in the last topic, which is
  /// looked at first.
  package subscript(name: String) -> Command? {
    declared.reversed().lazy.compactMap { $0[name] }.first
  }

  /// The commands under one heading of the reference.
  package struct Topic: Sendable {
    private let declared: Late<(all: [Command], byName: [String: Int])>

    /// - Parameter declarations: Called when the first of the commands is asked for.
    package init(_ name: String, _ declarations: @escaping @Sendable () -> [Command]) {
      declared = Late {
        let all = declarations().map { command in
          var command = command
          command.topic = name
          return command
        }
        return (all, Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first })
      }
    }

    var commands: [Command] { declared.value.all }

    subscript(name: String) -> Command? { declared.value.byName[name].map { commands[$0] } }
  }
}

/// What is known of a kind of domain value from its declaration.
package struct Kind: Sendable {
  package let name: String
  package let type: any DomainValue.Type
  package let fields: [(name: String, summary: String, type: ValueType)]
  /// What the fields are called that each value has of its own; nil where there are none.
  package var ownFields: String? { type.ownFields }

  /// These kinds and those that their fields have, by name.
  static func all(of types: [any DomainValue.Type]) -> [String: Kind] {
    var kinds: [String: Kind] = [:]
    var waiting = types
    while let type = waiting.popLast() {
      guard kinds[type.kind] == nil else { continue }
      waiting += type.kindsOfFields
      kinds[type.kind] = Kind(name: type.kind, type: type, fields: type.declaredFields)
    }
    return kinds
  }
}

extension DomainValue {
  fileprivate static var kindsOfFields: [any DomainValue.Type] { fields.flatMap(\.kinds) }

  fileprivate static var declaredFields: [(name: String, summary: String, type: ValueType)] {
    fields.map { ($0.name, $0.summary, $0.type) }
  }
}
