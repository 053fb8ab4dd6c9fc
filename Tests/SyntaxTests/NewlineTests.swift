import Syntax
import Testing

@Suite("Newlines and continuations")
struct NewlineTests {
  @Test(
    "A newline ends a statement, except where more must come",
    arguments: [
      ("a\nb", "a\nb"), ("a\r\nb\rc", "a\nb\nc"), ("a +\n b", "(a + b)"),
      ("a and\nnot\nb", "(and a (not b))"),
      ("x =\n 3", "(= x 3)"), ("a\n-b", "a\n(- b)"), ("(a\n-b)", "(a - b)"),
      ("[1,\n\n 2\n]", "[1 2]"),
      ("{a: 1,\n # c\n b: 2}", "{a: 1, b: 2}"), ("f(a,\n  k=2\n)", "(call f a k=2)"),
      ("x\n|> f\n# why\n\n  |> g", "(call g |(call f |x))"), ("x |>\n f", "(call f |x)"),
      ("a if b else\n c", "(a if b else c)"), ("r.in\nx", "(. r in)\nx"),
      ("a, b =\nc", "(= (a b) c)"),
      ("if a {\n b\n}\nelse if c {\n}\n\nelse {\n d }", "(if a {b} c {} else {d})"),
      ("def f(\n a,\n b\n) {\n a\n}", "(def f (a b) {a})"), ("a[\n0\n]", "(index a 0)"), ("", ""),
    ])
  func continuations(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "A prompt asks for more at an open bracket, an operator, a comma or =",
    arguments: [
      "f(", "f(1", "f(1,", "[", "[1\n", "[1\n, 2\n", "{a:", "{a: 1,", "if a {", "if a {\n b\n",
      "a +", "a -\n",
      "a, ", "x =", "x = # c", "not", "a and", "x in", "x |>", "def f(a) {\n if b {", "(a\n+",
      "a[1:",
      "f(\"{x}\", ", "def f(a,", "for x in", "a ==",
    ])
  func incomplete(text: String) {
    #expect(parse(source(text), mode: .prompt).isIncomplete)
  }

  @Test(
    "Nothing else asks for more",
    arguments: [
      "", "a", "f(1)", "\"abc", "f(\"abc", "\"{x", "f(1}", ")", "if a", "def f()", "x.", "return",
      "2 s (",
      "if a { b }", "$ (", "param", ":", "f(1 2, ", "[1,]]", "x = )",
    ])
  func complete(text: String) {
    #expect(!parse(source(text), mode: .prompt).isIncomplete)
  }

  @Test("At the prompt, else stands on the line of its brace")
  func elseAtPrompt() {
    #expect(messages("if a { b } else { c }", mode: .prompt) == [])
    let apart = messages("if a { b }\nelse { c }", mode: .prompt)
    #expect(apart == ["at the prompt, \"else\" must stand on the line of the \"}\" before it"])
  }
}
