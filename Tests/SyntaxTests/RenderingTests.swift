import Syntax
import Testing
import Wording

@Suite("How diagnostics look")
struct RenderingTests {
  private func rendered(
    _ text: String, _ labels: [(Int, Int, String)], help: String? = nil
  ) -> String {
    diagnostic(labels, help: help).rendered(in: source(text))
  }

  private func diagnostic(_ labels: [(Int, Int, String)], help: String? = nil) -> Diagnostic {
    let labels = labels.map {
      Diagnostic.Label(span: Span(start: $0.0, end: $0.1), text: $0.2)
    }
    return Diagnostic(message: "no", labels: labels, help: help, source: "test.vae")
  }

  @Test("Message, place, line, carets, help")
  func shape() {
    let text = "a\nb\nmodel = vae(latnet=32)"
    #expect(
      rendered(text, [(16, 22, "did you mean \"latent\"?")], help: "vae(latent=32)") == """
        error: no
          test.vae:3:13
          3 | model = vae(latnet=32)
            |             ^^^^^^ did you mean "latent"?
          help: vae(latent=32)
        """)
  }

  @Test("Two places in one line, and in two")
  func severalLabels() {
    #expect(
      rendered("ab cd", [(3, 5, "this"), (0, 2, "that")]) == """
        error: no
          test.vae:1:4
          1 | ab cd
            |    ^^ this
            | -- that
        """)
    let lines = (1...10).map { "x\($0)" }.joined(separator: "\n")
    #expect(
      rendered(lines, [(27, 30, "here"), (0, 2, "there")]) == """
        error: no
          test.vae:10:1
           1 | x1
             | -- there
          10 | x10
             | ^^^ here
        """)
  }

  @Test("Tabs, wide characters and accents keep the carets below their place")
  func widths() {
    #expect(rendered("\tx = y", [(1, 2, "")]).hasSuffix("  1 |     x = y\n    |     ^"))
    #expect(rendered("'神経' z", [(9, 10, "")]).hasSuffix("  1 | '神経' z\n    |        ^"))
    #expect(rendered("'神経'", [(1, 7, "")]).hasSuffix("\n    |  ^^^^"))
    #expect(rendered("'e\u{301}' z", [(6, 7, "")]).hasSuffix("\n    |     ^"))
  }

  @Test("A long line is shown around the place")
  func longLine() {
    let text = String(repeating: "ab ", count: 100) + "x" + String(repeating: " cd", count: 100)
    let lines = rendered(text, [(300, 301, "")]).split(separator: "\n").map(Array.init)
    #expect(lines[2].count < 112)
    #expect(lines[2].filter { $0 == "…" }.count == 2)
    #expect(lines[3].last == "^" && lines[2][lines[3].count - 1] == "x")
    let start = rendered(text, [(0, 2, "")]).split(separator: "\n")
    #expect(start[2].hasPrefix("  1 | ab ab") && start[2].hasSuffix("…"))
    #expect(start[3] == "    | ^^")
  }

  @Test("On a narrow screen no line is wider than it", arguments: [40, 60, 90])
  func narrow(columns: Int) {
    let text = String(repeating: "ab ", count: 60) + "x" + String(repeating: " cd", count: 60)
    let said = "did you mean something else?"
    for place in [0, 90, 180, 300] {
      var found = diagnostic([(place, place + 2, said)], help: "one two three four five six seven")
      found.message = String(repeating: "word ", count: 30)
      let lines = found.toned(in: source(text), columns: columns).map(\.text).joined()
        .split(separator: "\n")
      #expect(lines.allSatisfy { displayWidth(of: $0) <= columns }, "\(lines)")
      #expect(lines.contains { $0.contains("^^") } && lines.contains { $0.contains(said) })
    }
  }

  @Test("Places at the end, past it, and over several lines")
  func edges() {
    #expect(rendered("ab", [(2, 2, "")]).hasSuffix("  1 | ab\n    |   ^"))
    #expect(rendered("ab", [(7, 9, "")]).hasSuffix("  1 | ab\n    |   ^"))
    #expect(rendered("ab\ncd", [(1, 5, "")]).hasSuffix("  1 | ab\n    |  ^"))
    #expect(rendered("", [(0, 0, "")]) == "error: no\n  test.vae:1:1")
  }

  @Test("Nothing in a text can command the terminal")
  func controls() {
    let text = rendered("x\u{1B}[2J\u{202E}y", [(0, 1, "a\u{1B}b\nc")])
    #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{202E}"))
    #expect(text.split(separator: "\n").count == 4)
  }

  @Test("Each piece has its tone")
  func tones() {
    let found = diagnostic([(3, 5, "this"), (0, 2, "that")], help: "so")
    func texts(_ tone: TonedText.Tone) -> [String] {
      found.toned(in: source("ab cd")).filter { $0.tone == tone }.map(\.text)
    }
    #expect(texts(.error) == ["error:", "^^ this"])
    #expect(texts(.bold) == ["no"])
    #expect(texts(.place) == ["1 |", "  |", "  |", "-- that"])
    #expect(texts(.help) == ["help:"])
  }
}
