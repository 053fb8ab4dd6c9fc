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

  @Test("Columns that are left out of few are told apart from those that were before")
  func leftOutTwice() {
    let header = ["", "0", "1", "…", "38", "39"]
    let rows = [["0"] + header.dropFirst().map { _ in "1.2345678" }]
    let lines = TableLayout(header: header, rows: rows, note: "4 of 40 columns")
      .lines(style, width: 40)
    #expect(lines.last == "  4 of 40 columns; 1 of these left out", "\(lines)")
  }

  @Test("A whole table stands in bands, each with the names of its rows", arguments: [24, 40, 80])
  func bands(_ width: Int) {
    for columns in [2, 5, 12, 40] {
      let table = table(columns)
      let lines = table.bands(style, width: width)
      #expect(lines.allSatisfy { $0.count <= width })
      let words = lines.flatMap { $0.split(separator: " ") }
      for column in 1..<columns { #expect(words.contains("\(column * 1000)")) }
      let bands = lines.split(separator: "").count
      #expect(lines.count { $0.contains("first") } == bands)
      #expect(lines.last == "  5 of 9 rows" && (bands == 1) == (lines == table.lines(style)))
    }
    #expect(table(40).bands(style, width: nil) == table(40).lines(style))
  }

  @Test("What is wider than the terminal by itself is broken at blanks in a whole table")
  func longCells() {
    let words = (1...30).map(String.init).joined(separator: " ")
    let table = TableLayout(header: ["", "item"], rows: [["0", words], ["1", "x"]], note: nil)
    let lines = table.bands(style, width: 30)
    #expect(lines.allSatisfy { $0.count <= 30 })
    #expect(
      lines.dropFirst().flatMap { $0.split(separator: " ") }.joined(separator: " ")
        == "0 \(words) 1 x")
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
