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

  /// The names to the left of a `=` at the beginning of its lines, each once.
  var assignedNames: [String] {
    var names: [String] = []
    for line in split(separator: "\n") {
      guard let sign = line.firstIndex(of: "="), line.index(after: sign) < line.endIndex,
        line[line.index(after: sign)] != "="
      else { continue }
      let left = line[..<sign].split(separator: ",").map(\.trimmed)
      guard left.allSatisfy(\.isName) else { continue }
      for name in left where !names.contains(name) { names.append(name) }
    }
    return names
  }

  private var isName: Bool {
    !isEmpty && first?.isNumber == false && allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
