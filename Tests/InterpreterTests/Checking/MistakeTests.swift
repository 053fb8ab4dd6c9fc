import Interpreter
import Syntax
import Testing

@Suite("What is said about mistakes before anything runs")
struct MistakeTests {
  @Test("A mistake is told as it stands here", arguments: namesMistaken + callsMistaken)
  func tells(_ mistake: Case) {
    #expect(TestSession().check(mistake.source) == mistake.shown)
  }

  @Test("Types are followed through names", arguments: typesMistaken)
  func followsTypes(_ mistake: Case) {
    #expect(TestSession().check(mistake.source) == mistake.shown)
  }

  @Test("A run says what the check says and does nothing", arguments: callsMistaken + typesMistaken)
  func runSaysTheSame(_ mistake: Case) {
    let source = "print(\"done\")\n" + mistake.source
    #expect(TestSession().run(source) == TestSession().check(source))
  }

  @Test(
    "What may come right on some run is not a mistake",
    arguments: [
      "if there() { }\ndef there() { return true }",
      "for i in range(2) { if i > 0 { print(x) }\nx = 1 }",
      "def f() { return later }\nlater = 1\nf()",
      "x = crowd() if true else 3\nx.size",
      "if true { x = 1 } else { x = crowd() }\nx.size",
      "def f(x) { return x.size }\nf(crowd())",
      "n = 0\nwhile n > 0 { crowd(n=n) }",
      "x = none\nif x != none { x.size }",
      "x = none\nx != none and x.size > 1",
      "x = none\n1 if x == none else x.size",
      "param n = 0\ncrowd(n=n)",
      "r = {a: 1}\nfor i in range(2) { r = {b: 1} }\nr.b",
      "a, b = halves(crowd())",
      "path = \"new.csv\"\nif false { save(1, path) }\nload(\"new.csv\")",
    ])
  func staysSilent(_ source: String) {
    #expect(TestSession().check(source) == "")
  }

  @Test("At a prompt, a function may use what is defined later")
  func promptDefinesLater() {
    let session = TestSession()
    #expect(session.run("def f() { return g(x) }", isWhole: false) == "")
    #expect(session.run("def g(y) { return y + 1 }\nx = 1", isWhole: false) == "")
    #expect(session.run("f()", isWhole: false) == "2")
  }

  @Test("A function that is never defined is missed when it is called")
  func missesFunctionWhenCalled() {
    let session = TestSession()
    #expect(session.run("def f() { return crowdd(1) }", isWhole: false) == "")
    let diagnostic = session.failure(of: "f()")?.diagnostics.first
    #expect(diagnostic?.message == "unknown command \"crowdd\"")
    #expect(
      diagnostic?.labels.first
        == .init(span: Span(start: 17, end: 23), text: "did you mean \"crowd\"?"))
  }

  @Test("Twelve mistakes are reported in one run, in the order of the text")
  func reportsTwelve() {
    let session = TestSession()
    let failure = session.failure(of: twelveMistakes)
    let lines = failure?.diagnostics.map { diagnostic in
      let source = Source(name: "test.vae", text: twelveMistakes)
      return source.position(of: diagnostic.labels.first?.span.start ?? 0).line
    }
    #expect(lines == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    #expect(failure?.kind == .syntax)
    #expect(session.evaluator.names.isEmpty)
  }

  @Test("A script of some hundred lines is checked in a few milliseconds")
  func isFast() {
    let lines = (0..<400).map {
      "x\($0) = train(crowd(n=\($0 + 1)), epochs=5, pause=100ms).size + 1"
    }
    let source = Source(name: "long.vae", text: lines.joined(separator: "\n"))
    let program = parse(source, mode: .file)
    let session = TestSession()
    let time = ContinuousClock().measure {
      #expect(session.evaluator.check(program, host: session.disk).isEmpty)
    }
    #expect(time < .milliseconds(50))
  }
}

private let twelveMistakes = """
  trian(crowd())
  crowd(nn=3)
  crowd(n=1, n=2)
  train()
  crowd(n="three")
  train(crowd(), pause=3Hz)
  crowd(n=0)
  fail(how="fualt")
  print(undefined_name)
  plot = 3
  x = [1, 2
  y = "never closed
  load("missing.csv")
  """
