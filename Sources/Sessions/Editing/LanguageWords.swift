import Commands
import Interpreter
import Syntax

/// The words of the language and its commands, for files that colour code elsewhere.
package enum LanguageWords {
  package static let statements = Words.statements
  package static let constants = Words.constants
  package static let operators = Words.operators
  /// What may stand behind a number at once, the longest first.
  package static let units = Words.units
  /// The commands that belong to no group.
  package static var commands: [String] {
    vocabulary.commands.map(\.name).filter { !$0.contains(".") }.sorted()
  }
  /// The commands of groups, each with its group's name and a dot.
  package static var members: [String] {
    vocabulary.commands.map(\.name).filter { $0.contains(".") }.sorted()
  }
}
