import Interpreter
import Syntax
import Testing

@Suite("What a session keeps from one program to the next")
struct SessionStateTests {
  @Test("Names, functions and the last value stay")
  func keepsState() {
    let session = TestSession()
    #expect(session.run("x = 2\ndef f(y) { return x * y }\n5") == "5")
    #expect(session.run("f(10)\n_ + 1") == "20\n21")
    #expect(session.run("x = 3\nf(10)") == "30")
    #expect(session.evaluator.names.map(\.name) == ["x"])
  }

  @Test("A function that is defined anew is the one that is called from then on")
  func redefines() {
    let session = TestSession()
    _ = session.run("def g() { return 1 }\ndef f() { return g() }")
    #expect(session.run("f()") == "1")
    #expect(session.run("def g(extra=0) { return 2 + extra }\nf()\ng(5)") == "2\n7")
    #expect(session.run("def g(needed) { return needed }") == "")
    #expect(session.run("f()").hasPrefix("error: g() needs needed"))
  }

  @Test("A value set from outside is seen, and one taken away is gone")
  func setsFromOutside() {
    let session = TestSession()
    session.evaluator["given"] = .number(4)
    #expect(session.run("given + 1") == "5")
    session.evaluator["given"] = nil
    #expect(session.run("given").hasPrefix("error: \"given\" is undefined"))
  }

  @Test("Hundreds of names and thousands of slots are no matter")
  func holdsManyNames() {
    let session = TestSession()
    let lines = (0..<500).map { "name\($0) = \($0)" }
    _ = session.run(lines.joined(separator: "\n"))
    #expect(session.evaluator.names.count == 500)
    #expect(session.run("name499 + name250") == "749")
    let own = (0..<300).map { "a\($0) = n" }.joined(separator: "\n")
    #expect(
      session.run("def f(n) {\n\(own)\nreturn 0 if n == 0 else f(n - 1) + a299 - n }\nf(500)")
        == "0")
  }

  @Test("The same script draws the same seeds; a seed of its own changes nothing else")
  func drawsTheSameSeeds() {
    let draws = "[draw().members[0] == draw().members[0], length([draw() for i in range(3)])]"
    #expect(run(draws) == "[false, 3]")
    let one = TestSession()
    let other = TestSession()
    #expect(seeds(one) == seeds(other))
    _ = one.run("seed(7)")
    _ = other.run("draw()\nseed(7)\ndraw(seed=3)")
    #expect(seeds(one) == seeds(other))
    _ = one.run("seed(8)")
    #expect(seeds(one) != seeds(other))
  }

  private func seeds(_ session: TestSession) -> [UInt64?] {
    _ = session.run("a = draw()\nb = draw()")
    return ["a", "b"].map { session.evaluator[$0]?.provenance?.seed }
  }

  @Test("A seed is a number that can be given back")
  func drawsExactSeeds() throws {
    let session = TestSession()
    _ = session.run("a = draw()")
    let seed = try #require(session.evaluator["a"]?.provenance?.seed)
    #expect(UInt64(Double(seed)) == seed)
    #expect(session.run("draw(seed=\(seed))[0] == a[0]") == "true")
  }

  @Test("A value remembers its command, arguments and parents")
  func remembers() throws {
    let session = TestSession()
    _ = session.run(
      """
      k = 4
      base = crowd(n=k, label="x")
      big = base |> train(epochs=k + 1, pause=100ms)
      both = train(big)
      """)
    let provenance = try #require(session.evaluator["big"]?.provenance)
    #expect(provenance.command == "train")
    #expect(provenance.arguments.map(\.name) == ["crowd", "epochs", "pause"])
    #expect(provenance.arguments.map(\.text) == ["base", "5", "100 ms"])
    #expect(provenance.parents.map(\.name) == ["base"])
    #expect(provenance.parents.first?.provenance.arguments.map(\.text) == ["4", "\"x\""])
    #expect(provenance.seed == nil)
    #expect(session.evaluator["both"]?.provenance?.parents.first?.name == "big")
    #expect(session.evaluator["k"]?.provenance == nil)
  }
}
