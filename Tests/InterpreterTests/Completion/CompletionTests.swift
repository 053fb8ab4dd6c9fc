import Files
import Interpreter
import Syntax
import Testing

/// A text with `‸` where the cursor stands.
private struct Typed {
  let text: String
  let offset: Int

  init(_ marked: String) {
    let parts = marked.split(separator: "‸", omittingEmptySubsequences: false)
    text = parts.joined()
    offset = parts[0].utf8.count
  }
}

private let directives = [
  DirectiveSketch("help", words: "[TOPIC]", "explains"),
  DirectiveSketch("find", words: "WORD…", "searches"),
  DirectiveSketch("example", words: "COMMAND", "runs the examples"),
  DirectiveSketch("next", words: "[COUNT|all]", "goes on"),
  DirectiveSketch("cache", words: "[clear]", "says what is kept"),
  DirectiveSketch(
    "lesson", words: "[NAME|FILE]", "teaches",
    names: { [Proposal("spikes", "about spikes"), Proposal("walk", "a walk")] }),
  DirectiveSketch("open", words: "FILE", "steps through a script"),
  DirectiveSketch("how", words: "NAME", "how a value was made"),
  DirectiveSketch("time", words: "on|off", "times statements"),
  DirectiveSketch("quit", "leaves"),
]

/// A disk with a folder and two files, one of them hidden.
private struct Folder: Host {
  func open(_ path: String) throws(HostError) -> any OpenFile { MemoryFile(path, []) }
  func write(_ files: [NewFile]) throws(HostError) {}
  func kind(of path: String) -> FileKind? { path == "data" ? .folder : .file }
  func names(in folder: String) throws(HostError) -> [String] {
    folder == "data/" ? ["a.csv", "b.npy"] : [".hidden", "data", "notes.txt"]
  }
  func obstacle(toWriting path: String) -> String? { nil }
  var time: Double { 0 }
}

/// A session with a few values and files.
private struct Desk {
  let evaluator = Evaluator(testTable)
  let host = Folder()

  init() throws {
    let code = """
      gang = crowd(5); number = 3; mode = "fast"
      r = {loss: 0.5, parts: {first: 1, second: 2}}
      t = tensor([1, 2]); def twice(x, by=2) { return x * by }
      """
    let program = parse(Source(name: "t", text: code), mode: .prompt)
    let checked = try evaluator.checked(program, host: host)
    try evaluator.run(checked, in: CallContext(host: host)) { _, _ in }
  }

  func proposals(_ marked: String) -> Proposals {
    let typed = Typed(marked)
    return evaluator.completions(
      in: typed.text, at: typed.offset, host: host, directives: directives)
  }

  func texts(_ marked: String) -> [String] { proposals(marked).items.map(\.text) }

  func hint(_ marked: String) -> String? {
    let typed = Typed(marked)
    return evaluator.hint(in: typed.text, at: typed.offset)
  }
}

@Suite("Completion")
struct CompletionTests {
  @Test(
    "A word is completed by what can stand there",
    arguments: [
      // Commands, groups, names, functions, keywords
      ("cr‸", ["crowd("]), ("x = cr‸", ["crowd("]), ("pl‸", ["plot."]),
      ("plot.‸", ["line(", "bar("]),
      ("plot.b‸", ["bar("]), ("gan‸", ["gang"]), ("twi‸", ["twice("]), ("asse‸", ["assert"]),
      ("tru‸", ["true"]), ("if tru‸", ["true"]), ("CRO‸", ["crowd("]), ("cr‸(3)", ["crowd"]),
      // What people call it elsewhere
      ("learn‸", ["train("]), ("lin‸", ["plot.line("]),
      // Fields
      ("gang.‸", ["size", "members", "label", "leader", "history"]), ("gang.s‸", ["size"]),
      ("crowd(3).l‸", ["label", "leader"]), ("gang.history.‸", ["name"]),
      ("r.‸", ["loss", "parts"]), ("r.parts.s‸", ["second"]), ("t.‸", ["shape"]),
      ("(gang).si‸", ["size"]), ("halves(gang)[0].s‸", ["size"]), ("number.‸", []),
      ("\"text\".‸", []), ("nobody.‸", []),
      // Parameters
      ("train(gang, ‸", ["number", "t", "epochs=", "pause=", "rate="]),
      ("train(gang, ep‸", ["epochs="]), ("train(gang, epochs=3, ‸", ["pause=", "rate="]),
      ("gang |> train(‸", ["number", "t", "epochs=", "pause=", "rate="]),
      ("gang |> tr‸", ["train("]),
      ("twice(3, b‸", ["by="]), ("twice(x=3, ‸", ["by="]), ("plot.line(y‸", ["y="]),
      ("train(\n  gang,\n  pa‸", ["pause="]), ("print(train(gang, ra‸", ["rate=", "range("]),
      // Values that fit
      (
        "train(‸",
        [
          "gang", "crowd=", "epochs=", "pause=", "rate=", "crowd(", "train(", "pca(", "load(",
          "plot.", "draw(",
        ]
      ),
      ("train(gang, rate=n‸", ["none", "not"]),
      ("fail(\"s‸", ["stop\"", "silent\""]), ("fail(how=\"st‸\")", ["stop"]),
      // Choices
      (
        "fail(how=‸",
        [
          "\"fault\"", "\"explained\"", "\"mismatch\"", "\"stop\"", "\"silent\"", "\"none\"",
          "mode",
        ]
      ),
      // Files
      ("load(\"‸", ["data/", "notes.txt\""]), ("load(\"data/‸", ["a.csv\"", "b.npy\""]),
      ("load(\"no‸\")", ["notes.txt"]),
      ("load(path='no‸", ["notes.txt'"]), ("save(gang, \"no‸", ["notes.txt\""]),
      ("load(\".‸", [".hidden\""]),
      // Directives
      (
        ":‸",
        ["help", "find", "example", "next", "cache", "lesson", "open", "how", "time", "quit"]
      ), (":ti‸", ["time"]),
      (":time ‸", ["on", "off"]),
      (":time of‸", ["off"]), (":how ga‸", ["gang"]), (":open no‸", ["notes.txt"]),
      (":next ‸", ["all"]), (":cache c‸", ["clear"]), (":example tra‸", ["train"]),
      (":example gan‸", []), (":find cro‸", ["crowd"]), (":find crowd tra‸", ["train"]),
      (":how gang cro‸", []), (":nothing ‸", []),
      // Names of the directive's own, else files
      (":lesson ‸", ["spikes", "walk"]), (":lesson sp‸", ["spikes"]),
      (":lesson no‸", ["notes.txt"]),
      ("?tra‸", ["train"]), ("? plot.l‸", ["plot.line"]), (":help cro‸", ["crowd"]),
      // Nowhere
      ("# cr‸", []), ("x = 5‸", []), ("def cr‸", []), ("\"cr‸", []), ("x = gang ‸", []),
      ("x = gang a‸", ["and"]), ("print(\"a {gang.si‸", ["size"]), ("\"a {number:‸", []),
    ])
  func completes(_ marked: String, _ expected: [String]) throws {
    let found = try Desk().texts(marked)
    #expect(found == expected, "\(found)")
  }

  @Test("Names that only the text defines are offered, with what is known of them")
  func sawEarlierLines() throws {
    let desk = try Desk()
    #expect(desk.texts("mob = crowd(2)\nmob.s‸") == ["size"])
    #expect(desk.texts("def f(many, few=2) {\n  man‸") == ["many"])
    #expect(desk.texts("for thing in [1] {\n  thi‸") == ["thing"])
    #expect(desk.texts("def f(many) { many }\nprint(f‸").first == "f(")
  }

  @Test("What is replaced are the bytes of the word, of a path those of its last part")
  func replaces() throws {
    let desk = try Desk()
    #expect(desk.proposals("µ = cr‸").replaced == 5..<7)
    #expect(desk.proposals("load(\"data/a‸").replaced == 11..<12)
    #expect(desk.proposals("plot.b‸").replaced == 5..<6)
    #expect(desk.proposals("‸").replaced == 0..<0)
    #expect(desk.proposals("").replaced == 0..<0)
  }

  @Test("A parameter is offered with what it takes, a name with its value")
  func explains() throws {
    let items = try Desk().proposals("train(gang, ep‸").items
    #expect(items.first?.summary == "how often (whole number, between 1 and 100, default 10)")
    #expect(items.first?.isComplete == false)
    #expect(try Desk().proposals("num‸").items.first == Proposal("number", "3"))
    #expect(try Desk().proposals("gan‸").items.first == Proposal("gang", "a crowd"))
  }

  @Test(
    "A hint shows the call and its current argument",
    arguments: [
      ("train(‸", "train(crowd, epochs=10, pause=500ms, rate=none)  crowd: who is trained (crowd)"),
      (
        "train(gang, ‸",
        "epochs: how often (whole number, between 1 and 100, default 10)  train(crowd, epochs=10, pause=500ms, rate=none)"
      ),
      (
        "gang |> train(‸",
        "train(crowd, epochs=10, pause=500ms, rate=none)  epochs: how often (whole number, between 1 and 100, default 10)"
      ),
      (
        "train(gang, pause=‸",
        "pause: between turns (time, default 500ms)  train(crowd, epochs=10, pause=500ms, rate=none)"
      ),
      (
        "train(gang, (1 + ‸",
        "epochs: how often (whole number, between 1 and 100, default 10)  train(crowd, epochs=10, pause=500ms, rate=none)"
      ),
      ("twice(1, ‸", "twice(x, by=2)"), ("train(gang) ‸", nil), ("x = 3‸", nil), ("# train(‸", nil),
      ("print(nothing(‸", "values: what to write (any number of values)  print(values, …)"),
    ])
  func hints(_ marked: String, _ expected: String?) throws {
    #expect(try Desk().hint(marked) == expected)
  }

  @Test("No text and no place in it is too broken to ask about")
  func survives() throws {
    let desk = try Desk()
    let whole =
      "x = train(gang, epochs=[{a: (\"µ {f(r.b) |> g}\" )}])[0].b\n:how \"a\n}}))\n?plot. def ((("
    for offset in -1...(whole.utf8.count + 1) {
      _ = desk.evaluator.completions(in: whole, at: offset, host: desk.host)
      _ = desk.evaluator.hint(in: whole, at: offset)
    }
    let deep = String(repeating: "f([{a: ", count: 3000)
    #expect(
      desk.evaluator.completions(in: deep, at: deep.utf8.count, host: desk.host).replaced.isEmpty)
  }
}
