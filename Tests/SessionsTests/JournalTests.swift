import Files
import Interpreter
import Sessions
import Testing
import Wording

@Suite("The journal")
struct JournalTests {
  private func text(of entry: Entry, in journal: Journal) -> String? {
    let origin = journal.origins.first { $0.name == entry.origin }
    return origin.map { String(decoding: $0.bytes[entry.range], as: UTF8.self) }
  }

  @Test("Statements of every kind of run are there, each as written and in its place")
  func places() {
    let session = Session(host: MemoryHost())
    session.run(.text("a = 1  # one\nb = [a,\n  2]; a\n", name: "script"))
    for line in ["c = [1,\n", "2]\n", "\n", "c\n"] { _ = session.feed(Array(line.utf8)) }
    session.enter("d = \"µ\"; d")
    session.enter("e = d")
    let journal = session.journal
    #expect(journal.origins.map(\.name) == ["script", "<stdin>", ""])
    #expect(
      journal.entries.map(\.source) == [
        "a = 1", "b = [a,\n  2]", "a", "c = [1,\n2]", "c", "d = \"µ\"", "d", "e = d",
      ])
    for entry in journal.entries { #expect(text(of: entry, in: journal) == entry.source) }
    #expect(journal.entries.map(\.ending).allSatisfy { $0 == .done })
    #expect(journal.entries[0].names == ["a"])
  }

  @Test("What is shown, printed and drawn is kept with its statement")
  func outputs() {
    let session = Session(host: MemoryHost())
    session.run(.text("for i in range(3) { print(i) }\n5;\n6\nplot.bar([1, 2])"))
    let entries = session.journal.entries
    #expect(entries.map(\.outputs.count) == [3, 0, 1, 1])
    #expect(entries[0].outputs[1] == .printed("1"))
    guard case .figure(let svg, _, let path, _)? = entries[3].outputs.first else {
      Issue.record("no figure")
      return
    }
    #expect(svg.text.hasPrefix("<svg"))
    #expect(path == "figures/01-bar.svg")
  }

  @Test("Of very many lines the first are kept, and the others counted")
  func manyLines() {
    let session = Session(host: MemoryHost())
    session.run(.text("for i in range(10100) { print(i) }"))
    #expect(session.journal.entries[0].outputs.count == 10_000)
    #expect(session.journal.entries[0].omitted == 100)
  }

  @Test("How each statement ended is told, and text that did not run is an entry too")
  func endings() {
    let session = Session(host: MemoryHost())
    session.enter("x = [1]")
    session.enter("x[4]")
    session.enter("assert x[0] == 2")
    session.enter("nosuch(1)")
    session.enter("x = (1 +* 2")
    let entries = session.journal.entries
    #expect(entries.map(\.ending.exitStatus) == [0, 1, 3, 2, 2])
    #expect(entries.map { $0.kind == .refused } == [false, false, false, true, true])
    #expect(entries[1].ending.messages[0].contains("outside the 1 items"))
    #expect(entries[3].source == "nosuch(1)\n")
  }

  @Test("A statement that is interrupted says so, and what follows is not there")
  func interruption() {
    let session = Session(host: MemoryHost(), isCancelled: { true })
    session.run(.text("x = 1\ny = 2"))
    #expect(session.journal.entries.map(\.ending.exitStatus) == [130])
    #expect(session.journal.script == "# was stopped by hand\nx = 1\n")
  }

  @Test(
    "A script that ran is given back byte for byte",
    arguments: [
      "x = 1\n", "x = 1", "# a\n\nx = 1  # b\n\n# c\ny = 2\n# d\n", "x = 1; y = 2;  # c\n",
      "#!/usr/bin/env vae\n# head\nparam n = 3  # rows\n\n#%% one\nif n > 2 {\n  print(n)\n}\n\n#%% two\n",
      "def f(a) {  # half\n  return a / 2\n}\nf(3)\r\n# ü\n", "\n\n", "",
    ])
  func roundTrip(text: String) {
    let session = Session(host: MemoryHost())
    #expect(session.run(.text(text)) == .done)
    let script = session.journal.script
    #expect(script == text || script == text + "\n")
  }

  @Test("What was typed makes a script that runs: no failures, options first, one of each function")
  func typed() {
    let session = Session(host: MemoryHost())
    for line in [
      "x = 1", "# why", "y = [[1][k] for k in [argmax(normal(1)) + 5]]", "def f() { return 1 }",
      "z = f()  # call",
      "def f() { return 2 }", "param late = 5", "w = late + f()", "nosuch",
    ] { session.enter(line) }
    #expect(
      session.journal.script == """
        param late = 5
        x = 1
        z = f()  # call
        def f() { return 2 }
        w = late + f()

        """)
    let again = Session(host: MemoryHost())
    #expect(again.run(.text(session.journal.script)) == .done)
    #expect(again.summary(of: "w") == "7")
  }

  @Test("Statements that fail draw nothing from chance, so that a saved script gives the same")
  func chance() {
    let session = Session(host: MemoryHost())
    session.enter("a = normal(3)")
    session.enter("b = normal(3)[7]")
    session.enter("c = normal(3)")
    let again = Session(host: MemoryHost())
    again.run(.text(session.journal.script))
    #expect(again.summary(of: "c") == session.summary(of: "c"))
    #expect(session.summary(of: "a") != session.summary(of: "c"))
  }

  @Test("Files that commands read are noted, and known again only while they are the same")
  func files() throws {
    let host = MemoryHost(files: ["a.json": Array("[1, 2]".utf8), "s.vae": Array("x = 1".utf8)])
    let session = Session(host: host)
    session.run(.file("s.vae"))
    session.run(.text("read(\"a.json\")\nread(\"a.json\")"))
    let files = session.journal.files
    #expect(files.map(\.path) == ["a.json"])
    #expect(files[0].size == 6)
    #expect(files[0].digest() == sha256(of: Array("[1, 2]".utf8)))
    try host.write(Array("[1, 3]".utf8), to: "a.json")
    #expect(files[0].digest() == nil)
  }

  @Test("A prompt asks for more exactly where a statement is not at its end")
  func incomplete() {
    for text in ["x = (1,", "if a {", "x = 1 +", "f(", "x ="] {
      #expect(Session.isIncomplete(text), "\(text)")
    }
    for text in ["", "x", "x = )", "\"open", ":vars", "?pca", "if a { }", "# only"] {
      #expect(!Session.isIncomplete(text), "\(text)")
    }
  }
}
