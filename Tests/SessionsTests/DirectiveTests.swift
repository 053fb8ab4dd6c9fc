import Files
import Interpreter
import Sessions
import Testing

@Suite("Directives")
struct DirectiveTests {
  @Test("Each is explained by its declaration, and is refused with words that it does not take")
  func declarations() {
    let recorded = RecordedSession()
    let list = recorded.answer(to: ":help")
    for directive in recorded.session.directives {
      #expect(list.contains(directive.usage) && list.contains(directive.summary))
      #expect(recorded.answer(to: ":help :\(directive.name)").contains(directive.summary))
      if directive.words.hasSuffix("…") { continue }
      let tooMany = recorded.answer(to: ":\(directive.name) a b c d")
      #expect(tooMany.contains("error: :\(directive.name) takes"), "\(tooMany)")
    }
  }

  @Test("A misspelt one is answered with the nearest, by whatever way it comes")
  func misspelt() {
    let recorded = RecordedSession()
    #expect(recorded.answer(to: ":undoo").contains("did you mean :undo?"))
    #expect(recorded.answer(to: ":exit").contains("did you mean :quit?"))
    #expect(recorded.answer(to: ":q").contains("did you mean :quit?"))
    #expect(recorded.session.feed(Array(":undoo\n".utf8))?.exitStatus == 2)
  }

  @Test("In a script they are an error that says where they work")
  func scripts() {
    let ending = Session(host: MemoryHost()).run(.text("x = 1\n:vars"))
    #expect(ending.exitStatus == 2)
    #expect(ending.messages[0].contains("for the prompt"))
  }

  @Test("Statements and directives of one text run in turn, and an error ends it")
  func mixed() {
    let recorded = RecordedSession()
    #expect(
      recorded.answer(to: "x = 1; :how x")
        == "x is 1\n  by x = 1\na number does not remember how it was made")
    #expect(recorded.answer(to: ":undo\nprint(2)\n:nosuch\nprint(3)").contains("2\nerror: "))
    #expect(recorded.session.summary(of: "x") == nil)
    #expect(recorded.session.enter("y = 1; :quit; y = 2") == .quit)
    #expect(recorded.session.summary(of: "y") == "1")
  }

  @Test("Undo brings back values, functions, chance and the last value, one text at a time")
  func undo() {
    let session = Session(host: MemoryHost())
    session.enter("x = 1\nx")
    session.enter("def f() { return 1 }")
    session.enter("x = 2; def f() { return 2 }")
    session.enter("for x in [5, 6] { y = x }")
    let drawn = { () -> String? in
      session.enter("r = normal(2)")
      return session.summary(of: "r")
    }
    let first = drawn()
    session.enter(":undo")
    #expect(drawn() == first)
    session.enter(":undo; :undo")
    #expect(session.summary(of: "x") == "2")
    #expect(session.summary(of: "y") == nil)
    session.enter(":undo")
    session.enter("g = f()")
    #expect(session.summary(of: "g") == "1")
    #expect(session.summary(of: "x") == "1")
    session.enter(":undo; :undo")
    #expect(session.enter("f()").exitStatus == 2)
    #expect(session.journal.script == "x = 1\nx\n")
  }

  @Test("What was taken back is given back, a whole paste at once, until something else runs")
  func redo() {
    let recorded = RecordedSession()
    recorded.session.enter("x = 1\ny = 2\ndef f() { return 3 }")
    recorded.session.enter("x = 5")
    let undone = recorded.answer(to: ":undo 2")
    #expect(undone.contains("took back: x = 5") && undone.contains("took back: y = 2"), "\(undone)")
    #expect(recorded.session.summary(of: "y") == nil && recorded.session.journal.script == "")
    #expect(recorded.answer(to: ":redo 1").contains("gave back: y = 2\n  y is again 2"))
    #expect(recorded.session.summary(of: "x") == "1" && recorded.answer(to: "f()") == "3")
    #expect(recorded.answer(to: ":redo").contains("gave back: x = 5\n  x is again 5"))
    #expect(recorded.answer(to: ":redo 0").contains("must be followed by a count, but is by 0"))
    recorded.session.enter(":undo")
    recorded.session.enter("z = 9")
    #expect(recorded.answer(to: ":redo").contains("nothing was taken back"))
    #expect(recorded.session.journal.script.hasPrefix("x = 1\ny = 2\ndef f()"))
  }

  @Test("All that the last undo took is given back at once, what was forgotten too")
  func redoOfSeveral() {
    let recorded = RecordedSession()
    for number in 1...4 { recorded.session.enter("x = \(number)") }
    recorded.session.enter(":undo 2; :undo")
    #expect(recorded.session.summary(of: "x") == "1")
    #expect(recorded.answer(to: ":redo") == "gave back: x = 2\n  x is again 2")
    #expect(recorded.answer(to: ":redo").contains("x is again 4"))
    recorded.session.enter(":undo 3")
    #expect(recorded.answer(to: ":redo").matches(of: #/gave back: /#).count == 3)
    recorded.session.enter(":forget x")
    #expect(recorded.answer(to: ":undo") == "took back: :forget x\n  x is again 4")
    #expect(recorded.answer(to: ":redo") == "gave back: :forget x\n  x has no value again")
    #expect(recorded.session.journal.script == "x = 1\nx = 2\nx = 3\nx = 4\n")
  }

  @Test("Undo behind what changed nothing takes nothing older before that is said")
  func undoOfNothing() {
    let recorded = RecordedSession()
    recorded.session.enter("x = 1")
    recorded.session.enter("print(2)")
    recorded.session.enter("print(x)")
    #expect(
      recorded.answer(to: ":undo")
        == "nothing to take back in: print(x); :undo again takes back: x = 1")
    #expect(recorded.session.summary(of: "x") == "1")
    #expect(recorded.answer(to: ":undo") == "took back: x = 1\n  x has no value again")
    recorded.session.enter("x = 1")
    recorded.session.enter("x + 1")
    #expect(recorded.answer(to: ":undo") == "took back: x = 1\n  x has no value again")
    recorded.session.enter("x = 1; print(x)")
    #expect(recorded.answer(to: ":undo") == "took back: x = 1\n  x has no value again")
  }

  @Test("A transcript that is pasted runs as what was typed")
  func transcript() {
    let recorded = RecordedSession()
    let text = "vae> x = [1,\n...>   2]\nvae> sum(x)\n3\nvae> nosuch\nerror: no\nvae> x = 7"
    #expect(recorded.answer(to: text).contains("nosuch"))
    #expect(!Session.isIncomplete(text) && Session.isIncomplete("vae> f(1,\n...> "))
    #expect(recorded.answer(to: "vae> y = 5\nvae> y\n5") == "5")
    #expect(recorded.session.summary(of: "y") == "5")
  }

  @Test(
    "What was typed at each prompt of a transcript is a text of its own, wherever a copy begins",
    arguments: ["", "vae 0.1.0 · ?name explains a command\n", "       0  1\n  3 of 9 rows\n", "\n"])
  func pieces(_ above: String) {
    let text = above + "vae> x = [1,\n...>   2]\n[1, 2]\n  vae> nosuch\nerror: no\nvae> x\n"
    #expect(Session.statements(typedIn: text) == ["x = [1,\n  2]", "nosuch", "x"])
    #expect(Session.statements(typedIn: "x = 1\nx") == ["x = 1\nx"])
  }

  @Test("A page has all digits of what the prompt showed rounded")
  func digitsOfPages() {
    let recorded = RecordedSession()
    recorded.session.display.roundsNumbers = true
    recorded.session.display.rowWidth = 8
    #expect(recorded.answer(to: "1/3") == "0.3333")
    #expect(recorded.answer(to: "tensor(range(16)) / 3").contains("▁▂▃▄▅▆▇█"))
    let kept = recorded.session.journal.entries.flatMap(\.outputs).map(\.description)
    #expect(kept[0] == "0.3333333333333333" && !kept[1].contains("▁"))
  }

  @Test("A figure is seen also where none can be saved, and a script's is an error")
  func readOnly() {
    let recorded = RecordedSession(host: MemoryHost(writes: 0))
    let answer = recorded.answer(to: "plot.bar([1, 2])")
    #expect(answer.contains("the figure is not saved: ") && !answer.contains("error"), "\(answer)")
    let session = Session(host: MemoryHost(writes: 0))
    #expect(session.run(.text("plot.bar([1, 2])")).exitStatus == 1)
  }

  @Test("What failed before it changed anything is not taken back")
  func undoOfFailures() {
    let session = Session(host: MemoryHost())
    session.enter("x = 1")
    session.enter("x = [[1][k] for k in [argmax(normal(1)) + 2]]")
    session.enter(":undo")
    #expect(session.summary(of: "x") == nil)
    #expect(session.enter(":undo").exitStatus == 2)
  }

  @Test("Undo after a long session goes back some twenty statements")
  func undoLimit() {
    let session = Session(host: MemoryHost())
    for number in 0..<50 { session.enter("x = \(number)") }
    var count = 0
    while session.enter(":undo") == .done { count += 1 }
    #expect(count == 20)
    #expect(session.summary(of: "x") == "29")
  }

  @Test("Undo takes back several at once, and says of what it cannot count")
  func undoOfSeveral() {
    let recorded = RecordedSession()
    for number in 1...4 { recorded.session.enter("x = \(number)") }
    #expect(recorded.answer(to: ":undo 3").contains("took back: x = 2\n  x is again 1"))
    #expect(recorded.answer(to: ":undo 0").contains("must be followed by a count, but is by 0"))
    #expect(recorded.answer(to: ":undo 9").contains("x has no value again"))
  }

  @Test("What was cut is shown whole, in as many tables as there are matrices")
  func last() {
    let recorded = RecordedSession()
    #expect(recorded.answer(to: ":last").contains("no value was shown yet"))
    recorded.session.enter("reshape(range(60), 2, 1, 30)")
    let whole = recorded.answer(to: ":last")
    #expect(!whole.contains("…") && whole.contains("[1, 0]") == false, "\(whole)")
    #expect(whole.contains("\n[0]\t0\t1\t2") && whole.contains("\n0\t30\t31"), "\(whole)")
    recorded.session.enter("[{n: n, long: \"{[k for k in range(40)]}\"} for n in range(40)]")
    let records = recorded.answer(to: ":last")
    let rows = records.split(separator: "\n").dropFirst(2)
    #expect(rows.count == 40 && rows.allSatisfy { $0.hasSuffix("38, 39]\"") }, "\(records)")
    recorded.session.enter("table(a=range(50))")
    #expect(recorded.answer(to: ":last").split(separator: "\n").count == 52)
  }

  @Test("A name is forgotten, and what runs apart leaves nothing behind")
  func apart() {
    let recorded = RecordedSession()
    recorded.session.enter("x = 1")
    #expect(recorded.answer(to: ":example norm").contains("norm([3, 4])\n5"))
    #expect(recorded.answer(to: ":example for").contains("for n in range(3)"))
    #expect(recorded.session.summary(of: "x") == "1")
    #expect(recorded.answer(to: ":example nrm").contains("did you mean \"norm\"?"))
    #expect(recorded.answer(to: ":forget x") == "x has no value any more")
    #expect(recorded.answer(to: ":forget x").contains("\"x\" has no value"))
    #expect(recorded.session.journal.entries.count == 1)
  }

  @Test("What the session runs on is said in five lines, the seed as it was set")
  func info() {
    let recorded = RecordedSession()
    recorded.session.enter("seed(42)")
    let info = recorded.answer(to: ":info")
    #expect(info.split(separator: "\n").count == 5)
    #expect(info.contains("vae \(Session.version) · seed 42 · "), "\(info)")
  }

  @Test("Asked for help, words of the language and several words at once are answered")
  func helpOnTheLanguage() {
    let recorded = RecordedSession()
    for name in ["for", "|>", "@", "ms", "_", "units", "[]", "?", "{}", "language"] {
      let page = recorded.answer(to: ":help \(name)")
      #expect(!page.contains("error"), "\(name): \(page)")
      #expect(name == "language" || page.contains("\nExamples\n"), "\(name): \(page)")
    }
    #expect(recorded.answer(to: "?|>") == recorded.answer(to: ":help |>"))
    #expect(recorded.answer(to: "help") == recorded.answer(to: "?help"))
    recorded.session.enter("help = 3")
    #expect(recorded.answer(to: "help") == "3")
    let found = recorded.answer(to: ":find fit cluster")
    #expect(found.hasPrefix("  pca"), "\(found)")
  }

  @Test("A save never writes over what it did not write, unless told to")
  func saving() throws {
    let host = MemoryHost(files: ["mine.vae": [1]])
    let session = Session(
      host: host, exporters: [Exporter(suffix: ".md") { Array("\($0.entries.count)".utf8) }])
    session.enter("x = 1  # one")
    #expect(session.enter(":save mine.vae").messages[0].contains(":save! mine.vae"))
    #expect(try host.read("mine.vae") == [1])
    #expect(session.enter(":save \"new one.vae\"") == .done)
    #expect(session.enter("y = 2") == .done)
    #expect(session.enter(":save \"new one.vae\"") == .done)
    #expect(try host.read("new one.vae") == Array("x = 1  # one\ny = 2\n".utf8))
    #expect(session.enter(":save! mine.vae") == .done)
    #expect(session.enter(":save page.md") == .done)
    #expect(try host.read("page.md") == Array("2".utf8))
    #expect(session.enter(":save nowhere/x.vae").messages[0].contains("no folder nowhere"))
    #expect(session.enter(":save page.pdf").messages[0].contains(".vae, .md"))
  }

  @Test("Nor does one write over another's figure that stands beside the page")
  func savingFigures() throws {
    let host = MemoryHost(files: ["page-figure-1.svg": [7]])
    let exporter = Exporter(
      suffix: ".md",
      files: { _, path in
        [
          ExportedFile(path: path, bytes: [1]),
          ExportedFile(path: "page-figure-1.svg", bytes: [2]),
        ]
      })
    let session = Session(host: host, exporters: [exporter])
    session.enter("x = 1")
    let message = session.enter(":save page.md").messages[0]
    #expect(message.contains("page-figure-1.svg is there already"), "\(message)")
    #expect(message.contains(":save! page.md") && host.kind(of: "page.md") == nil)
    #expect(session.enter(":save! page.md") == .done && session.enter(":save page.md") == .done)
    #expect(try host.read("page-figure-1.svg") == [2])
  }

  @Test("What cannot be written is said, and nothing is lost")
  func fullDisk() {
    let session = Session(host: MemoryHost(writes: 0))
    session.enter("x = 1")
    #expect(session.enter(":save a.vae").messages[0].contains("the disk is full"))
    #expect(session.summary(of: "x") == "1")
  }

  @Test("A script is stepped through by its cells, and a step that fails stays the next")
  func stepping() {
    let script = "# top\nx = 1\n#%% a\n# only words\n#%% b\ny = [x][k]\n#%% c\nz = y\n"
    let recorded = RecordedSession(host: MemoryHost(files: ["s.vae": Array(script.utf8)]))
    #expect(
      recorded.answer(to: ":open s.vae").contains(
        "s.vae: 3 cells\n:next runs cell 1 of 3:\n# top\nx = 1"))
    recorded.session.enter("k = 3")
    #expect(
      recorded.answer(to: ":next").contains("cell 2 of 3:\n#%% a\n# only words\n#%% b\ny = [x][k]"))
    #expect(recorded.answer(to: ":next").contains("s.vae:6:9"))
    recorded.session.enter("k = 0")
    #expect(recorded.answer(to: ":next all").contains("s.vae has come to its end"))
    #expect(recorded.session.summary(of: "z") == "1")
    #expect(recorded.session.enter(":next").exitStatus == 2)
    let script2 = recorded.session.journal.script
    #expect(script2.contains("#%% b\ny = [x][k]\n#%% c\nz = y\n"), "\(script2)")
  }

  @Test("A script that is no program is not opened")
  func broken() {
    let session = Session(host: MemoryHost(files: ["s.vae": Array("x = (\n".utf8)]))
    #expect(session.enter(":open s.vae").messages[0].contains("s.vae:1:5"))
    #expect(session.enter(":next").messages[0].contains("no script is open"))
  }

  @Test("A new session gives the same, or the first difference is shown; no file is touched")
  func fresh() throws {
    let host = MemoryHost(files: ["a.json": Array("1".utf8)])
    let recorded = RecordedSession(host: host)
    for line in [
      "x = read(\"a.json\")", "save([2], \"b.json\")", "x + read(\"b.json\")[0]",
      "plot.bar([1, 2])",
    ] {
      #expect(recorded.session.enter(line) == .done)
    }
    #expect(recorded.answer(to: ":fresh").contains("4 statements give the same again"))
    let before = host.names
    try host.write(Array("5".utf8), to: "a.json")
    let answer = recorded.answer(to: ":fresh")
    #expect(answer.contains("was  3\n  is   7"), "\(answer)")
    #expect(host.names == before)
  }

  @Test("A new session compares all digits, however few are shown")
  func digits() throws {
    let host = MemoryHost(files: ["a.json": Array("0.333333333333".utf8)])
    let recorded = RecordedSession(host: host)
    recorded.session.display.roundsNumbers = true
    recorded.session.enter("1 / 3")
    recorded.session.enter("x = read(\"a.json\"); x")
    #expect(recorded.answer(to: ":fresh").hasSuffix("statements give the same again"))
    try host.write(Array("0.333333333334".utf8), to: "a.json")
    #expect(recorded.answer(to: ":fresh").contains("is   0.333333333334"))
  }

  @Test("A name that came about by what failed is found out by a new session")
  func hiddenState() {
    let recorded = RecordedSession()
    recorded.session.enter("for i in [1, argmin(normal(1))] { q = 1 / i }")
    recorded.session.enter("q + 1")
    let answer = recorded.answer(to: ":fresh")
    #expect(answer.contains("q + 1") && answer.contains("\"q\" is undefined"), "\(answer)")
  }

  @Test("Timing is told when asked for")
  func timing() {
    let recorded = RecordedSession()
    #expect(recorded.answer(to: ":time on; x = 1") == "took less than 1 ms")
    #expect(recorded.answer(to: ":time off; x = 1") == "")
    #expect(
      [Duration.milliseconds(12), .milliseconds(3250), .seconds(125), .seconds(7260)]
        .map(\.inWords) == ["12 ms", "3.2 s", "2 min 5 s", "2 h 1 min"])
  }

  @Test("Trained models that no file holds are known by their names")
  func unsaved() {
    let session = Session(host: MemoryHost())
    session.enter("v = vae(latent=1, encoder=[dense(2)], decoder=[dense(2)])")
    #expect(session.unsaved == [])
    session.enter("m = train(v, toy(n=20), epochs=1); n = m; x = 5")
    #expect(session.unsaved == ["m", "n"])
    session.enter("m = 3")
    #expect(session.unsaved == ["n"])
  }
}

@Suite("A companion")
struct CompanionTests {
  private final class Teacher: Companion {
    var seen: [String] = []
    let directives = [
      Directive("hint", words: "[COUNT]", "Gives a hint."), Directive("vars", "Never reached."),
    ]

    func handle(_ directive: Directive, words: [String], in session: Session) -> Ending {
      session.say(.printed("hint \(words)"))
      return session.run(.text("shown = 1", name: "lesson"))
    }

    func after(_ entry: Entry, in session: Session) -> [Output] {
      seen.append(entry.source)
      return [.note("x is \(session.summary(of: "x") ?? "none")")]
    }
  }

  @Test("It sees what was entered, and answers to directives of its own")
  func goesAlong() {
    let recorded = RecordedSession()
    let teacher = Teacher()
    recorded.session.companion = teacher
    #expect(recorded.answer(to: "x = 1; x") == "1\nx is 1\nx is 1")
    #expect(recorded.answer(to: "x = [1][argmax(normal(1)) + 1]").hasPrefix("x is 1\nerror"))
    recorded.session.run(.text("y = 1"))
    #expect(recorded.answer(to: ":hint 2; z = 3") == "hint [\"2\"]\nx is 1")
    #expect(teacher.seen == ["x = 1", "x", "x = [1][argmax(normal(1)) + 1]", "z = 3"])
    #expect(recorded.session.summary(of: "shown") == "1")
    #expect(recorded.answer(to: ":vars").contains("names"))
    #expect(recorded.answer(to: ":hnit").contains("did you mean :hint?"))
    #expect(recorded.answer(to: ":hint 1 2").contains("at most [COUNT]"))
    #expect(recorded.answer(to: ":help").contains("Gives a hint."))
  }
}
