import Interpreter
import Testing

@Suite("Help from the declarations")
struct HelpTests {
  @Test("A command's page has all that its declaration has")
  func showsCommand() {
    #expect(
      testTable.help(for: "train") == """
        train(crowd, epochs=10, pause=500ms, rate=none)

        Makes a crowd larger.

        Parameters
          crowd   who is trained (crowd)
          epochs  how often (whole number, between 1 and 100, default 10)
          pause   between turns (time, default 500ms)
          rate    how fast (frequency or none, default none)

        Gives a crowd
          .size     how many there are
          .members  the numbers
          .label    what it is called
          .leader   who stands in front
          .history  what it went through

        Also looked for as: fit, learn
        """)
  }

  @Test("An example and a rest of arguments are shown")
  func showsExamples() {
    #expect(testTable.help(for: "crowd")?.contains("Examples\n  crowd(2)    # 2 × crowd") == true)
    #expect(testTable.help(for: "print")?.hasPrefix("print(values, …)") == true)
    #expect(testTable.help(for: "print")?.contains("(any number of values)") == true)
  }

  @Test("Groups and kinds have pages; other words have suggestions")
  func showsGroupsAndKinds() {
    #expect(
      testTable.help(for: "plot") == """
        plot: a group of commands

          plot.line  Draws a line.
          plot.bar   Draws bars.
        """)
    #expect(testTable.help(for: "past")?.contains(".name  whose it is") == true)
    #expect(testTable.help(for: "crowd.size") == nil)
    #expect(testTable.help(for: "fit") == nil)
    #expect(testTable.suggestions(for: "fit") == ["train", "pca"])
    #expect(testTable.suggestions(for: "trian") == ["train"])
    #expect(testTable.suggestions(for: "zzzzzz") == [])
  }

  @Test("The overview has every command once, by topic")
  func listsAll() {
    let lines = testTable.overview.split(separator: "\n")
    #expect(lines.first == "Values")
    #expect(lines.count == testTable.commands.count + 3)
    #expect(lines.contains("  train      Makes a crowd larger."))
  }

  @Test("The manual has an entry in Markdown for each command and kind, and the language's")
  func writesManual() throws {
    let chapters = testTable.manual
    let entries = chapters.flatMap(\.entries)
    for command in testTable.commands {
      #expect(entries.contains { $0.title == command.name && $0.text.contains(command.summary) })
    }
    let kinds = try #require(chapters.first { $0.title == "Kinds of values" })
    #expect(kinds.entries.first?.title == "crowd")
    #expect(chapters.last?.title == "The language")
    let text = entries.map(\.text).joined(separator: "\n")
    #expect(
      text.contains("| `epochs` | whole number, between 1 and 100 | `10` | how often |"))
    #expect(text.contains("\"fault\" \\| \"explained\""))
  }

  @Test("A signature is one line")
  func givesSignature() {
    #expect(testTable.signature(of: "crowd") == "crowd(n=3, label=\"crowd\", share=1)")
    #expect(testTable.signature(of: "nothing") == nil)
  }
}
