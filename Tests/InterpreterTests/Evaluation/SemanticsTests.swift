import Interpreter
import Testing

/// A program and what it shows.
struct Case: CustomTestStringConvertible, Sendable {
  let source: String
  let shown: String
  var testDescription: String { source.split(separator: "\n").joined(separator: "; ") }

  init(_ source: String, _ shown: String) {
    self.source = source
    self.shown = shown
  }
}

@Suite("What programs mean")
struct SemanticsTests {
  @Test("A program shows its values and nothing else", arguments: statements + expressions)
  func showsItsValues(_ program: Case) {
    #expect(run(program.source) == program.shown)
  }

  @Test("Functions have their own names and read outer ones", arguments: functions)
  func callsFunctions(_ program: Case) {
    #expect(run(program.source) == program.shown)
  }

  @Test("Loops and branches go as in Python", arguments: loops)
  func goesThroughLoops(_ program: Case) {
    #expect(run(program.source) == program.shown)
  }

  @Test("Values of the domain have fields, rows and slices", arguments: domain)
  func reachesIntoDomainValues(_ program: Case) {
    #expect(run(program.source) == program.shown)
  }

  @Test("A check says nothing about programs that run", arguments: everyCase)
  func checkIsSilent(_ program: Case) {
    #expect(TestSession().check(program.source) == "")
  }
}

let everyCase = statements + expressions + functions + loops + domain

private let statements = [
  Case("1 + 1", "2"),
  Case("1 + 1;", ""),
  Case("x = 3", ""),
  Case("x = 3; x", "3"),
  Case("none", ""),
  Case("print(1, \"a\", 500ms)", "1 a 500 ms"),
  Case("3\n_ + 1", "3\n4"),
  Case("3;\n_ + 1", "4"),
  Case("3\nnone\n_", "3\n3"),
  Case("a, b = [1, 2]\na\nb", "1\n2"),
  Case("a, b, c = range(3)\n[c, b, a]", "[2, 1, 0]"),
  Case("a, b = tensor([5, 6])\na + b", "11"),
  Case("x = 1\nx = \"now a text\"\nx", "\"now a text\""),
  Case("param epochs = 5  # how long\nepochs", "5"),
  Case("assert 1 < 2\nassert true, \"never said\"\n7", "7"),
  Case("abs = abs(-2)\nabs(abs - 3)", "1"),
  Case("if true { 5 }", ""),
  Case("1 |> print", "1"),
  Case("[1, 2] |> double", "[2, 4]"),
  Case("-3 |> abs()", "3"),
  Case("2 |> crowd(label=\"x\")\n  |> train(epochs=3)", "crowd 3 × x"),
]

private let expressions = [
  Case("7 // 2\n-7 // 2\n7 % 3\n-7 % 3\n2 ** 10\n-2 ** 2", "3\n-4\n1\n2\n1024\n-4"),
  Case("1 + 2 * 3 - 4 / 2", "5"),
  Case("1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1", "9"),
  Case(
    "1s + 500ms\n2 * 1s\n1 / 10ms\n1s * 100Hz\n1s / 500ms\n20%", "1.5 s\n2 s\n100 Hz\n100\n2\n0.2"),
  Case("\"a\" + 'b'", "\"ab\""),
  Case("[1] + [2, 3]", "[1, 2, 3]"),
  Case("1 < 2 < 3\n1 < 3 < 2\n3 > 2 != 1", "true\nfalse\ntrue"),
  Case("1 in [1, 2]\n\"b\" in \"abc\"\n3 not in [1, 2]", "true\ntrue\ntrue"),
  Case("true and false\ntrue or false\nnot true", "false\ntrue\nfalse"),
  Case("x = 0\nx != 0 and 1 / x > 1", "false"),
  Case("n = 0\nif n > 0 { crowd(n=n) }\n[crowd(n=i) for i in [n] if i > 0]", "[]"),
  Case("x = 0\nx == 0 or 1 / x > 2", "true"),
  Case("1 if true else 2\n1 if false else 2 if false else 3", "1\n3"),
  Case("x = 2\n\"x is {x}, half is {x / 2:.2f}\"", "\"x is 2, half is 1.00\""),
  Case("x = 3.14159\n\"{x:8.3f}|{x:.3}|{0.25:%}\"", "\"   3.142|3.14|25.000000%\""),
  Case("\"{3.7:.0}|{0.5:.0}|{1234:.0}|{0:.0}|{3.7:.0g}\"", "\"4e+00|0.5|1e+03|0e+00|4\""),
  Case("\"{123.456:.3}|{123.456:.4}|{99.96:.3}\"", "\"1.23e+02|123.5|1e+02\""),
  Case("[x * x for x in range(4)]", "[0, 1, 4, 9]"),
  Case("[a + b for a, b in [[1, 2], [3, 4]]]", "[3, 7]"),
  Case("[x for x in range(10) if x % 2 == 0 and x > 2]", "[4, 6, 8]"),
  Case("x = 7\ny = [x for x in range(3)]\nx", "7"),
  Case("[[i * j for j in range(3)] for i in range(2)]", "[[0, 0, 0], [0, 1, 2]]"),
  Case("r = {a: 1, b: {c: \"deep\"}}\nr.b.c\nr[\"a\"]", "\"deep\"\n1"),
  Case(
    "a = [1, 2, 3, 4]\na[0]\na[-1]\na[1:3]\na[::2]\na[::-1]", "1\n4\n[2, 3]\n[1, 3]\n[4, 3, 2, 1]"),
  Case("\"text\"[1:3]", "\"ex\""),
  Case(
    "t = tensor([[1, 2], [3, 4]])\nt[1, 0]\nt.shape\n[row[0] for row in t]", "3\n[2, 2]\n[1, 3]"),
  Case("t = tensor([1, 2, 3])\nany(t > 2)\nany(t[t > 1] == 1)", "true\nfalse"),
  Case("any((tensor([1, 2]) > 1) and (tensor([1, 2]) < 3))", "true"),
  Case("t = tensor([[1, 2], [3, 4]])\nv = t @ tensor([1, 1])\nv[1]", "7"),
  Case("range(1e12)[5]\nlength(range(1e12))", "5\n1000000000000"),
  Case("double(tensor([1.5, 2]))", "[3, 4]"),
]

private let functions = [
  Case("def f(x) { return x + 1 }\nf(2)", "3"),
  Case("def f(x, y=10) { return x + y }\nf(1)\nf(1, 2)\nf(y=1, x=1)", "11\n3\n2"),
  Case("def f(x, y=x * 2) { return y }\nf(3)", "6"),
  Case("def f() { 5 }\nf()\nprint(f())", "none"),
  Case("def f() { return }\nf() == none", "true"),
  Case("f(1)\ndef f(x) { return x }", "1"),
  Case("x = 1\ndef f() { x = 2\nreturn x }\nf()\nx", "2\n1"),
  Case("def f() { return outer }\nouter = 5\nf()", "5"),
  Case("def f(n) { if n < 2 { return n }\nreturn f(n - 1) + f(n - 2) }\nf(15)", "610"),
  Case(
    "def even(n) { return true if n == 0 else odd(n - 1) }\n"
      + "def odd(n) { return false if n == 0 else even(n - 1) }\neven(10)", "true"),
  Case("def f() { for i in range(10) { if i == 3 { return i } } }\nf()", "3"),
  Case("def f() { while true { return 1 } }\nf()", "1"),
  Case("def f(n) { return 0 if n == 0 else 1 + f(n - 1) }\nf(990)", "990"),
  Case("def f(x) { return [x + i for i in range(2)] }\n[f(1), f(2)]", "[[1, 2], [2, 3]]"),
  Case("def square(x) { return x * x }\n3 |> square |> print", "9"),
  Case("x = 5\ndef f(x) { return [x for x in range(x)] }\nf(2)\nx", "[0, 1]\n5"),
]

private let loops = [
  Case("s = 0\nfor i in range(5) { s = s + i }\ns\ni", "10\n4"),
  Case("for i in range(5) { if i == 1 { continue }\nif i == 3 { break }\nprint(i) }", "0\n2"),
  Case("i = 0\nwhile i < 3 { i = i + 1 }\ni", "3"),
  Case("while true { break }\n1", "1"),
  Case("for a, b in [[1, 2], [3, 4]] { print(a * b) }", "2\n12"),
  Case("for c in \"ab\" { print(c) }", "a\nb"),
  Case("for name in {x: 1, y: 2} { print(name) }", "x\ny"),
  Case("for x in tensor([1, 2]) { print(x) }", "1\n2"),
  Case("for row in tensor([[1, 2], [3, 4]]) { print(row[1]) }", "2\n4"),
  Case("for i in range(2) { for j in range(5) { if j == 1 { break }\nprint(i, j) } }", "0 0\n1 0"),
  Case("for x in [] { print(x) }\n1", "1"),
  Case("if 1 > 2 { print(1) } else if 2 > 1 { print(2) } else { print(3) }", "2"),
  Case("x = 1\nif x > 0 { y = 5 }\ny", "5"),
  Case("for i in range(3) { if i > 0 { print(late) }\nlate = i }", "0\n1"),
  Case("for i in range(1e15) { if i == 3 { break } }\ni", "3"),
]

private let domain = [
  Case("crowd()", "crowd 3 × crowd"),
  Case("c = crowd(n=4, label=\"x\")\nc.size\nc.label\nc.members[1]", "4\n\"x\"\n1"),
  Case(
    "c = crowd(5)\nc[1]\nc[1:3]\nc[tensor([true, false, false, true, false])]",
    "1\ncrowd 2 × crowd\ncrowd 2 × crowd"),
  Case("c = crowd(5)\nc[c.members > 2]", "crowd 2 × crowd"),
  Case("[x for x in crowd(3)]", "[0, 1, 2]"),
  Case("crowd(2).history.name", "\"crowd\""),
  Case("a, b = halves(crowd(2))\na\nb.size", "crowd 2 × crowd\n2"),
  Case("train(crowd(2), 5, pause=100ms, rate=2kHz).size", "3"),
  Case("crowd(share=20%).size\ncrowd(share=0.5).size", "3\n3"),
  Case("train(crowd(2), rate=none).size", "3"),
  Case("plot.line([1, 2, 3])", "crowd 3 × plot"),
  Case("load(\"there.csv\").label", "\"there.csv\""),
  Case("save(1, \"new.csv\")\nload(\"new.csv\").size", "0"),
  Case("save(1, \"folder/new.csv\")\nload(\"folder\").size", "0"),
  Case("name = \"x.csv\"\nsave(1, name)\nload(name).size", "0"),
  Case("def dump() { save(1, \"y.csv\") }\ndump()\nload(\"y.csv\").size", "0"),
  Case("for i in range(2) { if i > 0 { load(\"z.csv\") }\nsave(1, \"z.csv\") }", ""),
]
