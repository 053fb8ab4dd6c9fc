import Syntax
import Testing

@Suite("Awkward texts")
struct LimitTests {
  private static let tooDeep = "the program is nested too deeply: more than 200 levels"

  @Test(
    "What is nested too deeply is refused by one located error",
    arguments: [
      ("((", "))"), ("[[", "]]"), ("{a: ", "}"), ("((", ""), ("f(f(", ""), ("a[a[", "]]"),
      ("not not ", "x"),
      ("- ", "x"), ("a ** ", "b"), ("a if b else ", "c"), ("x.", "y"), ("x |> ", "y"),
      ("if a { ", "}"),
      ("for a in b { ", ""), ("[x for x in ", "]"), ("1 + (2 * (", "))"),
      ("f(a=[{b: ", ""),
      ("a(", ")"), ("!", "x"), ("a[", ""), ("x\n|> ", "y"),
    ], [ParseMode.file, .prompt])
  func deep(piece: (open: String, close: String), mode: ParseMode) {
    let text =
      String(repeating: piece.open, count: 10_000) + String(repeating: piece.close, count: 10_000)
    let program = parse(source(text), mode: mode)
    let errors = program.diagnostics.filter { $0.message == LimitTests.tooDeep }
    #expect(errors.count == 1)
    #expect(!program.isIncomplete)
  }

  @Test(
    "A refusal for depth brings no other error with it",
    arguments: [
      ("(", "1", ")", 1000), ("[", "", "", 1000), ("not ", "x", "", 10_000),
      ("", "1", " ** 2", 10_000), ("", "x", "(1)", 10_000),
    ])
  func onlyDepth(before: String, middle: String, after: String, count: Int) {
    let text =
      String(repeating: before, count: count) + middle + String(repeating: after, count: count)
    #expect(messages(text + "\ny = 1") == [LimitTests.tooDeep])
  }

  @Test("Just below the limit all is well")
  func nearlyTooDeep() {
    let brackets = String(repeating: "[", count: 190) + "x" + String(repeating: "]", count: 190)
    #expect(messages(brackets) == [])
    #expect(messages(String(repeating: "not ", count: 190) + "x") == [])
  }

  @Test("A thousand else if are a flat list")
  func elseIf() throws {
    let text = "if a { b }" + String(repeating: " else if a { b }", count: 1000) + " else { c }"
    let program = parse(source(text), mode: .file)
    #expect(program.diagnostics == [])
    guard case .if(let branches, let otherwise) = try #require(program.statements.first).kind else {
      return #expect(Bool(false), "not an if")
    }
    #expect(branches.count == 1001 && otherwise?.count == 1)
  }

  @Test(
    "Ten million bytes of anything are read or refused within seconds", .serialized,
    arguments: [
      "1+", "1;", "(", ")", "[]", "\"{", "\\", "$", "x = [1\n", "#\n", "a.", "{", "not ", "f(a,",
      "'", "é", "\n|>",
    ])
  func long(piece: String) {
    let count = 10_000_000 / piece.utf8.count
    let text = Array(repeatElement(Array(piece.utf8), count: count).joined())
    let clock = ContinuousClock()
    let start = clock.now
    let program = parse(Source(name: "test.vae", bytes: text), mode: .file)
    #expect(program.diagnostics.count <= 101)
    #expect(start.duration(to: clock.now) < .seconds(8))
  }

  @Test("A sum of five million terms is refused by one located error")
  func longSum() {
    let text = "1" + String(repeating: "+1", count: 5_000_000)
    let program = parse(source(text), mode: .file)
    #expect(program.diagnostics.count == 1)
    #expect(program.diagnostics.first?.message.hasPrefix("the program is too long") == true)
  }

  @Test("A sum of a hundred thousand terms is read")
  func readableSum() {
    #expect(messages("1" + String(repeating: "+1", count: 100_000)) == [])
  }

  @Test("Of very many errors a hundred are listed, and the rest counted")
  func manyErrors() {
    let found = messages(String(repeating: "x = )\n", count: 500))
    #expect(found.count == 101)
    #expect(found.last == "400 more errors are not shown")
  }
}
