import Wording

extension CommandTable {
  /// The commands that have something to do with words, those nearest to them first: by name, by
  /// what people call it elsewhere, by summary, parameters and examples. Those that have to do with
  /// all of the words, or with as many as any has.
  package func find(_ words: String) -> [Command] {
    let wanted = words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    let ranked = commands.enumerated().map { place, command in
      let ranks = wanted.compactMap { command.nearness(to: $0) }
      return (count: ranks.count, total: ranks.reduce(0, +), place: place, command: command)
    }
    let most = ranked.map(\.count).max() ?? 0
    guard most > 0 else { return [] }
    return ranked.filter { $0.count == most }
      .sorted { ($0.total, $0.place) < ($1.total, $1.place) }.map(\.command)
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
