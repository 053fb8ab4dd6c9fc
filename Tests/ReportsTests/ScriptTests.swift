import Testing

@testable import Reports
import Sessions

@Suite("A script as a report")
struct ScriptTests {
  @Test("Code is cut after each line that showed something")
  func passages() {
    let report = report(of: "x = 1\n\n# why\ny = x + 1\ny\nz = [\n  1,\n  2\n]; z\nw = 3\n")
    #expect(
      report.outline == [
        "code: x = 1\n\n# why\ny = x + 1\ny → 2",
        "code: z = [\n  1,\n  2\n]; z → [1, 2]",
        "code: w = 3",
      ])
  }

  @Test("Cells begin at #%%, and #: is Markdown")
  func cells() {
    let report = report(
      of: """
        #!/usr/bin/env vae
        # About *this*
        # and that

        # a remark
        x = 1
        #: In the middle
        #:
        #: of it
        x
        #%% One: & "two"
        # leading

        # not leading
        2  # trailing
        #%%
        3
        """)
    #expect(
      report.outline == [
        "prose: About *this*\nand that", "code: # a remark\nx = 1", "prose: In the middle\n\nof it",
        "code: x → 1", "# One: & \"two\"", "prose: leading",
        "code: # not leading\n2  # trailing → 2", "code: 3 → 3",
      ])
  }

  @Test("What looks like prose inside of a statement stays code")
  func insideStatements() {
    let report = report(of: "for i in range(1) {\n#: no\n#%% no\n  print(\"a\")\n}\n[\n#: no\n1]\n")
    #expect(report.cells.count == 1)
    #expect(report.outline.count == 2)
    #expect(report.outline.allSatisfy { $0.hasPrefix("code: ") })
  }

  @Test(
    "The heading that the text begins with is the title",
    arguments: [
      ("# # Title & *more*\n#\n# text\n1", "Title & more"), ("# Title\n# =====\n1", "Title"),
      ("#: # Title\n1", "Title"), ("# ## Lower\n1", "script.vae"), ("1", "script.vae"),
      ("", "script.vae"),
    ])
  func titles(script: String, title: String) { #expect(report(of: script).title == title) }

  @Test("An error stands where it happened, and what follows was not run")
  func errors() throws {
    let report = report(
      of:
        "a = 1\na\nb = [[1][k] for k in [argmax(normal(1)) + 4]]; c = 2\n#%% Later\nprint(\"no\")\n"
    )
    let passages = report.passages
    #expect(passages.map(\.state) == [.ran, .ran, .notReached])
    #expect(passages[1].text == "b = [[1][k] for k in [argmax(normal(1)) + 4]]; c = 2")
    #expect(passages[1].ending.words.contains("script.vae:3:10"))
    #expect(passages[2].outputs.isEmpty)
    let page = PageReader(Page(report).html)
    #expect(page.problems == [])
    #expect(page.text.contains("index 4 is outside"))
    #expect(page.text.contains("Not run."))
  }

  @Test("An assert that does not hold says so")
  func claims() {
    let report = report(of: "assert 1 == 2, \"one is <two>\"")
    #expect(report.ending.headline == "A claim does not hold")
    #expect(PageReader(Page(report).html).text.contains("one is <two>"))
  }

  @Test("A text with mistakes is shown whole, with them, and as not run")
  func refusals() {
    let report = report(of: "x = 1\n\ny = undefined\nz = )\n")
    #expect(report.passages.allSatisfy { $0.state == .notReached })
    #expect(report.ending.headline == "Not run: the text has mistakes")
    let page = PageReader(Page(report).html)
    #expect(page.text.contains("script.vae:4:5"))
    #expect(page.problems == [])
  }

  @Test("An interrupted run keeps what it did")
  func interruptions() {
    let journal = journal(
      of: "print(\"on\")\nwhile true { x = 1 }\nprint(\"never\")\n", isCancelled: { true })
    let report = Report(script: Story(journal))
    #expect(report.ending.headline == "Interrupted")
    #expect(PageReader(Page(report).html).text.contains("interrupted"))
    #expect(report.passages.last?.state == .notReached)
  }

  @Test("What was typed makes one script; what was refused or taken back is left out")
  func typed() {
    let session = Session(host: MemoryHost([:]))
    for line in [
      "#: Some *prose*", "x = 1", "x + 1 # note", "y = (", "x = 5", ":undo",
      "[[1][k] for k in [argmax(normal(1)) + 2]]", "x",
    ] {
      session.enter(line)
    }
    let report = Report(script: Story(session.journal))
    let shown = report.outline
    #expect(report.name == "session.vae")
    #expect(shown.contains("prose: Some *prose*"), "\(shown)")
    #expect(shown.contains("code: x = 1\nx + 1 # note → 2"), "\(shown)")
    #expect(shown.last == "code: x → 1", "\(shown)")
    #expect(!shown.contains { $0.contains("x = 5") || $0.contains("y = (") }, "\(shown)")
    #expect(report.passages.contains { $0.ending.headline == "Error" })
    #expect(report.source == Array(session.journal.script.utf8))
  }

  @Test("Very many outputs are counted, not lost silently")
  func omissions() {
    let entry = Entry(
      source: "x", origin: "a", range: 0..<1, outputs: [.printed("1")], omitted: 7)
    let journal = Journal(entries: [entry], origins: [Origin(name: "a", bytes: Array("x\n".utf8))])
    let report = Report(script: Story(journal))
    #expect(Page(report).html.contains("7 more outputs are left out."))
    #expect(MarkdownExport(report, path: "a.md").text.contains("7 more outputs are left out"))
  }
}
