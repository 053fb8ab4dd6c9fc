import Syntax
import Testing

@Suite("The grammar")
struct GrammarTests {
  @Test(
    "Operators bind as in Python",
    arguments: [
      ("-2**2", "(- (2 ** 2))"),
      ("2**-1", "(2 ** (- 1))"),
      ("2**3**2", "(2 ** (3 ** 2))"),
      ("(2**3)**2", "((2 ** 3) ** 2)"),
      ("1 + 2 * 3 - 4", "(1 + (2 * 3) - 4)"),
      ("a - (b - c)", "(a - (b - c))"),
      ("a @ b // c % d", "(a @ b // c % d)"),
      ("not a in b", "(not (a in b))"),
      ("a not in b", "(a not in b)"),
      ("not not a", "(not (not a))"),
      ("1 < x <= 2 != y", "(1 < x <= 2 != y)"),
      ("(1 < x) < 2", "((1 < x) < 2)"),
      ("a or b and not c == d", "(or a (and b (not (c == d))))"),
      ("a and b and c", "(and a b c)"),
      ("a if b else c if d else e", "(a if b else (c if d else e))"),
      ("a + 1 if b or c else -d", "((a + 1) if (or b c) else (- d))"),
      ("- - + x", "(- (- (+ x)))"),
      ("-x.y[0]", "(- (index (. x y) 0))"),
      ("a --b", "(a - (- b))"),
      ("a ++b", "(a + (+ b))"),
    ])
  func precedence(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "Values, calls and indexes",
    arguments: [
      ("true; false; none", "true;\nfalse;\nnone"),
      ("[]; [1]; [1, 2,]", "[];\n[1];\n[1 2]"),
      ("{}", "{}"),
      ("{a: 1, if: [2], }", "{a: 1, if: [2]}"),
      ("{a: {b: none}}.a.b", "(. (. {a: {b: none}} a) b)"),
      ("f()", "(call f)"),
      ("f(1, g(2), k=3,)", "(call f 1 (call g 2) k=3)"),
      ("f(in=3, not=4)", "(call f in=3 not=4)"),
      ("plot.loss(m)", "(call plot.loss m)"),
      ("a.b.c(1)", "(call (. (. a b) c) 1)"),
      ("f(1)(2)", "(call (call f 1) 2)"),
      ("r.if.else.in", "(. (. (. r if) else) in)"),
      ("a[0]", "(index a 0)"),
      ("a[2:5]", "(index a 2:5)"),
      ("a[:, 0]", "(index a : 0)"),
      ("a[::2, 1:, :-1, 1:2:3]", "(index a ::2 1: :(- 1) 1:2:3)"),
      ("z[z.labels == 1]", "(index z ((. z labels) == 1))"),
      ("[x ** 2 for x in xs]", "[(x ** 2) for x in xs]"),
      ("[a + b for a, b in xs if a < b]", "[(a + b) for (a b) in xs if (a < b)]"),
      ("[x if x else 0 for x in xs or ys]", "[(x if x else 0) for x in (or xs ys)]"),
      ("[x |> f for x in xs]", "[(call f |x) for x in xs]"),
      ("größe = µ2 + α", "(= größe (µ2 + α))"),
    ])
  func values(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "Pipelines are calls",
    arguments: [
      ("x |> f", "(call f |x)"),
      ("x |> f(1, k=2)", "(call f |x 1 k=2)"),
      ("x |> f |> plot.loss(a)", "(call plot.loss |(call f |x) a)"),
      ("a if b else c |> f", "(call f |(a if b else c))"),
      ("(x |> f) + 1", "((call f |x) + 1)"),
      ("g(x |> f, [y |> h])", "(call g (call f |x) [(call h |y)])"),
    ])
  func pipelines(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "Statements",
    arguments: [
      ("x = 1", "(= x 1)"),
      ("a, b = f()", "(= (a b) (call f))"),
      ("x = 1; y;", "(= x 1);\ny;"),
      (";;x", "x"),
      ("def f() { }", "(def f () {})"),
      ("def f(a, b=2,) { return a }", "(def f (a b=2) {(return a)})"),
      ("def f() { return }", "(def f () {(return)})"),
      ("for i in range(3) { i; }", "(for i (call range 3) {i;})"),
      ("for a, b in xs |> f { break }", "(for (a b) (call f |xs) {(break)})"),
      ("while a < 3 { continue }", "(while (a < 3) {(continue)})"),
      ("if a { b } else if c { d } else { e }", "(if a {b} c {d} else {e})"),
      ("if a { b }\n\nelse { c }", "(if a {b} else {c})"),
      ("assert a == 1, \"no\"", "(assert (a == 1) \"no\")"),
      ("assert all(a)", "(assert (call all a))"),
      ("param n = -3  # how many", "(param n (- 3) #how many)"),
      ("param n = [1s, \"a\"]\nparam m = none", "(param n [1s \"a\"])\n(param m none)"),
      ("#!/usr/bin/env vae\nx", "x"),
      ("\u{FEFF}x", "x"),
    ])
  func statements(text: String, expected: String) {
    #expect(outline(text) == expected)
  }

  @Test(
    "Directives are words, at the prompt",
    arguments: [
      (":vars", "(directive vars)"),
      (":time on # now", "(directive time on)"),
      (":save \"my file.html\"", "(directive save my file.html)"),
      (":open a/b-1.vae; x", "(directive open a/b-1.vae);\nx"),
      ("?plot.loss", "(directive help plot.loss)"),
      ("?", "(directive help)"),
    ])
  func directives(text: String, expected: String) {
    #expect(outline(text, mode: .prompt) == expected)
  }

  @Test("Cells begin at #%% on a line of its own")
  func cells() {
    let program = parse(source("#%% one\nx\n  #%%\ny #%% not\n# #%%"), mode: .file)
    #expect(program.cells == [0, 12])
  }

  @Test("A param's help is the comment on its line")
  func paramComment() {
    #expect(outline("param a = 1\n# of nothing") == "(param a 1)")
    #expect(outline("param a = \"#\"  ## the text") == "(param a \"#\" #the text)")
  }

  @Test("A chain of operators is one node, however long")
  func flatChains() throws {
    let program = parse(source("1" + String(repeating: "+1", count: 5000)), mode: .file)
    guard case .value(let value) = try #require(program.statements.first).kind,
      case .chain(_, let rest) = value.kind
    else { return #expect(Bool(false), "not a chain") }
    #expect(rest.count == 5000)
    #expect(value.height == 2)
  }

  @Test("Spans are what was written")
  func spans() throws {
    let text = "y = (a + b) |> f(k=1)"
    let program = parse(source(text), mode: .file)
    guard case .assign(let names, let value) = try #require(program.statements.first).kind,
      case .call(.named(_, let name), let arguments) = value.kind
    else { return #expect(Bool(false), "not a call") }
    let read = program.source
    #expect(read.text(in: names[0].span) == "y")
    #expect(read.text(in: value.span) == "(a + b) |> f(k=1)")
    #expect(read.text(in: name.span) == "f")
    #expect(arguments.map(\.isPiped) == [true, false])
    #expect(read.text(in: arguments[0].value.span) == "(a + b)")
    #expect(arguments[1].name.map { read.text(in: $0.span) } == "k")
  }
}
