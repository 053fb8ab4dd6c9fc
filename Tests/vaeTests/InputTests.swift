import Testing

@Suite("Statements from standard input")
struct InputTests {
  @Test("A folder as standard input is an error")
  func folder() throws {
    var program = Program(arguments: ["-c", "exec \"$0\" < .", Program.path])
    program.executable = "/bin/sh"
    let run = try program.run()
    #expect(run.status == 2, "\(run)")
    #expect(run.errors == "error: cannot read standard input: it is a folder\n", "\(run)")
  }

  @Test("Each is run when it is whole, without a prompt")
  func statements() throws {
    let run = try vae(input: "1 + 1\nx = {a: 1,\n  b: 2}\nx\ndef f(a) {\n  return a + 1\n}\nf(2)\n")
    #expect(run.output == "2\n{a: 1, b: 2}\n3\n", "\(run)")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("The last line needs no newline")
  func lastLine() throws {
    #expect(try vae(input: "x = 5\nx").output == "5\n")
  }

  @Test("The first error ends it, at its line of the whole input")
  func firstError() throws {
    let run = try vae(input: "1\n\nx = [1,\n 2]\nnope\n3\n")
    #expect(run.output == "1\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("<stdin>:5:1"), "\(run)")
    #expect(run.errors.contains("  5 | nope"), "\(run)")
  }

  @Test("An end in the midst of a statement is an error")
  func openEnd() throws {
    let run = try vae(input: "1\nx = [1,\n2\n")
    #expect(run.output == "1\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("<stdin>:2:5"), "\(run)")
  }

  @Test("What is shown arrives before the next statement is read")
  func oneByOne() throws {
    let run = try vae(input: "print(\"first\")\nassert false, \"second\"\nprint(\"third\")\n")
    #expect(run.output == "first\n")
    #expect(run.status == 3)
    #expect(run.errors.contains("second"))
  }

  @Test("Nothing is nothing", arguments: ["", "\n\n", "# a comment"])
  func nothing(input: String) throws {
    let run = try vae(input: input)
    #expect(run.output + run.errors == "")
    #expect(run.status == 0)
  }

  @Test("Bytes that are no text are refused")
  func bytes() throws {
    let run = try Program(input: Array("1\nx = \"".utf8) + [0xff, 0x22, 0x0a]).run()
    #expect(run.output == "1\n")
    #expect(run.status == 2)
    #expect(run.errors.contains("<stdin>:2:6"), "\(run)")
  }

  @Test("Many statements take no longer than their number")
  func many() throws {
    let lines = String(repeating: "x = 1\n", count: 5_000) + "x"
    let run = try vae(input: lines)
    #expect(run.output == "1\n")
    #expect(run.processorTime < 10)
  }

  @Test("A minus stands for standard input")
  func minus() throws {
    let run = try Program(arguments: ["-"], input: Array("1 + 2".utf8)).run()
    #expect(run.output == "3\n")
  }
}
