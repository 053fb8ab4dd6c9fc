import Commands
import Files
import Foundation
import Interpreter
import Synchronization
import Testing

@testable import Sessions

@Suite("Results that are kept from one run to the next")
struct CacheTests {
  private let folder = ScratchFolder()

  private static let training = """
    d = toy(n=60)
    m = train(vae(latent=2, encoder=[dense(4, "tanh")], decoder=[dense(4)]), d, epochs=2)
    """

  /// What came of a run.
  private struct Run {
    let session: Session
    let outputs: [Output]

    var notes: [String] {
      outputs.compactMap { if case .note(let text) = $0 { text } else { nil } }
    }
    var rest: [Output] { outputs.filter { if case .note = $0 { false } else { true } } }
    func bytes(of name: String) -> [UInt8]? { session.interpreter[name]?.keptBytes }
  }

  private func run(
    _ script: String, maker: String = "a", limit: Int = 2 << 30, in path: String? = nil,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) -> Run {
    let outputs = Outputs()
    let session = Session(
      host: MemoryHost(tick: 1), onOutput: { outputs.list.append($0) }, isCancelled: isCancelled)
    session.cache = ResultFolder(path ?? folder.path, maker: maker, limit: limit)
    session.run(.text(script))
    return Run(session: session, outputs: outputs.list)
  }

  private final class Outputs { var list: [Output] = [] }

  private static let costly: [(command: String, script: String)] = [
    ("train", training + "\nx = m"),
    ("classifier", "x = classifier(toy(n=40, classes=2), layers=[dense(3)], epochs=2)"),
    ("encode", "d = toy(n=30); x = encode(pca(d, k=2, whiten=true), d)"),
    ("encode", training + "\nx = encode(m, d, draw=true)"),
    ("svm", "x = svm(toy(n=40, classes=2), C=3)"),
    ("svm", "x = svm(toy(n=40, classes=2), kernel=\"rbf\", balanced=true)"),
    ("logistic", "x = logistic(toy(n=40, classes=2), C=3)"),
    ("pca", "x = pca(toy(n=30), k=2)"),
    ("spike_encoder", "x = spike_encoder(traces=6, steps=3, chunks=8)"),
  ]

  @Test("A result comes back bit for bit, and the statement says so", arguments: costly)
  func hits(command: String, script: String) throws {
    let script = script + "\nx\nnormal(2)\nseed(3); y = normal(2)"
    let (first, second) = (run(script), run(script))
    #expect(first.notes == [])
    #expect(first.bytes(of: "x") != nil)
    #expect(first.bytes(of: "x") == second.bytes(of: "x"))
    #expect(first.rest == second.rest)
    let note = try #require(second.notes.last)
    #expect(
      note.contains(command) && note.contains(": from the cache, made ")
        && note.contains(#/ in .* s$/#))
    #expect(first.session.enter(":how x") == second.session.enter(":how x"))
  }

  @Test("Every costly command is among them")
  func commands() {
    let costly = vocabulary.commands.filter(\.isCostly).map(\.name)
    #expect(Set(costly) == Set(Self.costly.map(\.command)))
  }

  @Test("What goes on from a result, and figures of it, are the same")
  func continuations() {
    let script =
      Self.training + "\nplot.loss(m)\nn = train(m, d, epochs=1)\nz = encode(n, d)\nplot.latent(z)"
    let (first, second) = (run(script), run(script))
    #expect(second.notes.count == 3)
    #expect(first.rest == second.rest)
    #expect(first.bytes(of: "z") == second.bytes(of: "z"))
  }

  @Test(
    "What is made of anything else is made anew",
    arguments: [
      ("epochs=2", "epochs=3"), ("n=60", "n=61"), ("latent=2", "latent=3"),
      ("\"tanh\"", "\"sigmoid\""), ("d = toy", "seed(2); d = toy"), ("n=60", "n=60, seed=9"),
      ("epochs=2", "epochs=2, seed=4"), ("d, epochs", "d[0:50], epochs"),
    ])
  func misses(part: String, change: String) {
    _ = run(Self.training)
    let changed = Self.training.replacingOccurrences(of: part, with: change)
    #expect(changed != Self.training)
    let found = run(changed)
    #expect(found.notes == [])
    #expect(found.bytes(of: "m") != nil)
  }

  @Test("Another program's results are not taken")
  func makers() {
    _ = run(Self.training, maker: "a")
    #expect(run(Self.training, maker: "b").notes == [])
    #expect(run(Self.training, maker: "a").notes.count == 1)
  }

  @Test("A draw in between changes what is drawn after it, and nothing else")
  func chance() {
    let script = "d = toy(n=40, classes=2, seed=1)\ns = svm(d)\n"
    _ = run(script)
    #expect(run("normal(3)\n" + script).notes.count == 1)
    _ = run(Self.training)
    #expect(run("normal(3)\n" + Self.training).notes == [])
  }

  @Test("A training that was stopped comes back as it was where it is replayed, and only there")
  func stopped() throws {
    let asked = Atomic(0)
    let training = "m = train(vae(latent=2, encoder=[], decoder=[]), toy(n=60), epochs=400)"
    let host = MemoryHost(tick: 1)
    let session = Session(
      host: host, isCancelled: { asked.add(1, ordering: .relaxed).newValue > 60 })
    session.cache = ResultFolder(folder.path, maker: "a")
    let message = session.enter(training).messages.first ?? ""
    let words = try #require(message.firstMatch(of: /stopped after (\d+) of 400 epochs; m is the/))
    #expect(message.hasSuffix(" · :undo and the same again goes on from there"), "\(message)")
    let script = session.journal.script
    #expect(script.contains("# was stopped by hand after \(words.1) of 400 epochs\n"), "\(script)")
    #expect(script.contains("epochs=\(words.1))"), "\(script)")
    let replayed = RecordedSession(
      host: MemoryHost(files: ["s.vae": Array(script.utf8)], tick: 1))
    replayed.session.cache = ResultFolder(folder.path, maker: "a")
    let said = replayed.answer(to: ":open s.vae; :next all")
    #expect(said.contains("train after \(words.1) of 400 epochs: from the cache, made "), "\(said)")
    #expect(replayed.session.summary(of: "m") == session.summary(of: "m"))
    let anew = run(script)
    #expect(anew.notes == [] && anew.session.summary(of: "m") != session.summary(of: "m"))
  }

  @Test("How much is kept is said, and it can be removed")
  func tending() {
    let recorded = RecordedSession()
    #expect(recorded.answer(to: ":cache").contains("no results are kept"))
    _ = run(Self.training)
    recorded.session.cache = ResultFolder(folder.path, maker: "a")
    #expect(recorded.answer(to: ":cache").hasPrefix("1 result · "))
    #expect(recorded.answer(to: ":cache nosuch").contains("clear alone"))
    #expect(recorded.answer(to: ":cache clear").hasPrefix("removed 1 result"))
    #expect(recorded.answer(to: ":cache").hasPrefix("0 results"))
  }

  @Test("Several results of a statement are told in one line")
  func loops() {
    let script = "d = toy(n=40, classes=2)\nfor c in [1, 2, 3] { s = svm(d, C=c); p = pca(d, k=2) }"
    #expect(run(script).notes.map { $0.prefix { $0 != ":" } } == ["2 × pca"])
    let notes = run(script).notes
    #expect(notes.map { $0.prefix { $0 != ":" } } == ["3 × svm, 3 × pca"])
    #expect(notes.first?.contains(/: from the cache, made .*\d in 6.0 s$/) == true, "\(notes)")
  }

  @Test(
    "A file that was cut, changed or put there is made anew, and replaced",
    arguments: [
      { $0.dropLast(1) }, { $0.prefix(20) }, { _ in [] }, { _ in Array("other\n".utf8)[...] },
      { $0.dropLast(9) + [1] + $0.suffix(8) },
      { Array(String(decoding: $0.prefix(4), as: UTF8.self).utf8) + $0.dropFirst(3) },
    ] as [@Sendable (ArraySlice<UInt8>) -> ArraySlice<UInt8>])
  func corruption(bend: @Sendable (ArraySlice<UInt8>) -> ArraySlice<UInt8>) throws {
    let whole = run(Self.training).bytes(of: "m")
    let name = try #require(folder.names.first)
    folder.write(Array(bend(folder.bytes(of: name)[...])), to: name)
    let second = run(Self.training)
    #expect(second.notes == [])
    #expect(second.bytes(of: "m") == whole)
    #expect(run(Self.training).notes.count == 1)
  }

  @Test("A result under another's name is not taken")
  func foreignNames() throws {
    _ = run("x = pca(toy(n=30), k=2)")
    let name = try #require(folder.names.first)
    let bytes = folder.bytes(of: name)
    _ = run("x = pca(toy(n=30), k=3)")
    let other = try #require(folder.names.first { $0 != name })
    folder.write(bytes, to: other)
    #expect(run("x = pca(toy(n=30), k=3)").notes == [])
  }

  @Test("Without a folder that can be used, all is made as ever")
  func unusable() {
    let known = run(Self.training).bytes(of: "m")
    for path in ["/dev/null/x", folder.path + "/" + (folder.names.first ?? ""), "/proc/x"] {
      let found = run(Self.training, in: path)
      #expect(found.bytes(of: "m") == known)
      #expect(found.outputs == [])
    }
  }

  @Test("What was interrupted is not taken for what was not")
  func interruptions() {
    let asked = Mutex(0)
    let stopped = run(Self.training.replacing("epochs=2", with: "epochs=5000")) {
      asked.withLock {
        $0 += 1
        return $0 > 40
      }
    }
    #expect(stopped.session.journal.entries.last?.ending.isInterrupted == true)
    #expect(run(Self.training).notes == [])
  }

  @Test("A call that uses the disk is not kept, as its files would not be made")
  func disk() {
    let script = Self.training.replacing("epochs=2", with: "epochs=2, checkpoint=\"c.safetensors\"")
    _ = run(script)
    #expect(folder.names == [])
    #expect(run(script).session.host.kind(of: "c.safetensors") == .file)
  }

  @Test("Beyond the limit, what was longest not used goes")
  func limits() throws {
    _ = run("x = pca(toy(n=30), k=2)")
    let first = try #require(folder.names.first)
    let size = folder.bytes(of: first).count
    folder.age(first)
    let limit = size * 2 + size / 2
    _ = run("x = pca(toy(n=31), k=2)", limit: limit)
    #expect(folder.names.count == 2)
    _ = run("x = pca(toy(n=32), k=2)", limit: limit)
    #expect(folder.names.count == 2)
    #expect(!folder.names.contains(first))
    _ = run("x = pca(toy(n=33), k=2)", limit: size / 2)
    #expect(folder.names.count == 2)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    replacingOccurrences(of: part, with: other)
  }
}

/// A folder that goes with whoever made it.
private final class ScratchFolder: Sendable {
  let path = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func bytes(of name: String) -> [UInt8] {
    Array(FileManager.default.contents(atPath: path + "/" + name) ?? Data())
  }

  func write(_ bytes: [UInt8], to name: String) {
    _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
  }

  /// Makes a file look old.
  func age(_ name: String) {
    try? FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path + "/" + name)
  }
}
