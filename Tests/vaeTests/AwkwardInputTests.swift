import Testing

/// A text that could bring a careless reader or evaluator down.
struct Awkward: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let script: [UInt8]
  /// How it is to end, and what is said of it; nothing is said where the status is 0.
  let status: Int32
  let message: String

  init(_ name: String, _ script: String, _ status: Int32 = 1, _ message: String = "") {
    self.init(name, bytes: Array(script.utf8), status, message)
  }

  init(_ name: String, bytes: [UInt8], _ status: Int32, _ message: String) {
    testDescription = name
    script = bytes
    self.status = status
    self.message = message
  }
}

private func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

@Suite("Awkward input is handled, or refused by one located error")
struct AwkwardInputTests {
  static let textCases = [
    Awkward("a thousand brackets", many("(", 1_000) + "1" + many(")", 1_000), 2, "too deeply"),
    Awkward("a thousand lists", many("[", 1_000) + many("]", 1_000), 2, "too deeply"),
    Awkward("brackets never closed", many("(", 100_000), 2, "too deeply"),
    Awkward("a sum of 10 MB", "x = 1" + many("+1", 5_000_000), 2, "too long"),
    Awkward("a sum of 1 MB", "1" + many("+1", 450_000), 0),
    Awkward("ten thousand nots", many("not ", 10_000) + "true", 2, "too deeply"),
    Awkward("many signs", many("-", 100_000) + "1", 2, "too deeply"),
    Awkward("a tower of powers", many("2**", 100_000) + "1", 2, "too deeply"),
    Awkward(
      "a thousand else-ifs",
      "x = 5\nif x == 0 { }" + (1...1_000).map { " else if x == -\($0) { }" }.joined(), 0),
    Awkward("a NUL byte", bytes: Array("x = 1\nx\0 = 2".utf8), 2, "NUL"),
    Awkward("no UTF-8", bytes: Array("x = \"".utf8) + [0xff, 0xfe, 0x22], 2, "UTF-8"),
    Awkward("a name of 1 MB", many("a", 1_000_000), 2, "undefined"),
    Awkward("a string of 1 MB", "x = \"" + many("a", 1_000_000) + "\"", 0),
    Awkward("a comment of 1 MB", "#" + many("a", 1_000_000), 0),
    Awkward("a number of 1 MB", "x = " + many("1", 1_000_000), 2, "too large"),
    Awkward("an open string of 1 MB", "x = \"" + many("a", 1_000_000), 2, "never closed"),
    Awkward("nothing", "", 0),
    Awkward("comments", "# one\n# two", 0),
    Awkward("a lone line end", "\r", 0),
  ]

  static let workCases = [
    Awkward("a function that calls itself", "def f() { f() }\nf()", 1, "too deep"),
    Awkward("on one line", "def f() { return 1 + f() }; f()", 1, "too deep"),
    Awkward(
      "two that call each other", "def f(n) { return g(n) }\ndef g(n) { return f(n) }\nf(1)", 1,
      "too deep"),
    Awkward("a tensor too large", "zeros(1e5, 1e5)", 2, "at most"),
    Awkward("a tensor whose size overflows", "zeros(1e10, 1e10)", 2, "at most"),
    Awkward("a range too long", "range(1e18)", 2, "at most"),
    Awkward("a range without a step", "range(1, 0, 0)", 2, "step"),
    Awkward("a long range costs nothing", "x = range(1e15)\nx[7]", 0),
    Awkward("a list repeated", "[1] * 1000000000", 2, "at most"),
    Awkward("a list repeated far too often", "[1] * 1e300", 2, ""),
    Awkward("a text repeated", "\"a\" * 1000000000", 2, "cannot multiply"),
    Awkward("a text that doubles", "s = \"a\"\nwhile true { s = s + s }", 1, "MB long"),
    Awkward("a text put into itself", "s = \"a\"\nwhile true { s = \"{s}{s}\" }", 1, "MB long"),
    Awkward("a list that doubles", "s = [1]\nwhile true { s = s + s }", 1, "at most"),
    Awkward("a list in itself", "x = 1\nfor i in range(1e6) { x = [x] }", 1, "1000 deep"),
    Awkward("a record in itself", "x = 1\nfor i in range(1e6) { x = {a: x} }", 1, "1000 deep"),
    Awkward("an index far out", "[1, 2][1e300]", 2, "whole number"),
    Awkward("an index past all integers", "x = zeros(3)\nx[9223372036854775808]", 2, "whole"),
    Awkward("many neurons", "demo(neurons=1e6)", 2, "between"),
    Awkward("many rows", "toy(n=1e9)", 2, "at most"),
    Awkward("numbers without end", "2 ** 1e6\n1e308 * 10", 0),
    Awkward("a division by a zero", "x = [0]\n1 / x[0]", 2, "divide by zero"),
    Awkward("a large value shown", "x = [i for i in range(100000)]\nx", 0),
    Awkward("a deep value shown", "x = 1\nfor i in range(900) { x = [x] }\nx", 0),
  ]

  static let fileCases = [
    Awkward("a folder read", "load(\"/tmp\")", 2, "/tmp"),
    Awkward("a file without end", "load(\"/dev/zero\")", 1, "no end"),
    Awkward("an empty file", "load(\"/dev/null\")", 1, "no data"),
    Awkward("no folder to make", "plot.line([1, 2], out=\"/proc/x/y.svg\")", 1, "/proc/x"),
    Awkward("a full disk", "plot.line([1, 2], out=\"/dev/full\")", 1, "the disk is full"),
    Awkward("a folder as file", "plot.line([1, 2], out=\"/tmp\")", 2, "is a folder"),
    Awkward("a file as folder", "plot.line([1, 2], out=\"script.vae/a.svg\")", 2, "not a folder"),
    Awkward("no name", "plot.line([1, 2], out=\"\")", 2, "not the name of a file"),
    Awkward(
      "a long name", "plot.line([1, 2], out=\"" + many("a", 300) + ".svg\")", 1, "too long"),
  ]

  @Test("As text", arguments: textCases)
  func text(_ text: Awkward) throws { try check(text) }

  @Test("As work", arguments: workCases)
  func work(_ work: Awkward) throws { try check(work) }

  @Test("As files", arguments: fileCases)
  func file(_ file: Awkward) throws { try check(file) }

  private func check(_ awkward: Awkward) throws {
    let folder = Folder()
    try folder.write(awkward.script, to: "script.vae")
    let run = try Program(arguments: ["script.vae"], folder: folder).run()
    #expect(run.status == awkward.status, "\(run)")
    #expect(!run.tookTooLong && run.processorTime < 4, "\(run.processorTime) s")
    #expect(run.output.utf8.count < 100_000)
    #expect(run.complaints.count == (awkward.status == 0 ? 0 : 1), "\(run)")
    #expect(run.errors.contains(awkward.message), "\(run)")
    #expect(run.errors.utf8.count < 3_000)
    if awkward.status != 0 { #expect(run.errors.contains("\n  script.vae:"), "\(run)") }
    #expect(folder.names() == ["script.vae"])
  }

  @Test("A device that was written to is still one")
  func devices() throws {
    let run = try vae("-e", "plot.line([1, 2], out=\"/dev/null\")")
    #expect(run.status == 0)
    #expect(try vae("-e", "load(\"/dev/null\")").errors.contains("no data"))
  }

  @Test("Windows of 30 bins are refused by a model of 20, with both widths")
  func widths() throws {
    let run = try vae(
      script: """
        r = demo(neurons=2, seconds=10s)
        a = windows(r, before=100ms, after=100ms)
        b = windows(r, before=150ms, after=150ms)
        model = train(vae(latent=2, encoder=[dense(4)], decoder=[dense(4)]), a, epochs=1)
        encode(model, b)
        """)
    #expect(run.status == 2, "\(run)")
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("script.vae:5:"))
    #expect(run.errors.contains("20") && run.errors.contains("30"), "\(run)")
  }

  @Test("A script that cannot be read is refused")
  func unreadable() throws {
    let folder = Folder()
    try folder.write("", to: "folder/file")
    let run = try Program(arguments: ["folder"], folder: folder).run()
    #expect(run.status == 2)
    #expect(run.errors == "error: folder is a folder, but a file is needed\n", "\(run)")
  }
}
