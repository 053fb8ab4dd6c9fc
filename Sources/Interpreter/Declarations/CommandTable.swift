/// The commands of a language, by name, and the operations the language borrows from them.
package struct CommandTable: Sendable {
  /// In the order of the reference.
  package let commands: [Command]
  /// The names before a dot, as "plot".
  package let groups: Set<String>
  /// `a @ b` of row-major matrices [rows, inner] and [inner, columns].
  package let matrixProduct: MatrixProduct
  /// The kinds of domain values that commands take or give, by name.
  package let kinds: [String: Kind]
  private let byName: [String: Int]

  package typealias MatrixProduct =
    @Sendable (
      _ a: [Float], _ b: [Float], _ rows: Int, _ inner: Int, _ columns: Int
    ) throws(Fault) -> [Float]

  package init(
    topics: [(name: String, commands: [Command])], matrixProduct: @escaping MatrixProduct
  ) {
    var all: [Command] = []
    for topic in topics {
      for var command in topic.commands {
        command.topic = topic.name
        all.append(command)
      }
    }
    commands = all
    groups = Set(all.compactMap { $0.name.split(separator: ".").dropLast().first.map(String.init) })
    byName = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
    kinds = Kind.all(of: all.flatMap(\.kinds))
    self.matrixProduct = matrixProduct
  }

  /// The command of that full name, or nil.
  package subscript(name: String) -> Command? { byName[name].map { commands[$0] } }
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
