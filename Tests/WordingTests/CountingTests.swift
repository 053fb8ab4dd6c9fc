import Testing
import Wording

@Suite("Counts")
struct CountingTests {
  @Test(
    "A count stands with its noun in the right number, its digits in threes",
    arguments: [
      (0, "0 rows"), (1, "1 row"), (2, "2 rows"), (999, "999 rows"), (1000, "1,000 rows"),
      (-1_234_567, "-1,234,567 rows"), (Int.min, "-9,223,372,036,854,775,808 rows"),
    ])
  func rows(count: Int, text: String) { #expect(counted(count, "row") == text) }

  @Test("In figures narrow spaces stand between them, from five digits on")
  func inFigures() {
    #expect(grouped(1234, by: .narrowSpaces) == "1234")
    #expect(grouped(-12_345, by: .narrowSpaces) == "\u{2212}12\u{202F}345")
    #expect(counted(2, "index", "indexes", by: .narrowSpaces) == "2 indexes")
  }

  @Test("Words are listed as one says them")
  func lists() {
    #expect(listed([], "and") == "")
    #expect(listed(["a"], "and") == "a")
    #expect(listed(["a", "b", "c"], "or") == "a, b or c")
  }
}
