import Datasets
import Testing

@Suite("Commas that may be decimal marks")
struct DecimalCommaTests {
  private let said = "commas are read as decimal marks (decimal=\".\" parts columns by them)"

  @Test(
    "Are, in a single column, where its header or a fraction says so",
    arguments: ["cell1\n2,346\n2,330\n", "2,346\n2,046\n", "-0,303\n2,346\n"])
  func single(_ text: String) throws {
    let read = try recording(text, rate: 30)
    #expect(read.traces.count == 1 && read.notes == [said])
    #expect(abs((read.traces[0].samples.max() ?? 0) - 2.346) < 1e-6)
  }

  @Test("Part columns otherwise, which is said where it is in doubt, and can be said otherwise")
  func doubtful() throws {
    let text = "2,346\n2,330\n2,905\n1,463\n"
    let read = try recording(text, rate: 30)
    #expect(read.numbers == [[2, 2, 2, 1], [346, 330, 905, 463]])
    #expect(
      read.notes == ["commas part two columns (decimal=\",\" reads them as decimal marks)"])
    let decimal = try recording(text, rate: 30, options: ReadingOptions(decimal: .comma))
    #expect(decimal.numbers == [[2.346, 2.33, 2.905, 1.463]])
    let parted = try recording("c\n2,046\n", rate: 30, options: ReadingOptions(decimal: .comma))
    #expect(parted.numbers == [[2.046]])
    #expect(try recording("2,346\n4,5\n", rate: 30).notes.isEmpty)
  }

  @Test("Are refused where they seem to be both")
  func both() {
    #expect(
      error { try recording("1,346,1,822\n1,046,2,303\n", rate: 30) }
        == .commasInNumbers(file: "a.csv", line: 2, text: "046"))
    #expect(throws: Never.self) {
      try recording(
        "1,346,1,822\n1,046,2,303\n", rate: 30, options: ReadingOptions(decimal: .point))
    }
  }

  @Test("A number of another kind further on is refused where it stands")
  func later() {
    let rows = (0..<200).map { "\($0),5;\($0),25" }
    let text = (["a;b"] + rows + ["1.000,5;2"]).joined(separator: "\n")
    #expect(
      error { try recording(text, rate: 30) }
        == field("a.csv", 202, "a", "1,000,5", .number))
  }
}
