/// The commands of a language, by name, and the operations the language borrows from them.
package struct CommandTable: Sendable {
  /// In the order of the reference.
  package let commands: [Command]
  /// The names before a dot, as "plot".
  package let groups: Set<String>
  /// `a @ b` of row-major matrices [rows, inner] and [inner, columns].
  package let matrixProduct: MatrixProduct
  private let byName: [String: Int]

  package typealias MatrixProduct =
    @Sendable (
      _ a: [Float], _ b: [Float], _ rows: Int, _ inner: Int, _ columns: Int
    ) -> [Float]

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
    self.matrixProduct = matrixProduct
  }

  /// The command of that full name, or nil.
  package subscript(name: String) -> Command? { byName[name].map { commands[$0] } }
}
