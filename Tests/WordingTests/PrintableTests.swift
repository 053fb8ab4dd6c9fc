import Testing
import Wording

@Suite("Text as messages say it")
struct PrintableTests {
  @Test("A sentence of usual length is said as it is")
  func short() {
    let path = String(repeating: "folder/", count: 20) + "a.csv"
    for text in ["", "must be \"a\", but is \"b\"", "cannot read \"\(path)\""] {
      #expect(text.sentence == text)
    }
  }

  @Test("Of a long quotation the ends are said, and all of the sentence around it")
  func quotations() {
    let name = String(repeating: "ab", count: 5000)
    let sentence = "there is no \"\(name)\", but \"b\"".sentence
    #expect(sentence.hasPrefix("there is no \"abab") && sentence.hasSuffix("abab\", but \"b\""))
    #expect(sentence.contains("…") && sentence.count < 160)
  }

  @Test(
    "No sentence is endless, whatever it is made of",
    arguments: ["a", "\"", "é", "e\u{301}", "\u{301}", "\n", "👩‍🔬", "\u{1B}[1m", "a\"b "])
  func endless(_ piece: String) {
    let sentence = String(repeating: piece, count: 20_000).sentence
    #expect(sentence.unicodeScalars.count < 1200)
    #expect(!sentence.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test("A line of a message with a label behind its excerpt has less than a thousand characters")
  func remarks() {
    let label = String(repeating: "plot.confut.", count: 80).remark
    #expect(label.count < 520 && label.hasPrefix("plot.") && label.contains("…"))
    #expect("write [a, b]".remark == "write [a, b]")
    #expect(String(repeating: "s2", count: 497).sentence.count < 900)
  }
}
