import Foundation
import Testing

@Suite("Reports")
struct ReportTests {
  @Test("A run leaves a page, and the script comes back out of it", arguments: ["--report", "="])
  func roundTrip(form: String) throws {
    let folder = Folder()
    let script = "param n = 1 # how many\n#%% One\nn\nplot.line([1, n])"
    try folder.write(script, to: "a.vae")
    let report = form == "=" ? ["--report=out/a.html"] : ["--report", "out/a.html"]
    let run = try Program(arguments: ["a.vae"] + report + ["n=5"], folder: folder).run()
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("5\n"))
    #expect(run.output.hasSuffix("report → out/a.html\n"), "\(run)")
    let page = try folder.text(of: "out/a.html")
    #expect(page.contains("n=5") && page.contains("<figure"))
    let opened = try Program(arguments: ["open", "out/a.html"], folder: folder).run()
    #expect(opened.output == script)
    let copied = try Program(arguments: ["open", "out/a.html", "-o", "b.vae"], folder: folder).run()
    #expect(copied.status == 0 && copied.output == "")
    #expect(try folder.text(of: "b.vae") == script)
  }

  @Test("A report does not take the place of what it is made of, by whatever name that is called")
  func source() throws {
    let folder = Folder()
    let text = "# Notes\n\n```vae\n1 + 1\n```\n"
    try folder.write(text, to: "a.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/b.md", withDestinationPath: folder.path + "/a.md")
    for name in ["a.md", "./a.md", "b.md"] {
      let run = try Program(arguments: ["render", "a.md", "-o", name], folder: folder).run()
      #expect(run.status == 2 && run.errors.contains("is the source"), "\(run)")
      #expect(try folder.text(of: "a.md") == text)
    }
  }

  @Test("Saving to a pipe that nobody reads can be interrupted")
  func unreadPipe() throws {
    let folder = Folder()
    #expect(mkfifo(folder.path + "/p.csv", 0o600) == 0)
    let run = try Program(
      arguments: ["-e", "print(\"begins\"); save(zeros(3, 2), \"p.csv\")"], folder: folder,
      interruptedAt: "begins"
    ).run()
    #expect(run.status == 130, "\(run)")
  }

  @Test("A page whose script was changed is told from one that is whole")
  func altered() throws {
    let folder = Folder()
    try folder.write("1\n", to: "a.vae")
    _ = try Program(arguments: ["a.vae", "--report", "a.html"], folder: folder).run()
    let page = try folder.text(of: "a.html")
    let (was, other) = (Data("1\n".utf8), Data("2\n".utf8))
    let changed = page.replacingOccurrences(
      of: was.base64EncodedString() + "\"", with: other.base64EncodedString() + "\"")
    #expect(changed != page)
    try folder.write(changed, to: "a.html")
    let opened = try Program(arguments: ["open", "a.html"], folder: folder).run()
    #expect(opened.status == 2 && opened.output == "")
    #expect(opened.errors.contains("a.html was altered"), "\(opened)")
  }

  @Test(
    "A script that fails is reported too, with its own status",
    arguments: [
      ("1\n[[1][k] for k in [argmax(normal(1)) + 3]]", 1), ("assert false", 3), ("x = (", 2),
    ])
  func failures(script: String, status: Int32) throws {
    let folder = Folder()
    let run = try vae(script: script, "--report", "a.html", in: folder)
    #expect(run.status == status, "\(run)")
    #expect(run.complaints.count == 1)
    #expect(try folder.text(of: "a.html").contains("class=\"trouble\""))
  }

  @Test(
    "A name that no report can have is refused before anything runs",
    arguments: [
      "a.pdf", ".html", "script.vae/a.html", "",
    ])
  func names(name: String) throws {
    let run = try vae(script: "print(\"ran\")", "--report", name)
    #expect(run.status == 2, "\(run)")
    #expect(run.output == "")
    #expect(run.complaints.count == 1)
  }

  @Test("Markdown is rendered, its code run")
  func documents() throws {
    let folder = Folder()
    try folder.write("# Notes\n\n```vae\n1 + 1\n```\n", to: "n.md")
    let run = try Program(arguments: ["render", "n.md", "-o", "n.ipynb"], folder: folder).run()
    #expect(run.status == 0, "\(run)")
    let bytes = Data(try folder.text(of: "n.ipynb").utf8)
    #expect(try JSONSerialization.jsonObject(with: bytes) is [String: Any])
    let page = try Program(arguments: ["render", "n.md"], folder: folder).run()
    #expect(page.output == "2\nreport → n.html\n")
  }

  @Test(
    "What cannot be opened or rendered is said in one line",
    arguments: [
      ["open", "none.html"], ["render", "none.md"], ["render", "none.vae"],
    ])
  func missing(arguments: [String]) throws {
    let run = try Program(arguments: arguments).run()
    #expect(run.status == 2, "\(run)")
    #expect(run.complaints.count == 1)
    #expect(run.errors.contains("none."))
  }

  @Test("A watched file is rendered, and Ctrl-C ends the watch")
  func watch() throws {
    let folder = Folder()
    try folder.write("\"on\"", to: "w.vae")
    let run = try Program(
      arguments: ["watch", "w.vae"], folder: folder, interruptedAt: "report"
    ).run()
    #expect(!run.tookTooLong, "\(run)")
    #expect(try folder.text(of: "w.html").contains("on"))
  }

  @Test("A page takes long work from the cache and says so, unless told not to")
  func cache() throws {
    let folder = Folder()
    let script = """
      m = train(vae(latent=2, encoder=[dense(20)], decoder=[dense(20)]), toy(n=2000), epochs=400)
      m.history.loss[-1]
      """
    func page(_ options: String..., cache: String = "cache") throws -> Outcome {
      try folder.write(script, to: "a.vae")
      let environment = ["XDG_CACHE_HOME": folder.path + "/" + cache]
      return try Program(
        arguments: ["a.vae", "--report", "a.html"] + options, folder: folder,
        environment: environment
      ).run()
    }
    let first = try page()
    #expect(first.errors.contains("train: epoch 400 of 400"), "\(first)")
    #expect(folder.names(in: "cache/vae/results").count == 1)
    let second = try page()
    #expect(second.errors == "")
    #expect(second.output.hasPrefix("train: from the cache, made "), "\(second)")
    #expect(second.output.hasSuffix(first.output))
    #expect(try folder.text(of: "a.html").contains("<p class=\"note\">train: from the cache"))
    let anew = try page("--no-cache")
    #expect(anew.output == first.output)
    #expect(anew.errors.contains("train: epoch 400 of 400"))
    let plain = try Program(arguments: ["a.vae"], folder: folder).run()
    #expect(plain.output + "report → a.html\n" == first.output)
    try folder.write("", to: "file")
    #expect(try page(cache: "file").output == first.output)
  }

  @Test("A script from a pipe is read once, also where its report is there already")
  func pipe() throws {
    let folder = Folder()
    for _ in 0..<2 {
      let run = try Program(
        arguments: ["/dev/stdin", "--report", "a.md"], input: Array("print(\"hi\")\n".utf8),
        folder: folder
      ).run()
      #expect(run.status == 0 && run.output.contains("hi"), "\(run)")
    }
  }

  @Test("What a report is written over is not among what was read")
  func read() throws {
    let folder = Folder()
    try folder.write("print(1)\n", to: "a.vae")
    for _ in 0..<2 {
      _ = try Program(arguments: ["a.vae", "--report", "a.md"], folder: folder).run()
    }
    let report = try folder.text(of: "a.md")
    #expect(report.components(separatedBy: "SHA-256").count == 2, "\(report)")
  }
}
