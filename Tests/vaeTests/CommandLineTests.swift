import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("A script is run, and what stands alone is shown")
  func script() throws {
    let run = try vae(script: "x = [1, 2]\nx\nprint(\"{x[0]} and {x[1]}\")\n1 + 1;\nmean(x)")
    #expect(run.output == "[1, 2]\n1 and 2\n1.5\n", "\(run)")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("A script may begin with #! and be run from another folder, by its own paths from there")
  func otherFolder() throws {
    let folder = Folder()
    try folder.write("#!/usr/bin/env vae\nplot.line([1, 2], out=\"a.svg\")", to: "deep/script.vae")
    let run = try Program(arguments: ["deep/script.vae"], folder: folder).run()
    #expect(run.output == "plot line → a.svg\n", "\(run)")
    #expect(folder.names() == ["a.svg", "deep"])
  }

  @Test("-e runs code")
  func code() throws {
    #expect(try vae("-e", "1 + 1").output == "2\n")
    #expect(try vae("-e", "param a = 1\na", "a=7").output == "7\n")
    let failed = try vae("-e", "x = 1 +* 2")
    #expect(failed.status == 2)
    #expect(failed.errors.contains("-e:1:8"), "\(failed)")
  }

  @Test(
    "Each way to end has its exit status",
    arguments: [
      ("1", 0), ("", 0), ("# nothing\n\n# at all", 0),
      ("x = [1]\n[x[k] for k in [argmax(normal(1)) + 5]]", 1), ("1 + ", 2), ("nosuch(1)", 2),
      ("assert 1 == 2, \"no\"", 3),
      ("a = 1\nassert a == 2", 3),
    ])
  func statuses(script: String, status: Int32) throws {
    let run = try vae(script: script)
    #expect(run.status == status, "\(run)")
    #expect(run.errors.isEmpty == (status == 0))
  }

  @Test("What is shown goes to standard output, what went wrong to standard error")
  func streams() throws {
    let run = try vae(script: "1\n[[1][k] for k in [argmax(normal(1)) + 3]]\n2")
    #expect(run.output == "1\n")
    #expect(run.errors.hasPrefix("error: "), "\(run)")
    #expect(run.errors.contains("script.vae:2:"), "\(run)")
    #expect(run.complaints.count == 1)
  }

  @Test("--version and --help")
  func about() throws {
    let version = try vae("--version")
    #expect(version.output.wholeMatch(of: /vae \d+\.\d+\.\d+\n/) != nil, "\(version)")
    let help = try vae("--help")
    #expect(help.status == 0)
    for word in ["-e CODE", "check", "help [COMMAND]", "NAME=VALUE", "130"] {
      #expect(help.output.contains(word), "\(help)")
    }
  }

  @Test(
    "A wrong command line is refused in words",
    arguments: [
      (["--nosuch"], "no option --nosuch"),
      (["nosuch.vae"], "cannot read nosuch.vae: there is no such file"),
      (["/tmp"], "/tmp is a folder, but a file is needed"),
      (["check"], "vae --help"),
      (["check", "nosuch.vae"], "nosuch.vae"),
      (["-e"], "vae --help"),
      (["help", "a", "b"], "vae --help"),
    ])
  func refusals(arguments: [String], message: String) throws {
    let run = try Program(arguments: arguments).run()
    #expect(run.status == 2, "\(run)")
    #expect(run.output == "")
    #expect(run.errors.contains(message), "\(run)")
    #expect(run.complaints.count == 1, "\(run)")
  }
}

@Suite("A script's options")
struct OptionTests {
  private let script = """
    #!/usr/bin/env vae
    # Says what it is given.

    param epochs = 100   # passes over the windows
    param width = 20ms   # of a window
    param data = "demo"  # "demo", or a file
    param fast = false
    print("{epochs} {width} {data} {fast}")
    """

  @Test(
    "An option is read as its default is",
    arguments: [
      ([], "100 20 ms demo false"),
      (["epochs=5"], "5 20 ms demo false"),
      (["width=1s", "data=a b.csv"], "100 1 s a b.csv false"),
      (["data=\"quoted\"", "fast=true"], "100 20 ms quoted true"),
      (["data=a=b"], "100 20 ms a=b false"),
    ])
  func values(settings: [String], line: String) throws {
    let folder = Folder()
    try folder.write(script, to: "s.vae")
    let run = try Program(arguments: ["s.vae"] + settings, folder: folder).run()
    #expect(run.output == line + "\n", "\(run)")
  }

  @Test(
    "A wrong option is refused before anything runs",
    arguments: [
      ("epoch=5", "did you mean \"epochs\"?"), ("epochs=many", "a number"),
      ("width=20", "a time such as"), ("width=20Hz", "a time such as"),
      ("fast=1", "true or false"), ("nonsense", "name=value"),
    ])
  func refusals(setting: String, message: String) throws {
    let run = try vae(script: script, setting)
    #expect(run.status == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(message), "\(run)")
  }

  @Test("--help lists a script's options with their comments, and runs nothing")
  func help() throws {
    let run = try vae(script: script + "\nplot.line([1, 2], out=\"a.svg\")", "--help")
    #expect(run.status == 0)
    #expect(
      run.output == """
        Says what it is given.

        usage: vae script.vae [NAME=VALUE ...]

          epochs=100   passes over the windows
          width=20ms   of a window
          data="demo"  "demo", or a file
          fast=false

        """)
  }

  @Test("Without OpenBLAS only what needs it fails, and says what to install")
  func missingLibrary() throws {
    func run(_ code: String) throws -> Outcome {
      try Program(arguments: ["-e", code], environment: ["VAE_OPENBLAS": "/nowhere.so"]).run()
    }
    #expect(try run("print(sum([1, 2]) ** 2)").output == "9\n")
    for code in ["pca(toy(n=50), k=2)", "zeros(2, 3) @ zeros(3, 2)", "svm(toy(n=9, classes=2))"] {
      let outcome = try run("x = 1\n" + code)
      #expect([1, 2].contains(outcome.status), "\(outcome)")
      #expect(outcome.errors.contains("need OpenBLAS, which cannot be loaded"), "\(outcome)")
      #expect(outcome.errors.contains("apt-get install libopenblas0"), "\(outcome)")
      #expect(outcome.errors.contains("-e:2:"), "\(outcome)")
    }
  }
}
