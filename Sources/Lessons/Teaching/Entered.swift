import Sessions
import Wording

/// What a line that was entered is.
extension String {
  /// Whether it gives a name a value.
  var assigns: Bool { !assignedNames.isEmpty }

  /// A number or a text, as an answer is.
  var isLiteral: Bool {
    guard let first = trimmed.first else { return false }
    return first.isNumber || "\"'-.".contains(first)
  }

  /// The names that it gives values, each once.
  var assignedNames: [String] { Session.assignedNames(in: self) }
}
