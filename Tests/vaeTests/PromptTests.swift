import Glibc
import Testing

@Suite("The prompt")
struct PromptTests {
  @Test("A statement is answered, and the next is asked for")
  func typing() throws {
    let talk = try Dialogue()
    try talk.expect("vae 0")
    try talk.enter("x = [1, 2, 3]")
    try talk.enter("mean(x) + 40")
    try talk.expect("vae> mean(x) + 40\n42\nvae>")
    talk.type("\u{4}")
    #expect(try talk.end() == 0)
    #expect(talk.isCooked)
  }

  @Test(
    "Keys of emacs move and change",
    arguments: [
      ("12\u{1}4\u{5}0", "4120"), ("1 + 2\u{1B}b\u{B}41", "42"), ("9\u{8}42", "42"),
      ("42xx\u{1B}[D\u{1B}[D\u{B}", "42"), ("2\u{1B}[H4\u{1B}[F\u{1B}[D\u{1B}[3~2", "42"),
      ("x\u{15}42", "42"),
    ])
  func emacs(keys: String, answer: String) throws {
    let talk = try Dialogue()
    try talk.enter(keys)
    try talk.expect("\n\(answer)\nvae>")
  }

  @Test(
    "Keys of vi do where they are asked for, by an option or .editrc", arguments: [true, false])
  func vi(byOption: Bool) throws {
    let folder = Folder()
    if !byOption { try folder.write("bind -v\n", to: ".editrc") }
    let talk = byOption ? try Dialogue("--vi", folder: folder) : try Dialogue(folder: folder)
    try talk.enter("40 + 3\u{1B}r2")
    try talk.expect("\n42\nvae>")
    try talk.enter("5\u{1B}[A\u{1B}[D0")
    try talk.enter("5 - 1\u{1B}[D\u{1B}[D\u{1B}[D+ 7 ")
    try talk.expect("\n11\nvae>")
  }

  @Test("Whatever script, its characters are shown and moved over as what they are")
  func characters() throws {
    let talk = try Dialogue()
    try talk.enter("print(\"é漢µ🧠\u{1B}[D\u{1B}[D\u{8}ß\u{5}\")")
    try talk.expect("vae> print(\"éßµ🧠\")")
    try talk.expect("\néßµ🧠\nvae>")
  }

  @Test("A letter and its mark are one character, typed, pasted, moved over and taken away")
  func marks() throws {
    let talk = try Dialogue()
    try talk.enter("print(\"e\u{301}x\u{301}\u{8}a\u{308}\u{1B}[D\u{1B}[Do\u{302}\u{5}\")")
    try talk.expect("vae> print(\"ôéä\")")
    try talk.expect("\nôéä\nvae>")
    talk.type("\u{1B}[200~print(\"u\u{308}\")\u{1B}[201~")
    try talk.wait("the line") { $0.cursorLine.before.unicodeScalars.contains("\u{FC}") }
  }

  @Test("The cursor stands where a character does that is made of several")
  func clusters() throws {
    let talk = try Dialogue()
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("print(\"x\u{301}b\")")
    try talk.wait("the line") { $0.cursorLine.before == "vae> print(\"x\u{301}b\")" }
    talk.type("\u{1B}[D\u{1B}[D\u{1B}[D")
    try talk.wait("the place behind the mark") { $0.cursorLine.after.hasPrefix("b\")") }
    talk.type("\u{8}c\r")
    try talk.expect("vae> print(\"cb\")\ncb\nvae>")
  }

  @Test("More is asked for exactly while a statement is incomplete")
  func continuation() throws {
    let talk = try Dialogue()
    try talk.enter("for i in range(2) {")
    try talk.expect("...>")
    try talk.enter("print(i +")
    try talk.enter("  10)")
    try talk.enter("}")
    try talk.expect("...> }\n10\n11\nvae>")
  }

  @Test("A statement of several lines is recalled and changed as one")
  func recallOfBlock() throws {
    let talk = try Dialogue()
    try talk.enter("for i in range(2) {")
    try talk.enter("print(i + 10)")
    try talk.enter("}")
    try talk.expect("\n11\nvae>")
    talk.type("\u{1B}[A")
    try talk.expect("vae> for i in range(2) {\nprint(i + 10)\n}")
    talk.type("\u{1B}[A\u{5}\u{8}\u{8}5)\u{1B}[B\r")
    try talk.expect("\n15\n16\nvae>")
  }

  @Test("What was typed is at hand in the next run: with Up, by its beginning, by search")
  func history() throws {
    let folder = Folder()
    let first = try Dialogue(folder: folder)
    for line in ["a = 40", "b = 2", "a = 41", " a = 43"] { try first.enter(line) }
    try first.enter(":quit")
    #expect(try first.end() == 0)

    let second = try Dialogue(folder: folder)
    try second.enter("\u{1B}[A\u{1B}[A\u{1B}[A")
    try second.enter("b\u{1B}[A")
    try second.enter("\u{12}= 40\r")
    try second.enter("a + b")
    try second.expect("\n42\nvae>")
  }

  @Test("A search says what it looks for and which of how many it shows")
  func search() throws {
    let talk = try Dialogue()
    for line in ["p = [1]", "q = 2", "p = [3]", "sum(p)"] { try talk.enter(line) }
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("\u{12}p")
    try talk.expect("search \"p\" 1 of 3> sum(p)")
    talk.type(" =")
    try talk.expect("search \"p =\" 1 of 2> p = [3]")
    talk.type("\u{12}")
    try talk.expect("search \"p =\" 2 of 2> p = [1]")
    talk.type("xx")
    try talk.expect("search \"p =xx\" not found>")
    talk.type("\u{7F}\u{7F}\r")
    try talk.enter("sum(p) + 10")
    try talk.expect("\n13\nvae>")
  }

  @Test("The keys of vi search too, and go on with the last search")
  func searchInVi() throws {
    let talk = try Dialogue("--vi")
    for line in ["a = 1", "b = 2", "a = 3"] { try talk.enter(line) }
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("\u{1B}/a =\u{1B}")
    try talk.wait("the newest") { $0.text.hasSuffix("vae> a = 3") }
    talk.type("n")
    try talk.wait("the one before") { $0.text.hasSuffix("vae> a = 1") }
    talk.type("N")
    try talk.wait("the newest again") { $0.text.hasSuffix("vae> a = 3") }
  }

  @Test("Enter ends a search of vi and leaves what was found on the line")
  func enterInVi() throws {
    let talk = try Dialogue("--vi")
    for line in ["a = 1", "b = 2"] { try talk.enter(line) }
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("\u{1B}/a =\r")
    try talk.wait("what was found") { $0.text.hasSuffix("vae> a = 1") }
    talk.type("A0\r")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    try talk.enter("a + b")
    try talk.expect("\n12\nvae>")
  }

  @Test("A plain prompt moves no cursor, whatever is typed; the terminal edits the line")
  func plain() throws {
    let talk = try Dialogue("--plain")
    for line in ["x = [1,", "2]", "sum(x)\t", "plot.bar([1, 2])", "nosuch"] {
      try talk.enter(line)
    }
    try talk.enter("x\u{1B}[A\u{1B}[D")
    try talk.enter("3 * 5")
    try talk.expect("\n15\nvae>")
    #expect(talk.screen.text.contains("\n3\n"))
    let answers = talk.sent.replacing("\r\n", with: "\n").unicodeScalars
    #expect(!answers.contains { "\r\u{8}\u{1B}".unicodeScalars.contains($0) })
  }

  @Test("A transcript that is pasted runs on after what fails in it")
  func pastedTranscript() throws {
    let talk = try Dialogue()
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    let text = "vae 0.1.0\nvae> x = 3\nvae> b = sqrt(\"a\")\nerror: no\nvae> x + 4\n7\n"
    talk.type("\u{1B}[200~\(text)\u{1B}[201~\r")
    try talk.expect("x must be a number or a tensor, but is \"a\"")
    try talk.expect("\n7\nvae>")
  }

  @Test("What is typed has colours, and none where none are wanted", arguments: [true, false])
  func colours(isColoured: Bool) throws {
    let talk = try Dialogue(environment: isColoured ? [:] : ["NO_COLOR": "1"])
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("x = \"a\" # b")
    try talk.wait("the line") {
      $0.cursorLine.before == "vae> x = \"a\" # b"
        && (!isColoured || talk.sent.contains("\u{1B}[2m# b"))
    }
    #expect(talk.sent.contains("\u{1B}[32m\"a\"") == isColoured)
    talk.type("\r")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    #expect(talk.sent.contains("\u{1B}[2m# b") == isColoured)
  }

  @Test("Colours stand where the characters do on a line of several rows")
  func colouredRows() throws {
    let talk = try Dialogue()
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    let list = "[" + (10..<50).map(String.init).joined(separator: ", ") + "]"
    talk.type("x = " + list + "\u{1}\u{5}")
    let whole = "vae> x = " + list
    let rows = [whole.prefix(80), whole.dropFirst(80).prefix(80), whole.dropFirst(160)]
    try talk.expect(rows.map(String.init).joined(separator: "\n"))
    talk.type("\r")
    try talk.enter("sum(x)")
    try talk.expect("\n1180\nvae>")
  }

  @Test("Ctrl-C on an empty line says how to leave")
  func leaving() throws {
    let talk = try Dialogue()
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("x")
    try talk.wait("the line") { $0.cursorLine.before == "vae> x" }
    talk.type("\u{3}")
    try talk.expect("vae> x\nvae>")
    #expect(!talk.screen.text.contains(":quit leaves"))
    talk.type("\u{3}")
    try talk.expect("Ctrl-D or :quit leaves")
  }

  @Test("Two sessions at once each keep what was typed")
  func twoSessions() throws {
    let folder = Folder()
    let one = try Dialogue(folder: folder)
    let two = try Dialogue(folder: folder)
    try one.enter("a = 1")
    try two.enter("b = 2")
    try one.enter("c = 3")
    try two.enter("exit")
    try one.enter("exit")
    try one.end()
    try two.end()
    let kept = try folder.text(of: ".local/state/vae/history").split(separator: "\n")
    #expect(Set(kept) == ["a = 1", "b = 2", "c = 3", "exit"])
  }

  @Test("A history that cannot be read is said once, and all else works")
  func unreadableHistory() throws {
    let folder = Folder()
    try folder.write("", to: "state/vae/history/folder")
    let talk = try Dialogue(folder: folder, environment: ["XDG_STATE_HOME": folder.path + "/state"])
    try talk.enter("40 + 2")
    try talk.expect("\n42\nvae>")
    talk.type("\u{1B}[A")
    try talk.wait("the line again") { $0.cursorLine.before == "vae> 40 + 2" }
    #expect(talk.screen.text.split(separator: "note: ").count == 2, "\(talk.screen.text)")
  }

  @Test("Lines of the history that are damaged are said once, and the others are at hand")
  func damagedHistory() throws {
    let folder = Folder()
    try folder.write(Array("40 + 2\n".utf8) + [0xFF, 0x00, 0x0A], to: ".local/state/vae/history")
    let talk = try Dialogue(folder: folder)
    try talk.expect("1 line of")
    try talk.enter("\u{1B}[A")
    try talk.expect("\n42\nvae>")
  }

  @Test("Ctrl-C drops the line and the lines above it")
  func interruptedLine() throws {
    let talk = try Dialogue()
    for _ in 0..<4 {
      try talk.enter("x = [1,")
      try talk.wait("more") { $0.cursorLine.before == "...> " }
      talk.type("2, oops")
      try talk.wait("the line") { $0.cursorLine.before == "...> 2, oops" }
      talk.type("\u{3}")
      try talk.wait("a fresh line") { $0.cursorLine.before == "vae> " }
    }
    try talk.enter("40 + 2")
    try talk.expect("\n42\nvae>")
  }

  @Test(
    "Ctrl-C ends running work, and every value stays",
    arguments: [
      "train(vae(latent=2), a, epochs=100000)", "while true { y = 1 }",
    ])
  func interruptedWork(work: String) throws {
    let talk = try Dialogue()
    try talk.enter("x = 41")
    try talk.enter("a = toy(n=500)")
    try talk.enter("print(\"on\"); \(work)")
    try talk.expect("\non")
    talk.type("\u{3}")
    // A training that has begun gives the model so far.
    try talk.wait("the end") {
      $0.text.contains("interrupted") || $0.text.contains("; _ is the model so far")
    }
    try talk.enter("x + 1")
    try talk.expect("\n42\nvae>")
    #expect(!talk.screen.text.contains("^C"), "\(talk.screen.text)")
  }

  @Test("Ctrl-D leaves only from an empty line")
  func endOfInput() throws {
    let talk = try Dialogue()
    try talk.enter("(1")
    try talk.expect("...>")
    talk.type("\u{4}")
    try talk.wait("a fresh line") { $0.cursorLine.before == "vae> " }
    talk.type("42\u{4}\r")
    try talk.expect("\n42\nvae>")
    talk.type("\u{4}")
    #expect(try talk.end() == 0)
    #expect(talk.isCooked)
    #expect(talk.sent.hasSuffix("\u{1B}[?2004l\r\n"), "\(talk.sent.suffix(40).debugDescription)")
  }

  @Test(
    "A trained model that was not saved is named before the session ends",
    arguments: [
      "\u{4}", ":quit\r", "exit\r",
    ])
  func unsavedModel(farewell: String) throws {
    let talk = try Dialogue()
    try talk.enter("m = train(vae(latent=2), toy(n=50), epochs=1);")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type(farewell)
    try talk.expect("a trained model would be lost: m")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type(farewell)
    #expect(try talk.end() == 0)
  }

  @Test("It can be left while work that was interrupted still computes")
  func leavingWork() throws {
    let talk = try Dialogue()
    try talk.enter("x = toy(n=2000, classes=2000)")
    try talk.enter("print(\"on\"); pca(x, k=1900)")
    try talk.expect("\non\n")
    talk.type("\u{3}")
    try talk.expect("interrupted")
    try talk.wait("a prompt") { $0.cursorLine.before == "vae> " }
    talk.type("\u{4}")
    #expect(try talk.end() == 0)
  }

  @Test("What is typed while something runs stands on the next line, once")
  func typedAhead() throws {
    let talk = try Dialogue()
    try talk.enter("for i in range(5e6) {}")
    talk.type("40 + 2")
    try talk.wait("the line") { $0.cursorLine.before == "vae> 40 + 2" }
    talk.type("\r")
    try talk.expect("\n42\nvae>")
  }

  @Test("An error is shown where it is, and the session goes on")
  func errors() throws {
    let talk = try Dialogue()
    try talk.enter("x = 1\u{1B}\rvae(latnet=32)")
    try talk.expect("did you mean \"latent\"?")
    try talk.enter("1 / 0")
    try talk.enter("40 + 2")
    try talk.expect("\n42\nvae>")
  }

  @Test("The start-up file runs first; its mistakes are shown and stop nothing")
  func startUpFile() throws {
    let folder = Folder()
    try folder.write(
      "x = 41\nprint(\"hello\")\n[[1][k] for k in [argmax(normal(1)) + 2]]\n",
      to: ".config/vae/start.vae")
    let talk = try Dialogue(folder: folder)
    try talk.expect("hello")
    try talk.expect("start.vae:3")
    try talk.enter("x + 1")
    try talk.expect("\n42\nvae>")
  }
}
