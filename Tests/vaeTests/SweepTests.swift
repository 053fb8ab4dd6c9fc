import Foundation
import Glibc
import Testing

@Suite("vae sweep")
struct SweepTests {
  private static let script = """
    param seed = 1
    param scale = 2
    if seed == 3 { assert scale < 5, "too large, at {scale}" }
    x = sum([n * n for n in range(2000)])
    result(product=seed * scale, word="s{seed}", large=scale > 5)
    """

  @Test(
    "Every combination is a row; a failed run is one with its error; a second call runs nothing")
  func table() throws {
    let folder = Folder()
    try folder.write(Self.script, to: "a.vae")
    let call = ["sweep", "a.vae", "seed=1..3", "scale=4,6", "--jobs", "2"]
    let run = try Program(arguments: call, folder: folder).run()
    #expect(run.status == 1)
    #expect(run.errors.contains("1 of 6 runs failed"), "\(run)")
    let lines = try folder.text(of: "runs.csv").split(separator: "\n").map(String.init)
    #expect(lines[0] == "seed,scale,product,word,large,seconds,error")
    #expect(lines.count == 7)
    #expect(lines[2].hasPrefix("1,6,6,s1,true,"))
    #expect(lines[6].hasPrefix("3,6,,,,") && lines[6].contains("too large, at 6"))
    let again = try Program(arguments: call, folder: folder).run()
    #expect(again.output.contains("6 runs known from before"), "\(again)")
    let read = try Program(
      arguments: ["-e", "t = read(\"runs.csv\"); print(length(t), mean(t.product[:4]))"],
      folder: folder
    ).run()
    #expect(read.output == "6 7.5\n", "\(read)")
  }

  @Test("Runs whose script, options or files have changed run again, others do not")
  func changes() throws {
    let folder = Folder()
    try folder.write("a,b\n1,2\n", to: "in.csv")
    try folder.write("param k = 1\nresult(v=sum(read(\"in.csv\").a) * k)\n", to: "a.vae")
    func sweep(_ words: String...) throws -> (output: String, table: String) {
      let run = try Program(arguments: ["sweep", "a.vae"] + words, folder: folder).run()
      #expect(run.status == 0, "\(run)")
      let table = try folder.text(of: "runs.csv").split(separator: "\n")
        .map { $0.split(separator: ",").prefix(2).joined(separator: ",") }
      return (run.output, table.joined(separator: " "))
    }
    #expect(try sweep("k=1,2").table == "k,v 1,1 2,2")
    let more = try sweep("k=1..3")
    #expect(more.table == "k,v 1,1 2,2 3,3" && more.output.contains("2 runs known"))
    try folder.write("a,b\n10,2\n", to: "in.csv")
    let changed = try sweep("k=1..3")
    #expect(changed.table == "k,v 1,10 2,20 3,30" && !changed.output.contains("known"))
    try folder.write("param k = 1\nresult(v=k)\n", to: "a.vae")
    #expect(try sweep("k=1..3").table == "k,v 1,1 2,2 3,3")
  }

  @Test("What the program may take, each run may, too")
  func limits() throws {
    let folder = Folder()
    try folder.write("param k = 1\nwhile k > 1 {}\nresult(v=k)\n", to: "a.vae")
    let run = try Program(
      arguments: ["--time", "500ms", "sweep", "a.vae", "k=1,2"], folder: folder
    ).run()
    let lines = try folder.text(of: "runs.csv").split(separator: "\n")
    #expect(run.status == 1 && lines.count == 3, "\(run)")
    #expect(lines[1].hasPrefix("1,1,") && lines[2].contains("500 ms"), "\(lines)")
  }

  @Test(
    "What the script does not take is refused before anything runs",
    arguments: [
      (["latnt=1"], "latnt"), (["seed=a,b"], "seed"), (["seed"], "NAME=VALUES"),
      (["seed=1", "--jobs", "0"], "--jobs"), (["seed=1", "--engine", "none"], "local"),
    ])
  func refusals(words: [String], message: String) throws {
    let folder = Folder()
    try folder.write(Self.script, to: "a.vae")
    let run = try Program(arguments: ["sweep", "a.vae"] + words, folder: folder).run()
    #expect(run.status == 2 && run.errors.contains(message), "\(run)")
    #expect(!folder.names().contains("runs.csv"))
  }

  @Test(
    "A sweep of 40 runs that is killed five times goes on, and each run has run once to its end")
  func killed() throws {
    let folder = Folder()
    try folder.write(
      """
      param seed = 1
      before = time()
      while time() - before < 60ms { x = 1 }
      result(double=2 * seed)
      """, to: "a.vae")
    let call = Program(
      arguments: ["sweep", "a.vae", "seed=1..40", "--jobs", "2"], folder: folder)
    var done: [String: String] = [:]
    for kill in 0..<5 {
      let (process, channels) = try call.start()
      usleep(150_000 + UInt32(kill) * 90_000)
      Glibc.kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
      _ = channels
      // The runs that it had started are gone with it, at once or a moment later.
      usleep(100_000)
      for name in folder.names(in: "runs.csv.runs") where name.hasSuffix(".json") {
        let text = try folder.text(of: "runs.csv.runs/" + name)
        #expect(done[name] == nil || done[name] == text)
        done[name] = text
      }
    }
    let last = try call.run()
    #expect(last.status == 0, "\(last)")
    for (name, text) in done { #expect(try folder.text(of: "runs.csv.runs/" + name) == text) }
    let rows = try folder.text(of: "runs.csv").split(separator: "\n").dropFirst()
    #expect(
      rows.map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
        == (1...40).map { "\($0) \(2 * $0)" })
  }

  @Test("Two sweeps do not work in one folder at once; Ctrl-C ends one with its runs")
  func interrupted() throws {
    let folder = Folder()
    try folder.write("param k = 1\nwhile k > 0 { x = 1 }\n", to: "a.vae")
    var call = Program(arguments: ["sweep", "a.vae", "k=1,2"], folder: folder)
    call.keepsInputOpen = true
    let (process, channels) = try call.start()
    _ = channels
    usleep(500_000)
    let second = try Program(arguments: call.arguments, folder: folder).run()
    #expect(second.status == 2 && second.errors.contains("another sweep"), "\(second)")
    kill(process, SIGINT)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    #expect(status >> 8 & 0xFF == 130)
  }
}
