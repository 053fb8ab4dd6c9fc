import Wording

extension CommandTable {
  /// The commands that have something to do with words, those nearest to them first: by name, by
  /// what people call it elsewhere, by summary, parameters and examples. Those that have to do with
  /// all of the words, or with as many as any has.
  package func find(_ words: String) -> [Command] {
    let all = Set(words.searched)
    let telling = all.subtracting(["a", "an", "and", "by", "for", "from", "in", "of", "the", "to"])
    let wanted = telling.isEmpty ? all : telling
    let ranked = commands.enumerated().map { place, command in
      let index = SearchIndex(of: command)
      let ranks = wanted.compactMap(index.nearness)
      return (count: ranks.count, total: ranks.reduce(0, +), place: place, command: command)
    }
    let most = ranked.map(\.count).max() ?? 0
    guard most > 0 else { return [] }
    return ranked.filter { $0.count == most }
      .sorted { ($0.total, $0.place) < ($1.total, $1.place) }.map(\.command)
  }

  /// The most that a page of what was found lists.
  private static let mostFound = 12

  /// What was found as a page: a line for each command, the nearest; what to do where there is none.
  package func findings(for words: String) -> String {
    let found = find(words)
    guard !found.isEmpty else {
      let near = suggestions(for: words)
      let hint = near.isEmpty ? "" : "; did you mean \(listed(near, "or"))?"
      return "nothing found for \"\(words)\"\(hint)"
    }
    let shown = found.prefix(Self.mostFound)
    let width = shown.map(\.name.count).max() ?? 0
    let rest = found.count - shown.count
    let lines = shown.map { "  \($0.name.padded(to: width))  \($0.summary)" }
    return (lines + (rest > 0 ? ["  and \(rest) more, which another word narrows"] : []))
      .joined(separator: "\n")
  }
}

/// The words of a command, split once for all that is looked for.
private struct SearchIndex {
  let names: [String]
  let synonyms: [String]
  /// Words of the summary, of parameters and of examples, the nearer first.
  let texts: [[Substring]]

  init(of command: Command) {
    let name = command.name.lowercased()
    names = [name] + name.split(separator: ".").map(String.init)
    synonyms = command.synonyms.map { $0.lowercased() }
    let parameters = command.parameters.flatMap { [$0.name, $0.summary] + $0.type.choices }
    texts = [[command.summary], parameters, command.examples.map(\.code)].map {
      $0.flatMap(\.searched)
    }
  }

  /// How near a word is to the command, 0 for its own name; nil where they have nothing in common.
  func nearness(to word: Substring) -> Int? {
    if names.contains(String(word)) { return 0 }
    if synonyms.contains(String(word)) { return 1 }
    if names.contains(where: { $0.hasPrefix(word) }) { return 2 }
    if synonyms.contains(where: { $0.contains(word) }) { return 3 }
    return texts.firstIndex { $0.contains { $0.hasPrefix(word) } }.map { $0 + 4 }
  }
}

extension String {
  /// Its words as they are searched, in lower case.
  fileprivate var searched: [Substring] {
    lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }
}
