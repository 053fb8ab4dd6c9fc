/// The words that mean something to the lexer, for those who colour code without it.
package enum Words {
  /// Words that begin or divide statements.
  package static let statements = words { !constants.contains($0) && !operators.contains($0) }
  /// Values that have a word of their own.
  package static let constants = ["false", "none", "true"]
  /// Operators that are words.
  package static let operators = ["and", "in", "not", "or"]
  /// What may stand behind a number at once, the longest first.
  package static let units = LiteralUnit.allCases.map(\.rawValue)
    .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }

  private static func words(where isMeant: (String) -> Bool) -> [String] {
    Token.Kind.keywords.keys.filter(isMeant).sorted()
  }
}
