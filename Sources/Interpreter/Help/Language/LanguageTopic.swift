import Wording

/// A part of the language that is no command: a keyword, a sign, a unit; explained on a page of ten
/// lines.
package struct LanguageTopic: Sendable {
  /// What it is looked up by, its own name first.
  package let names: [String]
  /// What it is for, in one sentence.
  package let summary: String
  /// What else is to be known, which a page has as one paragraph.
  let facts: [String]
  package let examples: [Example]

  init(_ names: String..., is summary: String, facts: String..., examples: [Example]) {
    (self.names, self.summary, self.facts, self.examples) = (names, summary, facts, examples)
  }

  /// The topic that is called so.
  package static func named(_ name: String) -> LanguageTopic? {
    all.first { $0.names.contains(name) }
  }

  /// Every topic, in the order in which one learns the language.
  package static let all = statements + expressions + values

  /// The columns that its paragraph takes.
  private static let width = 78

  /// The page.
  package var page: String {
    let also = names.count > 1 ? "  (also ?\(names.dropFirst().joined(separator: " ?")))" : ""
    let words = facts.joined(separator: " ").split(separator: " ")
    let text = lines(of: words) { displayWidth(of: $0) <= Self.width }
    return (["\(names[0])\(also)", "", summary] + text + ["", "Examples"] + examples.map(\.line))
      .joined(separator: "\n")
  }

  /// All topics, a line each.
  package static var overview: String {
    let width = all.map { displayWidth(of: $0.names[0]) }.max() ?? 0
    let lines = all.map { "  \($0.names[0].padded(to: width))  \($0.summary)" }
    return (["The language: ?NAME explains each"] + lines).joined(separator: "\n")
  }

  /// The name of the page that lists all.
  package static let overviewName = "language"
}
