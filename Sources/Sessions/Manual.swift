import Commands
import Interpreter
import Wording

/// What the program has to say about its language: its declarations, for front ends to lay out.
package enum Manual {
  /// A chapter, with its entries.
  package struct Chapter: Sendable {
    package let title: String
    package let entries: [Entry]
  }

  /// A command, a kind of value or a part of the language.
  package struct Entry: Sendable {
    package let title: String
    /// Markdown.
    package let text: String
    /// Code that shows it at work, each by itself.
    package let examples: [String]
  }

  /// All chapters; the formats of recordings come last.
  package static var chapters: [Chapter] {
    let declared = vocabulary.manual.map { chapter in
      Chapter(
        title: chapter.title,
        entries: chapter.entries.map {
          Entry(title: $0.title, text: $0.text, examples: $0.examples.map(\.code))
        })
    }
    return declared + [Chapter(title: "Formats of recordings", entries: formats)]
  }

  private static var formats: [Entry] {
    recordingFormats.map { Entry(title: $0.name, text: $0.summary.asSentence, examples: []) }
  }

  /// A line for each command, by topic.
  package static var overview: [(topic: String, commands: [(name: String, summary: String)])] {
    vocabulary.topics.map { ($0.name, $0.commands.map { ($0.name, $0.summary) }) }
  }

  /// Runs an example by itself, and gives what it shows; figures stay unsaved.
  package static func show(
    _ code: String, isCancelled: @escaping @Sendable () -> Bool
  ) -> (outputs: [Output], ending: Ending) {
    var outputs: [Output] = []
    let session = Session(
      host: OverlayHost(over: SafeMode.host(isCancelled: isCancelled)),
      onOutput: { outputs.append($0.withoutPath) }, isCancelled: isCancelled)
    let ending = session.run(.text(code, name: "example"))
    return (outputs, ending)
  }
}

extension String {
  /// The words with a capital letter and a full stop.
  fileprivate var asSentence: String { capitalised + "." }
}
