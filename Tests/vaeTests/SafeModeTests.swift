import Foundation
import Testing

@Suite("vae --safe")
struct SafeModeTests {
  /// A working folder, and a folder beside it with a secret; links and more lead from one to the
  /// other.
  private final class Scene {
    let work = Folder()
    let outside = Folder()

    init() throws {
      try outside.write("[\"treasure\"]", to: "secret.json")
      try outside.write("a,b\n1,2\n3,4\n", to: "secret.csv")
      try outside.write("a\n1\n2\n", to: "pair.calcium.csv")
      try outside.write("x = 1\n", to: "script.vae")
      try work.write("a,b\n1,2\n3,4\n", to: "a.csv")
      try work.write("# Notes\n\n```vae\nx = 1\n```\n", to: "notes.md")
      let links = [
        ("out", outside.path), ("secret.json", outside.path + "/secret.json"),
        ("dangling.json", outside.path + "/new.json"), ("proc", "/proc/self"),
        ("link.vae", outside.path + "/script.vae"), ("chain", "out"),
        ("c.safetensors", outside.path + "/c.safetensors"), (".secret.json", "out/secret.json"),
        ("climb", "sub/../../" + outside.name), ("p.svg", outside.path + "/p.svg"),
      ]
      for (name, target) in links { symlink(target, work.path + "/" + name) }
      try work.write("", to: "sub/x")
      mkfifo(work.path + "/pipe.json", 0o600)
    }

    /// What is outside, by its names and contents.
    var seen: [String: String] {
      get throws {
        var seen: [String: String] = [:]
        for name in outside.names() { seen[name] = try outside.text(of: name) }
        return seen
      }
    }

    func run(
      _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
      let words = arguments.map { $0.replacingOccurrences(of: "OUT", with: outside.path) }
        .map { $0.replacingOccurrences(of: "BESIDE", with: "../" + outside.name) }
      let input = input.replacingOccurrences(of: "OUT", with: outside.path)
      return try Program(
        arguments: ["--safe"] + words, input: Array(input.utf8), folder: work,
        environment: environment
      ).run()
    }
  }

  /// Statements that reach for what is outside.
  private static let escapes = [
    // Reading.
    "read(\"BESIDE/secret.json\")", "read(\"OUT/secret.json\")", "read(\"out/secret.json\")",
    "read(\"secret.json\")", "read(\"chain/secret.json\")", "read(\"climb/secret.json\")",
    "read(\"sub/../../x/secret.json\")", "read(\"out/../secret.json\")",
    "read(\"/proc/self/environ\")", "read(\"proc/environ\")", "read(\"proc/root/etc/passwd\")",
    "read(\"proc/cwd/a.csv\")", "read(\"/dev/stdin\")", "read(\"/dev/fd/0\")",
    "read(\"pipe.json\")",
    "read(\"OUT/secret.json\\u{0}.json\")", "read(\"a.csv\\u{0}\")", "read(\".secret.json\")",
    "load(\"BESIDE/*.csv\", rate=1Hz)", "load(\"out/*.csv\", rate=1Hz)",
    "load(\"/*\", rate=1Hz)", "load(\"OUT/pair\", rate=1Hz)", "load(\"out\")", "load(\"/\")",
    "load(\"a.csv\", spikes=\"OUT/secret.csv\", rate=1Hz)",
    "load([\"a.csv\", \"out/secret.csv\"], rate=1Hz)",
    "m = vae(latent=1, encoder=[], decoder=[])\nread(\"out/secret.json\", into=m)",
    "[read(p) for p in [\"BESIDE/secret.json\"]]",
    // Writing.
    "save([1], \"BESIDE/x.json\")", "save([1], \"OUT/x.json\")", "save([1], \"out/x.json\")",
    "save([1], \"secret.json\")", "save([1], \"dangling.json\")",
    "save([1], \"chain/deep/x.json\")",
    "save([1], \"out/../x.json\")", "save([1], \"sub/../../x.json\")", "save([1], \"pipe.json\")",
    "save([1], \"/dev/stdout\")", "save([1], \"x\\u{0}.json\")",
    "save([1], \".vscode/tasks.json\")", "save([1], \".local/state/vae/x.json\")",
    "save([1], \"state/vae/x.json\")", "save([1], \"proc/cwd/x.json\")",
    "save(demo(neurons=1, seconds=2s), \"BESIDE/rec\")",
    "save(demo(neurons=1, seconds=2s), \"out/rec.csv\")",
    "plot.line([1, 2], out=\"BESIDE/p.svg\")", "plot.line([1, 2], out=\"p.svg\")",
    "plot.line([1, 2]) |> save(\"out/p.svg\")",
    "train(vae(latent=1, encoder=[], decoder=[]), toy(n=9), epochs=1, "
      + "checkpoint=\"BESIDE/c.safetensors\")",
    "train(vae(latent=1, encoder=[], decoder=[]), toy(n=9), epochs=1, "
      + "checkpoint=\"c.safetensors\")",
  ]

  @Test("What leads out is refused, with its place", arguments: escapes)
  func refused(code: String) throws {
    let scene = try Scene()
    let before = try scene.seen
    let state = scene.work.path + "/state"
    let run = try scene.run(["-e", code], environment: ["XDG_STATE_HOME": state])
    #expect([1, 2].contains(run.status), "\(run)")
    #expect(run.errors.contains(/error: .*\n  -e:[12]:\d+/), "\(run)")
    #expect(!run.description.contains("treasure"), "\(run)")
    #expect(try scene.seen == before)
    #expect(scene.work.names(in: "state/vae") == [], "\(run)")
  }

  @Test(
    "Directives are held as statements are",
    arguments: [
      ":save OUT/x.vae", ":save out/x.html", ":save link.vae", ":save! link.vae",
      ":save! out/script.vae", ":open OUT/script.vae", ":open link.vae", ":open /etc/passwd",
      ":open pipe.json", ":save .x.vae", ":save ../x.md",
    ])
  func directives(line: String) throws {
    let scene = try Scene()
    let before = try scene.seen
    let run = try scene.run([], input: "x = 1\n\(line)\n")
    #expect(run.status == 2, "\(run)")
    #expect(run.errors.contains(/error: .*\n  .+:\d+:\d+/), "\(run)")
    #expect(try scene.seen == before)
  }

  @Test(
    "Reports, pages and lessons are held too",
    arguments: [
      ["a.vae", "--report", "BESIDE/x.html"], ["a.vae", "--report=out/x.md"],
      ["render", "notes.md", "-o", "OUT/x.html"], ["render", "notes.md", "-o", "out/x.ipynb"],
      ["open", "page.html", "-o", "OUT/x.vae"], ["open", "page.html", "-o", "link.vae"],
      ["check", "link.vae"], ["lesson", "check", "proc/environ"],
    ])
  func reports(words: [String]) throws {
    let scene = try Scene()
    try scene.work.write("x = 1\nx\n", to: "a.vae")
    _ = try scene.run(["a.vae", "--report", "page.html"])
    let before = try scene.seen
    let run = try scene.run(words)
    #expect(run.status != 0 && run.errors.contains("error: ") || run.output.contains("error: "))
    #expect(try scene.seen == before, "\(run)")
  }

  @Test("A folder of figures, of the cache or of the program's state that is a link is not used")
  func plantedFolders() throws {
    let scene = try Scene()
    try FileManager.default.removeItem(atPath: scene.work.path + "/out")
    let before = try scene.seen
    symlink(scene.outside.path, scene.work.path + "/figures")
    let figure = try scene.run(["-e", "plot.line([1, 2])"])
    #expect(figure.status == 1 && figure.errors.contains("outside of the folders"), "\(figure)")
    let cache = scene.work.path + "/cache"
    try scene.work.write("", to: "cache/vae/x")
    symlink(scene.outside.path, cache + "/vae/results")
    try scene.work.write("svm(toy(n=3000, classes=2))\n", to: "a.vae")
    let cached = try scene.run(
      ["a.vae", "--report", "a.md"], environment: ["XDG_CACHE_HOME": cache])
    #expect(cached.status == 0, "\(cached)")
    #expect(try scene.seen == before)
  }

  @Test("A history that is a link elsewhere is neither read nor written")
  func plantedHistory() throws {
    let scene = try Scene()
    let state = scene.work.path + "/.local/state/vae"
    try scene.work.write("", to: ".local/state/vae/x")
    symlink(scene.outside.path + "/script.vae", state + "/history")
    symlink(scene.outside.path, state + "/sessions")
    let before = try scene.seen
    let talk = try Dialogue("--safe", folder: scene.work)
    try talk.enter("y = 2")
    try talk.enter(":quit")
    #expect(try talk.end() == 0)
    #expect(talk.sent.contains("outside of the folders"), "\(talk.sent)")
    #expect(try scene.seen == before)
  }

  @Test("Below the working folder all is as ever")
  func allowed() throws {
    let scene = try Scene()
    symlink("sub", scene.work.path + "/inner")
    let code = """
      save([1, 2], "new/deep/x.json"); print(read("new/deep/x.json"))
      save([3], "inner/y.json"); print(read("inner/y.json"), read("a.csv").b[0])
      save([4], "\(scene.work.path)/z.json"); print(read("\(scene.work.path)/z.json"))
      print(length(load("*.csv", rate=1Hz)))
      plot.line([1, 2])
      save([5], "z.json"); print(read("z.json"))
      """
    let run = try scene.run(["-e", code])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("[1, 2]\n[3] 2\n[4]\n2\n"), "\(run)")
    #expect(scene.work.names(in: "figures") == ["01-line.svg"])
    #expect(scene.work.names(in: "sub") == ["x", "y.json"])
  }

  @Test(
    "What the command line names may be read, and no more",
    arguments: [
      ("data=OUT", "read(data + \"/secret.json\")", true),
      ("data=OUT/secret.json", "read(data)", true),
      ("data=OUT/secret.json", "read(\"OUT/secret.csv\")", false),
      ("data=OUT/pair", "load(data, rate=1Hz)", true),
      ("data=OUT/pair", "load(\"OUT/secret.csv\", rate=1Hz)", false),
      ("data=OUT/*.csv", "load(data, rate=1Hz)", true),
      ("data=OUT/*.csv", "read(\"OUT/secret.json\")", false),
      ("data=BESIDE", "read(data + \"/secret.json\")", true),
      ("data=OUT", "read(data + \"/../x.json\")", false),
      ("data=OUT", "save([1], data + \"/x.json\")", false),
    ])
  func named(setting: String, code: String, isAllowed: Bool) throws {
    let scene = try Scene()
    let code = code.replacingOccurrences(of: "OUT", with: scene.outside.path)
    try scene.work.write("param data = \"\"\n\(code)\n", to: "a.vae")
    let before = try scene.seen
    let run = try scene.run(["a.vae", setting])
    #expect((run.status == 0) == isAllowed, "\(run)")
    #expect(try scene.seen == before)
  }

  @Test(
    "Errors quote nothing of a file",
    arguments: [
      ("a,b\n1,word\n", "a.csv", "load(\"a.csv\", rate=1Hz)", "a.csv:2:"),
      ("[1, word]", "a.json", "read(\"a.json\")", "a.json:1:"),
      ("{\"word\": 1, \"word\": 2}", "a.json", "read(\"a.json\")", "a.json:1:"),
      ("wordword", "a.safetensors", "read(\"a.safetensors\")", "a.safetensors:"),
      ("word,word\n1,2\n", "a.csv", "read(\"a.csv\")", "a.csv:1:"),
    ])
  func quoted(content: String, name: String, code: String, place: String) throws {
    let folder = Folder()
    try folder.write(content, to: name)
    let run = try Program(arguments: ["--safe", "-e", code], folder: folder).run()
    #expect(run.status == 1, "\(run)")
    #expect(run.errors.contains(place) && run.errors.contains("-e:1:"), "\(run)")
    #expect(!run.errors.contains("word"), "\(run)")
    let opened = try Program(
      arguments: ["--safe"], input: Array(":open \(name)\n".utf8), folder: folder
    ).run()
    #expect(!opened.errors.contains("word"), "\(opened)")
  }

  @Test("No program is started that an argument names", arguments: [["--safe"], []])
  func planted(options: [String]) throws {
    let folder = Folder()
    try folder.write("print(load(\"ok.npz\"))\n", to: "evil/x.xctest")
    try folder.write("#!/bin/sh\ntouch \(folder.path)/planted\n", to: "evil/vae-containers")
    chmod(folder.path + "/evil/vae-containers", 0o755)
    let code = "save(demo(neurons=2, seconds=5s), \"ok.npz\")"
    _ = try Program(arguments: ["-e", code], folder: folder).run()
    let run = try Program(arguments: options + ["evil/x.xctest"], folder: folder).run()
    #expect(run.status == 0 && run.output.contains("2 neurons"), "\(run)")
    #expect(access(folder.path + "/planted", F_OK) != 0)
  }

  @Test("An error that quotes nothing is said as ever")
  func plain() throws {
    let folder = Folder()
    try folder.write("a,b\n1,2\n", to: "g.csv")
    let run = try Program(arguments: ["--safe", "-e", "load(\"g.csv\")"], folder: folder).run()
    #expect(run.errors.contains("the sampling rate of g.csv must be known"), "\(run)")
    #expect(run.errors.contains("give rate="), "\(run)")
  }

  @Test("Time is limited, as memory is")
  func limits() throws {
    let time = try Program(arguments: ["--safe", "--time", "200ms", "-e", "while true { }"]).run()
    #expect(time.status == 1, "\(time)")
    #expect(time.errors.contains("error: the time limit of 200 ms is over\n  -e:1:"), "\(time)")
    let memory = try Program(
      arguments: ["--time=1h", "--memory", "100MB", "--safe", "-e", "zeros(50000000)"]
    ).run()
    #expect(memory.status == 1 && memory.errors.contains("this takes 200 MB"), "\(memory)")
    var piped = Program(arguments: ["--time=300ms"], input: Array("while true { }\n".utf8))
    piped.limit = 20
    #expect(try piped.run().errors.contains("the time limit of 300 ms is over"))
    for text in ["soon", "0s", "5", "-1s", ""] {
      let run = try Program(arguments: ["--time", text, "-e", "1"]).run()
      #expect(run.status == 2 && run.errors.contains("--time must be a time such as"), "\(run)")
    }
  }

  @Test("It says what it does, and runs no file of the user's own")
  func help() throws {
    let help = try vae("--safe", "--help")
    #expect(help.status == 0 && help.output.contains("below the working folder"), "\(help)")
    #expect(try vae("--help").output.contains("vae --safe"))
    let folder = Folder()
    try folder.write("print(\"started\")\n", to: ".config/vae/start.vae")
    let talk = try Dialogue("--safe", folder: folder)
    try talk.enter("1 + 41")
    try talk.expect("\n42\n")
    #expect(!talk.sent.contains("started"))
  }
}
