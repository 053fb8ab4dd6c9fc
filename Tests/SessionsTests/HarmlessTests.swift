import Interpreter
import Sessions
import Testing

@Suite("Names in data that hold commands of a terminal")
struct HarmlessTests {
  private static let file =
    "a\u{1B}[31mb,c\u{7}\n" + (0..<40).map { "\($0),\($0 % 7)\n" }.joined()

  @Test(
    "Are shown as pictures wherever a session shows them",
    arguments: [
      "r", "describe(r)", "r.neurons", "print(r)", "print(r.neurons)", "print({\"x\": r.neurons})",
      "select(r, neurons=[\"nosuch\"])", "plot.trace(r)", "save(5, \"\u{1B}[2J.json\")",
      "load(\"\u{1B}[2J.csv\")",
    ])
  func names(code: String) {
    let recorded = RecordedSession(host: MemoryHost(files: ["x.csv": Array(Self.file.utf8)]))
    #expect(recorded.answer(to: "r = load(\"x.csv\", rate=50Hz)") == "")
    let answer = recorded.answer(to: code)
    #expect(answer != "")
    let obeyed = answer.unicodeScalars.filter { $0 == "\u{1B}" || $0 == "\u{7}" }
    #expect(obeyed.isEmpty, "\(answer)")
  }

  @Test("What the program prints is its own")
  func own() {
    let recorded = RecordedSession(host: MemoryHost())
    #expect(recorded.answer(to: "print(\"\\u{1B}[1mbold\")") == "\u{1B}[1mbold")
  }
}
