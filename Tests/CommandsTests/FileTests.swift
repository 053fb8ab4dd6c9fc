import Datasets
import Files
import HostInMemory
import Interpreter
import Testing

@Suite("Files")
struct FileTests {
  @Test(
    "Numbers come back from an .npy file as they were",
    arguments: ["[1, 2.5, -3]", "[[1, 2], [3, 4]]"])
  func arrays(_ numbers: String) throws {
    let space = try workspace(
      after: "x = tensor(\(numbers)); save(x, \"x.npy\"); y = read(\"x.npy\")")
    #expect(try space.holds("shape(x) == shape(y)"))
    #expect(try space.holds("all(x == y)"))
  }

  @Test("Numbers and rows come back from a file of many arrays", arguments: ["npz", "mat"])
  func archivedArrays(_ ending: String) throws {
    let space = try workspace(
      after: smallWindows + "x = tensor([[1, 2.5, -3], [4, 5, 6]]); save(x, \"x.\(ending)\"); "
        + "y = read(\"x.\(ending)\"); save(d, \"d.\(ending)\"); e = read(\"d.\(ending)\")")
    #expect(try space.holds("shape(x) == shape(y) and all(x == y)"))
    #expect(try space.holds("all(e.data == d.data) and e.label_names == d.names"))
    #expect(try space.holds("all(reshape(e.labels, length(d)) == d.labels)"))
  }

  @Test("A dataset comes back from a .csv file with labels, neurons, scaling and identities")
  func datasets() throws {
    let space = try workspace(after: smallWindows + "save(d, \"d.csv\"); e = read(\"d.csv\")")
    let (before, after) = (try space.dataset("d"), try space.dataset("e"))
    #expect(after.data == before.data)
    #expect(after.labels == before.labels)
    #expect(after.rowIDs == before.rowIDs)
    #expect(after.means == before.means)
    #expect(try space.holds("e.groups == d.groups"))
  }

  @Test(
    "A recording comes back from its pair of files", arguments: ["x", "x.calcium.csv"])
  func recordings(_ path: String) throws {
    let space = try workspace(
      after: "r = demo(neurons=2, seconds=3s); save(r, \"\(path)\"); s = load(\"x\")")
    #expect(try space.holds("s.rate == r.rate and s.spikes == r.spikes"))
    #expect(try space.holds("all(s[1, :] == r[1, :])"))
    let host = try #require(space.host as? MemoryHost)
    #expect(host.paths == ["x.calcium.csv", "x.spikes.csv"])
  }

  @Test(
    "A recording comes back whole from a file of many arrays", arguments: ["npz", "mat", "nwb"])
  func archives(_ ending: String) throws {
    let space = try workspace(
      after: "r = demo(neurons=2, seconds=3s, rate=29.97Hz); f = save(r, \"x.\(ending)\"); "
        + "s = load(f)")
    #expect(try space.holds("f == \"x.\(ending)\" and s.rate == r.rate and s.spikes == r.spikes"))
    #expect(try space.holds("all(s[1, :] == r[1, :]) and s.indicator == r.indicator"))
    #expect(try space.holds("s.neurons[1] == \"x/{r.neurons[1]}\""))
  }

  @Test("A recording's arrays are two files, and save names both")
  func arrayPairs() throws {
    let space = try workspace(
      after: "r = demo(neurons=2, seconds=3s); f = save(r, \"x.npy\"); "
        + "s = load(\"x.npy\", spikes=\"x.spikes.npy\", rate=r.rate)")
    #expect(try space.holds("f == [\"x.npy\", \"x.spikes.npy\"] and s.spikes == r.spikes"))
    #expect(try space.holds("all(s[1, :] == r[1, :])"))
  }

  @Test("Only the neurons and times asked for are loaded")
  func parts() throws {
    let space = try workspace(
      after: "r = demo(neurons=4, seconds=4s, rate=20Hz); save(r, \"x.nwb\"); "
        + "s = load(\"x.nwb\", neurons=range(1, 3), from=1s, to=3s)")
    #expect(try space.holds("length(s) == 2 and s.duration == 2s"))
    #expect(try space.holds("all(s[0, :] == r[1, 20:60])"))
  }

  @Test("A recording at any rate is written with its times", arguments: ["30Hz", "100Hz"])
  func otherRates(_ rate: String) throws {
    let space = try workspace(
      after: """
        r = demo(neurons=2, seconds=3s, rate=\(rate)); save(r, "x.csv")
        s = load("x.csv", spikes="x.spikes.csv")
        """)
    #expect(try space.holds("abs(s.rate - \(rate)) < 0.001Hz and s.spikes == r.spikes"))
  }

  @Test("SpikeFinder files are of 100 Hz only")
  func wrongRate() {
    let failure = #expect(throws: Workspace.Failure.self) {
      try Workspace().run("save(demo(neurons=1, seconds=3s, rate=30Hz), \"x\")")
    }
    #expect(failure?.description.contains("100 Hz") == true)
  }

  @Test("Plain values come back from JSON as they were")
  func plain() throws {
    let space = Workspace()
    let value = "{a: 1, b: [1.5, \"x\\\"\\n\\u{e9}\\u{1F600}\", true, none], c: {d: []}, e: {}}"
    try space.run("x = \(value); save(x, \"x.json\"); y = read(\"x.json\")")
    #expect(try space.holds("x == y"))
  }

  @Test("Results are written with what they were computed on")
  func results() throws {
    let space = try workspace(
      after: """
        d = toy(n=60, classes=2); s = svm(d)
        save(score(s, d, draws=10), "score.json"); save(confusion(s, d), "confusion.json")
        m = train(vae(latent=1, encoder=[], decoder=[]), d, epochs=2)
        save(m.history, "history.json"); save(health(m, d), "health.json")
        save(crossvalidate(d, folds=3, by="row"), "folds.json")
        save([s.bias, norm(s.weights)], "numbers.json")
        """)
    #expect(try space.text("read(\"score.json\").kind") == "scores")
    #expect(try space.text("read(\"score.json\").basis") == "on its own 60 training rows")
    #expect(try space.holds("read(\"confusion.json\").counts == [[0, 0], [0, 0]]") == false)
    #expect(try space.number("length(read(\"history.json\").loss)") == 2)
    #expect(try space.number("length(read(\"folds.json\").auc)") == 3)
    #expect(try space.text("read(\"health.json\").kind") == "health")
    #expect(try space.holds("read(\"numbers.json\")[0] == s.bias"))
  }

  @Test("A plot is written as it is drawn, by save and by out= alike")
  func plots() throws {
    let space = try workspace(
      after: "p = plot.line([1, 2], out=\"a.svg\"); save(p, \"b.svg\"); shown = p.svg")
    let host = try #require(space.host as? MemoryHost)
    #expect(host.text("a.svg")?.hasPrefix("<") == true)
    #expect(host["a.svg"] == host["b.svg"])
    #expect(try space.text("shown") == host.text("a.svg"))
  }

  @Test(
    "A file that is no JSON is refused with its line",
    arguments: [
      ("", "1"), ("{", "1"), ("[1,\n2", "2"), ("[1 2]", "1"), ("{\"a\" 1}", "1"), ("nul", "1"),
      ("\"abc", "1"), ("\"\\x\"", "1"), ("\"\\u12\"", "1"), ("1 2", "1"), ("{a: 1}", "1"),
      ("[1]\n\n]", "3"), ("--1", "1"),
    ])
  func notJSON(_ text: String, _ line: String) {
    let space = Workspace(host: MemoryHost(["x.json": Array(text.utf8)]))
    let failure = #expect(throws: Workspace.Failure.self) { try space.run("read(\"x.json\")") }
    #expect(failure?.description.contains("x.json:\(line): there must be") == true)
  }

  @Test("JSON nested too deep, and bytes that are no text, are refused")
  func awkwardJSON() {
    let deep = Array(String(repeating: "[", count: 100_000).utf8)
    for bytes in [deep, [0x22, 0xFF, 0x22]] {
      let space = Workspace(host: MemoryHost(["x.json": bytes]))
      #expect(throws: Workspace.Failure.self) { try space.run("read(\"x.json\")") }
    }
  }

  @Test(
    "Arrays of any rank come back from a MATLAB file as they were",
    arguments: [
      "2, 3, 4", "1, 5, 2", "4, 1, 3", "2, 2, 2, 3", "6, 1", "1, 7",
    ])
  func ranks(shape: String) throws {
    let space = try workspace(
      after:
        "x = reshape(range(\(shape.split(separator: ", ").reduce(1) { $0 * (Int($1) ?? 0) })), \(shape))"
    )
    try space.run("save(x, \"x.mat\"); y = read(\"x.mat\")")
    #expect(try space.holds("shape(y) == shape(x) and all(y == x)"))
  }

  @Test("A recording with as many neurons as samples is not turned", arguments: ["npz", "mat"])
  func square(ending: String) throws {
    let text = "time (s),a,b,c\n0,1,2,3\n0.1,4,5,6\n0.2,7,8,9\n"
    let space = Workspace(host: MemoryHost(["s.csv": Array(text.utf8)]))
    try space.run("r = load(\"s.csv\"); save(r, \"s.\(ending)\"); q = load(\"s.\(ending)\")")
    #expect(try space.holds("all(q[0, 0:3] == tensor([1, 4, 7]))"))
  }
}
