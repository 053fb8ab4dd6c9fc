import Files
import HostInMemory
import Interpreter
import Synchronization
import Testing

/// A disk whose clock goes on by three seconds whenever it is looked at, and that remembers every
/// version of its files.
private final class TickingHost: Host {
  let disk: MemoryHost
  private let clock = Mutex(0.0)
  private let written = Mutex<[[UInt8]]>([])
  let fails: Bool

  init(_ files: [String: [UInt8]] = [:], fails: Bool = false) {
    disk = MemoryHost(files)
    self.fails = fails
  }

  var versions: [[UInt8]] { written.withLock { $0 } }

  func open(_ path: String) throws(HostError) -> any OpenFile { try disk.open(path) }
  func write(_ files: [NewFile]) throws(HostError) {
    if fails { throw HostError("cannot write \(files[0].path)", because: "the disk is full") }
    let bytes = try files.map { file throws(HostError) in try file.bytes }
    written.withLock { $0 += bytes }
    try disk.write(files)
  }
  func kind(of path: String) -> FileKind? { disk.kind(of: path) }
  func names(in folder: String) throws(HostError) -> [String] { try disk.names(in: folder) }
  func obstacle(toWriting path: String) -> String? { disk.obstacle(toWriting: path) }
  var time: Double {
    clock.withLock { now in
      now += 3
      return now
    }
  }
}

/// Says yes after so many questions.
private final class Impatience: Sendable {
  private let left: Mutex<Int>
  init(after questions: Int) { left = Mutex(questions) }
  var isOver: Bool {
    left.withLock { left in
      left -= 1
      return left < 0
    }
  }
}

private func isCancelled(after questions: Int) -> @Sendable () -> Bool {
  let impatience = Impatience(after: questions)
  return { impatience.isOver }
}

@Suite("Model files")
struct ModelFileTests {
  @Test(
    "Whatever was fitted comes back as it was: its results, its summary, what it was fitted on",
    arguments: [
      ("m", "encode(x, e).data"), ("m", "m.history.loss"), ("m", "reconstruct(x, e).data"),
      ("m", "encode(train(x, d, epochs=2, seed=3), d).data"), ("m", "sample(x, 3, seed=1).data"),
      ("pca(d, k=3)", "encode(x, e).data"), ("pca(d, k=3)", "reconstruct(x, e).data"),
      ("pca(d, k=3, whiten=true)", "encode(x, e).data"), ("pca(d, k=2)", "x.explained"),
      ("svm(d)", "decision(x, e)"), ("svm(d)", "x.pattern"), ("svm(d)", "x.support"),
      ("svm(d, kernel=\"rbf\", balanced=true, C=2)", "decision(x, e)"),
      ("svm(d, kernel=\"rbf\", scale=false, gamma=0.1)", "decision(x, e)"),
      ("classifier(d, layers=[lstm(3)], epochs=2, seed=1)", "decision(x, e)"),
      ("d", "x.data"), ("encode(m, d)", "x.data"), ("d", "x.time"), ("d", "x.mean"),
    ])
  func roundTrips(_ value: String, _ question: String) throws {
    let space = try workspace(
      after: smallModel + "e = d[0:40]; x = \(value); before = \(question)")
    try space.run("save(x, \"x.safetensors\"); y = x; x = read(\"x.safetensors\")")
    #expect(try space.holds("all((\(question)) == before)"))
    #expect(try space.value("x").summary == space.value("y").summary)
  }

  @Test("Scores know after reading what they knew before")
  func origins() throws {
    let space = try workspace(
      after: smallModel + """
        one, two, three = [select(d, neurons=[n]) for n in d.neurons]
        m = train(m, one, epochs=1)
        s = svm(encode(m, one)); c = classifier(one, layers=[dense(2)], epochs=1); p = pca(one, k=2)
        q = svm(encode(p, one))
        """)
    let questions = [
      "score(s, encode(m, two), draws=3).basis", "score(c, two, draws=3).basis",
      "score(c, one, draws=3).basis", "score(q, encode(p, one), draws=3).basis",
      "health(m, three, draws=2).basis",
    ]
    let before = try questions.map { try space.text($0) }
    for name in ["m", "s", "c", "p", "q"] {
      try space.run("save(\(name), \"x.safetensors\"); \(name) = read(\"x.safetensors\")")
    }
    #expect(try questions.map { try space.text($0) } == before)
  }

  @Test("How a value was made is kept, through shared parents and a second saving")
  func provenance() throws {
    let space = try workspace(
      after: smallModel + """
        z = encode(m, d, draw=true, seed=9); z = concat(z, z); s = svm(z, C=3)
        save(s, "s.safetensors"); r = read("s.safetensors")
        save(r, "r.safetensors"); r = read("r.safetensors")
        """)
    var provenance = try #require(space["r"]?.provenance)
    #expect(provenance.command == "read")
    for command in ["read", "svm", "concat", "encode", "train"] {
      provenance = try #require(provenance.parents.first).provenance
      #expect(provenance.command == command)
    }
    let fit = try #require(space["s"]?.provenance)
    let made = try #require(space["r"]?.provenance?.parents.first?.provenance.parents.first)
    #expect(made.provenance.arguments.map(\.text) == fit.arguments.map(\.text))
    #expect(made.provenance.arguments.contains { $0.name == "C" && $0.text == "3" })
  }

  @Test("What is damaged, of another kind or of another program is refused with its path")
  func refusals() throws {
    let space = try workspace(after: smallModel + "save(m, \"m.safetensors\")")
    let host = try #require(space.host as? MemoryHost)
    let bytes = try #require(host["m.safetensors"])
    var changed = bytes
    changed[changed.count - 1] ^= 1
    for (name, content, word) in [
      ("cut.safetensors", Array(bytes.dropLast()), "cut short"), ("x.safetensors", changed, "sum"),
      ("x.pt", [0x50, 0x4B, 3, 4] + bytes, "zip archive"), ("x.pkl", [0x80, 4, 1], "pickle"),
      ("x.h5", [0x89] + Array("HDF\r\n".utf8), "HDF5"),
      ("x.txt", Array("hello, you".utf8), "x.txt"),
    ] {
      try host.write(content, to: name)
      let failure = #expect(throws: Workspace.Failure.self) { try space.run("read(\"\(name)\")") }
      #expect(failure?.description.contains("error: \(name): ") == true, "\(name): \(failure)")
      #expect(failure?.description.contains(word) == true, "\(name): \(failure)")
      #expect(failure?.messages.count == 1)
    }
    for code in [
      "save(vae(), \"m.safetensors\")", "save(m, \"m.json\")", "save([1], \"x.safetensors\")",
      "save(d, \"d.safetensors\", layout=\"keras\")", "save(m, \"m.npy\", layout=\"keras\")",
      "save(m, \"w.safetensors\", layout=\"keras\"); read(\"w.safetensors\")",
      "save(m, \"w.safetensors\"); read(\"w.safetensors\", into=m)",
      "read(\"m.safetensors\", into=vae())",
    ] {
      #expect(throws: Workspace.Failure.self, "\(code)") { try space.run(code) }
    }
  }

  @Test(
    "Weights go out and come in by the names of Keras and PyTorch",
    arguments: ["keras", "pytorch"])
  func layouts(_ layout: String) throws {
    let space = try workspace(
      after: smallModel + """
        save(m, "w.safetensors", layout="\(layout)")
        other = train(vae(latent=3, encoder=[lstm(4)], decoder=[lstm(4)]), d, epochs=0, seed=9)
        n = read("w.safetensors", into=other)
        c = classifier(d, layers=[dense(3), lstm(2)], epochs=1, seed=1)
        save(c, "c.safetensors", layout="\(layout)")
        e = read("c.safetensors", into=classifier(d, layers=[dense(3), lstm(2)], epochs=1, seed=2))
        """)
    #expect(try space.holds("all(encode(n, d).data == encode(m, d).data)"))
    #expect(try space.holds("all(encode(other, d).data == encode(m, d).data)") == false)
    #expect(try space.holds("all(decision(e, d) == decision(c, d))"))
    #expect(try space.number("length(n.history.loss)") == 0)
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("read(\"c.safetensors\", into=m)")
    }
    #expect(failure?.description.contains("c.safetensors: ") == true)
  }
}

/// Training of three epochs of seven steps, the model so far in `run.safetensors`.
private let statement = """
  m = train(vae(latent=3, encoder=[lstm(4)], decoder=[lstm(4)]), d, epochs=3, batch=64, \
  held=d[0:30], patience=2, warmup=2, checkpoint="run.safetensors")
  """

@Suite("Interrupted training")
struct InterruptedTrainingTests {
  @Test(
    "It gives the model so far, which goes on to the bits of an unbroken one",
    arguments: [9, 10, 14, 20, 22])
  func goesOn(_ questions: Int) throws {
    let call =
      "train(vae(latent=3, encoder=[lstm(4)], decoder=[]), d, epochs=3, batch=64, "
      + "metrics=[\"accuracy\"], learning_rate=0.01, warmup=1, held=30%)"
    let whole = try workspace(after: smallWindows + "seed(5); m = \(call); after = normal(3)")
    let broken = try workspace(after: smallWindows + "seed(5)")
    broken.isCancelled = isCancelled(after: questions)
    let stop = #expect(throws: Workspace.Failure.self) { try broken.run("m = \(call)") }
    #expect(stop?.kind == .interrupted)
    broken.isCancelled = { false }
    let summary = try broken.value("m").summary
    #expect(summary.contains(/stopped after \d of 3 epochs on/), "\(summary)")
    try broken.run("save(m, \"m.safetensors\"); m = read(\"m.safetensors\")")
    try broken.run("m = train(m, d); after = normal(3)")
    whole.adopt("m", of: broken, as: "other")
    whole.adopt("after", of: broken, as: "later")
    #expect(try whole.holds("all(encode(m, d).data == encode(other, d).data)"))
    #expect(try whole.holds("all(m.history.loss == other.history.loss)"))
    #expect(try whole.holds("all(after == later)"))
    #expect(try whole.value("m").summary == whole.value("other").summary)
  }

  @Test("On other rows it is a new training; without its held-out rows it is refused")
  func otherRows() throws {
    let space = try workspace(after: smallWindows)
    space.isCancelled = isCancelled(after: 12)
    _ = try? space.run(
      "m = train(vae(latent=2, encoder=[], decoder=[]), d, epochs=3, batch=64, held=d[0:9])")
    space.isCancelled = { false }
    try space.run("save(m, \"m.safetensors\"); read(\"m.safetensors\")")
    #expect(throws: Workspace.Failure.self) { try space.run("train(read(\"m.safetensors\"), d)") }
    let done = try space.number("length(m.history.loss)")
    #expect(try space.number("length(train(m, d).history.loss)") == 3)
    #expect(
      try space.number("length(train(m, d[0:99], epochs=2).history.loss)") == done + 2)
  }

  @Test("A killed run goes on from its checkpoint, from whatever was last written")
  func checkpoints() throws {
    let host = TickingHost()
    let whole = Workspace(host: host)
    try whole.run(smallWindows + statement + "\nafter = normal(3)")
    #expect(host.versions.count >= 2)
    for (index, version) in host.versions.enumerated() {
      let space = Workspace(host: MemoryHost(["run.safetensors": version]))
      try space.run(smallWindows + statement + "\nafter = normal(3)")
      whole.adopt("m", of: space, as: "other")
      whole.adopt("after", of: space, as: "later")
      #expect(try whole.holds("all(encode(m, d).data == encode(other, d).data)"))
      #expect(try whole.holds("all(m.history.held == other.history.held)"))
      #expect(try whole.holds("all(after == later)"))
      let isEnd = index == host.versions.count - 1
      let said = try #require(space.printed.first)
      #expect(
        isEnd
          ? said.hasPrefix("run.safetensors holds this training complete")
          : said.contains(/goes on from run.safetensors after \d of 3 epochs/), "\(said)")
    }
  }

  @Test("Ctrl-C writes the checkpoint and says where it goes on")
  func interrupted() throws {
    let space = try workspace(after: smallWindows)
    space.isCancelled = isCancelled(after: 14)
    #expect(throws: Workspace.Failure.self) { try space.run(statement) }
    space.isCancelled = { false }
    #expect(space.printed.last?.contains(/run.safetensors was kept after \d of 3 epochs/) == true)
    try space.run(statement)
    #expect(
      space.printed.last?.contains(/goes on from run.safetensors after \d of 3 epochs/) == true)
    #expect(try space.value("m").summary.contains("trained 3 epochs"))
  }

  @Test("A classifier goes on from its checkpoint too")
  func classifiers() throws {
    let call = "c = classifier(d, layers=[lstm(3)], epochs=2, seed=1, checkpoint=\"c.safetensors\")"
    let whole = try workspace(after: smallWindows + call)
    let space = try workspace(after: smallWindows)
    space.isCancelled = isCancelled(after: 20)
    _ = try? space.run(call)
    space.isCancelled = { false }
    try space.run(call)
    whole.adopt("c", of: space, as: "other")
    #expect(try whole.holds("all(decision(c, d) == decision(other, d))"))
    #expect(space.printed.count == 2)
  }

  @Test(
    "A checkpoint of another training is refused with what differs",
    arguments: [
      ("epochs=3", "epochs=4", "the last epoch is 3 there and 4 here"),
      ("batch=64", "batch=32", "batch is 64 there and 32 here"),
      ("warmup=2", "warmup=0", "warmup is 2 there and 0 here"),
      ("patience=2", "seed=3, patience=2", "seed is"), ("d, epochs", "d[0:50], epochs", "the rows"),
      ("d[0:30]", "d[0:40]", "the held-out rows"), ("latent=3", "latent=2", "latent is 3 there"),
      ("lstm(4)]), d", "lstm(5)]), d", "decoder is lstm(4) there and lstm(5) here"),
    ])
  func otherTrainings(_ old: String, _ new: String, _ difference: String) throws {
    let space = try workspace(after: smallWindows + statement)
    let other = statement.replacing(old, with: new)
    #expect(other != statement)
    let failure = #expect(throws: Workspace.Failure.self) {
      try space.run("seed(1)\n" + other)
    }
    #expect(failure?.description.contains("another training") == true, "\(failure)")
    #expect(failure?.description.contains(difference) == true, "\(failure)")
  }

  @Test("A checkpoint that is none is refused; a disk that fails does not end the training")
  func badCheckpoints() throws {
    for bytes in [[], Array("{}".utf8)] {
      let space = Workspace(host: MemoryHost(["run.safetensors": bytes]))
      let failure = #expect(throws: Workspace.Failure.self) {
        try space.run(smallWindows + statement)
      }
      #expect(failure?.description.contains("no checkpoint") == true, "\(failure)")
    }
    let space = try workspace(after: smallWindows + "save(pca(d), \"run.safetensors\")")
    #expect(throws: Workspace.Failure.self) { try space.run(statement) }
    #expect(throws: Workspace.Failure.self) {
      try space.run(statement.replacing("run.safetensors", with: "run"))
    }
    let full = Workspace(host: TickingHost(fails: true))
    let late = #expect(throws: Workspace.Failure.self) { try full.run(smallWindows + statement) }
    #expect(late?.description.contains("the checkpoint was not kept: ") == true, "\(late)")
    #expect(full.printed.count == 1)
    #expect(full.printed.first?.contains("the disk is full") == true)
    #expect(try full.value("m").summary.contains("trained 3 epochs"))
  }
}
