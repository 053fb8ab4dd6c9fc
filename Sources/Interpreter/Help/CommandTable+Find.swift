import Wording

extension CommandTable {
  /// The commands that have something to do with a word, those nearest to it first: by name, by
  /// what people call it elsewhere, by summary, parameters and examples.
  package func find(_ words: String) -> [Command] {
    let wanted = words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    guard !wanted.isEmpty else { return [] }
    let ranked = commands.enumerated().compactMap { place, command -> (Int, Int, Command)? in
      var total = 0
      for word in wanted {
        guard let rank = command.nearness(to: word) else { return nil }
        total += rank
      }
      return (total, place, command)
    }
    return ranked.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  /// What was found as a page: a line for each command; what to do where there is none.
  package func findings(for words: String) -> String {
    let found = find(words)
    guard !found.isEmpty else {
      let near = suggestions(for: words)
      let hint = near.isEmpty ? "" : "; did you mean \(listed(near, "or"))?"
      return "nothing found for \"\(words)\"\(hint)"
    }
    let width = found.map(\.name.count).max() ?? 0
    return found.map { "  \($0.name.padded(to: width))  \($0.summary)" }.joined(separator: "\n")
  }
}

extension Command {
  /// How near a word is to the command, 0 for its own name; nil where they have nothing in common.
  fileprivate func nearness(to word: Substring) -> Int? {
    let names = [name.lowercased()] + name.lowercased().split(separator: ".").map(String.init)
    if names.contains(String(word)) { return 0 }
    if synonyms.contains(where: { $0.lowercased() == word }) { return 1 }
    if names.contains(where: { $0.hasPrefix(word) }) { return 2 }
    if synonyms.contains(where: { $0.lowercased().contains(word) }) { return 3 }
    if summary.hasWord(beginningWith: word) { return 4 }
    let parameters = parameters.flatMap { [$0.name, $0.summary] + $0.type.choices }
    if parameters.contains(where: { $0.hasWord(beginningWith: word) }) { return 5 }
    return examples.contains { $0.code.hasWord(beginningWith: word) } ? 6 : nil
  }
}

extension String {
  fileprivate func hasWord(beginningWith word: Substring) -> Bool {
    lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0.hasPrefix(word) }
  }
}
