import Testing

@testable import Reports

@Suite("A Markdown document with code")
struct DocumentTests {
  @Test("Its code runs in order in one session, other fences are shown")
  func document() {
    let report = report(
      ofDocument: """
        # Notes

        First.

        ```vae
        x = 2
        x
        ```

        ```python
        y = 3
        ```

        ## More

        ````vae
        x * 4
        print("```")
        ````
        """)
    #expect(report.title == "Notes")
    #expect(
      report.outline == [
        "prose: First.", "code: x = 2\nx → 2",
        "prose: ```python\ny = 3\n```\n\n## More", "code: x * 4 → 8", "code: print(\"```\") → ```",
      ])
  }

  @Test("Messages name the line in the document", arguments: ["", "é\n"])
  func places(before: String) {
    let report = report(
      ofDocument: before
        + "Text é\n\n```vae\nx = 1\n[[x][k] for k in [argmax(normal(1)) + 4]]\n```\n\n```vae\n3\n```\n"
    )
    let line = before.isEmpty ? 5 : 6
    #expect(report.ending.words.contains("notes.md:\(line):6"), "\(report.ending)")
    #expect(report.passages.map(\.state) == [.ran, .notReached])
  }

  @Test("A lesson shows what runs and what to begin with, folds help, and hides checks")
  func lesson() {
    let report = report(
      ofDocument: """
        # Lesson
        ```vae
        shown = only
        ```
        ```vae run
        a = 1
        ```
        ```vae start
        b = ___
        ```
        ```vae check
        assert b == 2
        ```
        ```hint
        Think of *two*.
        ```
        ```vae solution
        b = 2
        b
        ```
        ```vae solution
        b = 1 + 1
        ```
        ```vae wrong expect="b"
        b = 3
        ```
        ```question
        Which?
        - [ ] one -- No.
        - [x] two -- Yes,
          indeed.
        ```
        ```vae run
        a + b
        ```
        """)
    #expect(
      report.outline == [
        "prose: ```vae\nshown = only\n```", "code: a = 1", "shownOnly: b = ___",
        "A hint [prose: Think of *two*.\n]", "A solution [code: b = 2\nb → 2]",
        "Another solution [shownOnly: b = 1 + 1]",
        "prose: **Question.** Which?\n\n- one\n- two",
        "The answer [prose: - one: No.\n- **two**: Yes, indeed.]", "code: a + b → 3",
      ])
    #expect(PageReader(Page(report).html).problems == [])
  }

  @Test("A fence without end, and one in a list, do no harm")
  func awkward() {
    #expect(report(ofDocument: "```vae\n1\n").outline == ["code: 1 → 1"])
    #expect(report(ofDocument: "- a\n  ```vae\n  1\n  ```\n").passages.isEmpty)
    #expect(report(ofDocument: "").outline == [])
    #expect(report(ofDocument: "```vae\n```\n").passages.isEmpty)
    #expect(report(ofDocument: "```vae\r\n5\r\n```\r\n").outline == ["code: 5 → 5"])
  }

  @Test("The document comes back byte for byte")
  func source() {
    let text = "# A\r\n```vae\n1\n```"
    #expect(
      EmbeddedSource.text(in: Array(Page(report(ofDocument: text)).html.utf8)) == Array(text.utf8))
  }
}
