import Interpreter
import Testing

@Suite("Finding commands")
struct FindTests {
  @Test(
    "What is nearest to a word comes first: names, then what people call it, then the rest",
    arguments: [
      ("train", ["train"]), ("fit", ["train", "pca"]), ("LEARN", ["train"]),
      ("line", ["plot.line", "print"]), ("crowd larger", ["train"]), ("epochs", ["train"]),
      ("draws", ["plot.line", "plot.bar", "draw"]), ("explained", ["fail"]), ("zzz", []), ("", []),
    ])
  func finds(_ words: String, _ expected: [String]) {
    #expect(testTable.find(words).map(\.name) == expected)
  }

  @Test("What was found is a line for each; nothing found says what is near")
  func writes() {
    #expect(testTable.findings(for: "larger") == "  train  Makes a crowd larger.")
    #expect(
      testTable.findings(for: "trian") == "nothing found for \"trian\"; did you mean train?")
  }

  @Test("A word said often counts once")
  func repeats() {
    let often = String(repeating: "crowd ", count: 5_000)
    #expect(testTable.find(often).map(\.name) == testTable.find("crowd").map(\.name))
  }
}
