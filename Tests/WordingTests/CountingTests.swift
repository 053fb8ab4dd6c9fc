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

  @Test("A plural may have a form of its own, and a line begins with a capital")
  func forms() {
    #expect(counted(2, "index", "indices") == "2 indices")
    #expect("loss (mean)".capitalised == "Loss (mean)" && "".capitalised.isEmpty)
    #expect("KL".capitalised == "KL" && "åb".capitalised == "Åb")
  }

  @Test("Words are listed as one says them")
  func lists() {
    #expect(listed([], "and") == "")
    #expect(listed(["a"], "and") == "a")
    #expect(listed(["a", "b", "c"], "or") == "a, b or c")
  }
}
