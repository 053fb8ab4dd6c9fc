import Testing

@testable import Terminal

@Suite("Tables on a terminal")
struct TableLayoutTests {
  private let style = Style(usesColour: false, redraws: false)

  private func table(_ columns: Int) -> TableLayout {
    TableLayout(
      header: [""] + (1..<columns).map { "column \($0)" },
      rows: [["first"] + (1..<columns).map { "\($0 * 1000)" }], note: "5 of 9 rows")
  }

  @Test("No line is wider than the terminal, and both ends stay", arguments: [24, 40, 80, 200])
  func fits(_ width: Int) {
    for columns in [2, 5, 12, 40] {
      let lines = table(columns).lines(style, width: width)
      // The last line says what was left out; a terminal may break it.
      let widest = lines.dropLast().map(\.count).max() ?? 0
      #expect(widest <= width)
      #expect(lines[0].contains("column \(columns - 1)"))
      #expect(lines[1].contains("first"))
    }
  }

  @Test("What was left out is said after what was left out before")
  func says() {
    #expect(table(2).lines(style, width: 80).last == "  5 of 9 rows")
    let last = table(40).lines(style, width: 80).last ?? ""
    #expect(last.hasPrefix("  5 of 9 rows; ") && last.hasSuffix(" of 39 columns"))
  }

  @Test("Wide characters take two places")
  func wide() {
    let lines = TableLayout(header: ["", "n"], rows: [["細胞", "1"], ["cell", "2"]], note: nil)
      .lines(style)
    #expect(lines == ["        n", "  細胞  1", "  cell  2"])
  }

  @Test("Long words are cut before columns are left out")
  func cutsWords() {
    let words = String(repeating: "word ", count: 20)
    let lines = TableLayout(header: ["name", "what", "n"], rows: [["a", words, "1"]], note: nil)
      .lines(style, width: 40)
    #expect(lines[1].hasSuffix("…  1") && lines[1].count <= 40)
  }
}
