import Glibc
import Testing

@Suite("Ctrl-C", .serialized)
struct InterruptionTests {
  @Test("Ctrl-\\ ends the program at once, and says nothing of where it was")
  func quitting() throws {
    var program = Program(arguments: ["-e", "print(\"on\"); while true { }"], interruptedAt: "on")
    program.environment = ["SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no"]
    program.signal = SIGQUIT
    let run = try program.run()
    #expect(run.signal == SIGQUIT && run.errors == "", "\(run)")
  }

  private static let training = """
    r = demo(neurons=4, seconds=60s)
    a = windows(r, before=100ms, after=100ms)
    print("training")
    model = train(vae(latent=2), a, epochs=100)
    print("trained")
    """

  @Test(
    "It ends a script with 130, and the message says where",
    arguments: [
      ("print(\"on\")\nwhile true { }", 2), ("print(\"on\")\nwhile true { x = 1 }", 2),
      ("def f(n) { while true { n = n + 1 } }\nprint(\"on\")\nf(1)", 1),
      ("print(\"on\")\nx = [y for y in range(1e15) if y < 0]", 2),
      ("print(\"on\")\nsum([sum([i * j for i in range(1e4)]) for j in range(1e6)])", 2),
      ("x = toy(n=3000, classes=3000).data\nprint(\"on\")\nwhile true { y = x @ x }", 3),
      ("x = toy(n=3000, classes=3000)\nprint(\"on\")\npca(x, k=2)", 3),
      ("print(\"on\")\ndemo(neurons=10000, seconds=1000s)", 2),
    ])
  func loops(script: String, line: Int) throws {
    let folder = Folder()
    try folder.write(script, to: "script.vae")
    let run = try Program(arguments: ["script.vae"], folder: folder, interruptedAt: "on").run()
    #expect(run.status == 130, "\(run)")
    #expect(run.output == "on\n")
    #expect(run.errors.contains("interrupted"), "\(run)")
    #expect(run.errors.contains("script.vae:\(line):"), "\(run)")
    // A tenth of a second on a free machine.
    #expect(try #require(run.timeToStop) < 5)
  }

  @Test("It ends a training, and the message says at which epoch")
  func training() throws {
    let folder = Folder()
    try folder.write(Self.training, to: "script.vae")
    let run = try Program(
      arguments: ["script.vae"], folder: folder, interruptedAt: "train: epoch"
    ).run()
    #expect(run.status == 130, "\(run)")
    #expect(run.output == "training\n")
    #expect(run.errors.contains("script.vae:4:"), "\(run)")
    #expect(run.errors.contains(/interrupted: train was at epoch \d+ of 100/), "\(run)")
    #expect(try #require(run.timeToStop) < 5)
  }

  @Test("It ends the wait for input")
  func input() throws {
    var program = Program(input: Array("print(\"on\")\n".utf8), interruptedAt: "on")
    program.keepsInputOpen = true
    let run = try program.run()
    #expect(run.status == 130, "\(run)")
    #expect(run.errors == "error: interrupted while waiting for input\n", "\(run)")
  }

  @Test("It ends the wait for a file that nobody writes")
  func emptyPipe() throws {
    var program = Program(
      arguments: ["-e", "print(\"on\")\nx = read(\"/dev/stdin\")"], interruptedAt: "on")
    program.keepsInputOpen = true
    let run = try program.run()
    #expect(run.status == 130, "\(run)")
    #expect(run.errors.contains("-e:2:"), "\(run)")
    #expect(try #require(run.timeToStop) < 5)
  }

  @Test("On a terminal the key itself does it")
  func onTerminal() throws {
    let run = try Program(
      arguments: ["-e", "print(\"on\")\nwhile true { }"], streams: .terminal, interruptedAt: "on"
    ).run()
    #expect(run.status == 130, "\(run)")
    #expect(run.output.contains("interrupted"), "\(run)")
  }
}

@Suite("On a terminal and elsewhere")
struct TerminalTests {
  private static let training = """
    a = toy(n=2000)
    model = train(vae(latent=2, encoder=[dense(4)], decoder=[dense(4)]), a, epochs=20);
    print("done")
    """

  @Test("Elsewhere progress is plain lines on standard error")
  func plainProgress() throws {
    let run = try vae("-e", Self.training)
    #expect(run.output == "done\n", "\(run)")
    let lines = run.errors.split(separator: "\n")
    #expect((2...11).contains(lines.count), "\(run)")
    #expect(lines.allSatisfy { $0.hasPrefix("train: epoch ") }, "\(run)")
    #expect(lines.last?.hasPrefix("train: epoch 20 of 20") == true, "\(run)")
    #expect(!run.errors.contains("\u{1B}") && !run.errors.contains("\r"))
  }

  @Test("On a terminal progress is one line, drawn again and taken away")
  func redrawnProgress() throws {
    let run = try Program(arguments: ["-e", Self.training], streams: .terminal).run()
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("\r\u{1B}[K"), "\(run)")
    #expect(run.output.contains("20 of 20"), "\(run)")
    #expect(run.output.hasSuffix("\r\u{1B}[Kdone\r\n"), "\(run.output.suffix(60).debugDescription)")
    #expect(run.output.count { $0 == "\r\n" } == 1, "\(run)")
  }

  @Test("Errors are coloured on a terminal only, and not with NO_COLOR or on a dumb one")
  func colours() throws {
    func errors(_ streams: Program.Streams, _ variables: [String: String] = [:]) throws -> String {
      let run = try Program(
        arguments: ["-e", "[[1][k] for k in [argmax(normal(1)) + 2]]"], environment: variables,
        streams: streams
      ).run()
      #expect(run.status == 1)
      return run.output + run.errors
    }
    #expect(try errors(.terminal).contains("\u{1B}[1;31merror:"))
    #expect(try !errors(.terminal, ["NO_COLOR": "1"]).contains("\u{1B}"))
    #expect(try !errors(.terminal, ["TERM": "dumb"]).contains("\u{1B}"))
    #expect(try !errors(.pipes).contains("\u{1B}"))
  }

  @Test("A reader that leaves ends the run, in silence")
  func closedPipe() throws {
    let run = try Program(
      arguments: ["-e", "while true { print(1) }"], streams: .firstLine
    ).run()
    #expect(run.status == 141, "\(run)")
    #expect(run.errors == "", "\(run)")
  }

  @Test(
    "Output that a full disk refuses is an error",
    arguments: [
      ["-e", "print(1)"], ["--help"], ["help", "mean"], ["--safe", "--help"], ["learn"],
    ])
  func fullDisk(arguments: [String]) throws {
    let run = try Program(arguments: arguments, streams: .file("/dev/full")).run()
    #expect(run.status == 1)
    #expect(run.errors.contains("cannot write to standard output: the disk is full"), "\(run)")
  }
}
