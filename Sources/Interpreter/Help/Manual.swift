import Syntax

/// A chapter of the manual: a title, and what it has of each thing.
package struct ManualChapter: Sendable {
  /// One thing: its name, what there is to know of it in Markdown, and what shows it at work.
  package struct Entry: Sendable {
    package let title: String
    package let text: String
    package let examples: [Example]
  }

  package let title: String
  package let entries: [Entry]
}

extension CommandTable {
  /// Everything that has a declaration: the commands by topic, the kinds of values with their fields,
  /// and what the language itself has.
  package var manual: [ManualChapter] {
    let commands = topics.map { topic in
      ManualChapter(
        title: topic.name,
        entries: topic.commands.map {
          .init(title: $0.name, text: text(of: $0), examples: $0.examples)
        })
    }
    let fields = kinds.values.filter { !$0.fields.isEmpty }.sorted { $0.name < $1.name }
      .map { ManualChapter.Entry(title: $0.name, text: text(of: $0), examples: []) }
    let kinds = fields.isEmpty ? [] : [ManualChapter(title: "Kinds of values", entries: fields)]
    return commands + kinds + [LanguageTopic.chapter]
  }
}

extension LanguageTopic {
  fileprivate static var chapter: ManualChapter {
    let entries = all.map { topic in
      let also = topic.names.dropFirst().map { "`\($0)`" }
      let names = also.isEmpty ? [] : ["Also looked up as " + also.joined(separator: " ") + "."]
      let text = ([topic.summary, topic.facts.joined(separator: "\n")] + names)
        .filter { !$0.isEmpty }.joined(separator: "\n\n")
      return ManualChapter.Entry(title: topic.names[0], text: text, examples: topic.examples)
    }
    return ManualChapter(title: "The language", entries: entries)
  }
}
