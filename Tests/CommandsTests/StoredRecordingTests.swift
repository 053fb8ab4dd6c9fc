import Commands
import Datasets
import Files
import Interpreter
import Synchronization
import Testing

/// A disk with one file, which can change while it is open.
private final class ChangingDisk: Disk {
  private let bytes: [UInt8]
  private let isChanged = Mutex(false)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func change() { isChanged.withLock { $0 = true } }

  private struct File: OpenFile {
    let disk: ChangingDisk
    let file: MemoryFile
    var path: String { file.path }
    var size: Int { file.size }
    var identity: FileIdentity? { file.identity }
    var isUnchanged: Bool { !disk.isChanged.withLock { $0 } }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(HostError) {
      try file.read(at: offset, into: buffer)
    }
  }

  func open(_ path: String) throws(HostError) -> any OpenFile {
    File(disk: self, file: MemoryFile(path, bytes))
  }

  func kind(of path: String) -> FileKind? { path == "F.npy" ? .file : nil }
  func names(in folder: String) throws(HostError) -> [String] { ["F.npy"] }
}

@Suite("Recordings that stay in their file")
struct StoredRecordingTests {
  private let disk = ChangingDisk(
    ArrayFile.bytes((0..<4000).map { Float(($0 * 31) % 101) }, shape: [10, 400]))

  /// A session with such a recording `r`, its windows `d`, and a list and a record of it.
  private func space() throws -> Workspace {
    var reading = Reading()
    reading.leastStored = 0
    let space = Workspace()
    for name in ["r", "s"] {
      space[name] = try Recording.load(["F.npy"], rate: 20, reading: reading, from: disk).value
    }
    try space.run(
      """
      d = windows(s, before=300ms, after=300ms, step=100ms, normalise="none")
      few = [r]; named = {it: r}
      """)
    return space
  }

  @Test("They are described as any other")
  func described() throws {
    let space = try space()
    try space.run("describe(r)")
    guard case .object(let shown)? = space.shown.last else { return #expect(Bool(false)) }
    #expect(!shown.content.detail.isEmpty)
    #expect(try space.value("d").summary.contains("no NaN"))
  }

  @Test(
    "A file that changed is an error wherever its numbers are read",
    arguments: [
      "describe(r)", "r[0, 5]", "d.data", "d[0]", "for row in d { print(1) }", "r == few[0][0:10]",
      "length(smooth(r, 50ms))", "smooth(few[0], 50ms)", "dff(named.it)", "length(correlations(r))",
      "pca(d, k=2)", "describe(d.data)", "save(r, \"x.npz\")", "save(d, \"x.csv\")",
      "population(r)", "plot.trace(r)", "mean(d)",
    ])
  func changed(_ code: String) throws {
    let space = try space()
    disk.change()
    let failure = #expect(throws: Workspace.Failure.self) { try space.run(code) }
    #expect(failure?.description.contains("has changed") == true, "\(String(describing: failure))")
  }
}

@Suite("What tells windows of traces from others")
struct WindowKeyTests {
  @Test("Equal windows have one key, and any other has another")
  func keys() throws {
    let space = try workspace(after: "r = demo(neurons=3, seconds=20s, seed=1)")
    func key(_ code: String) throws -> [UInt8] { try #require(try space.value(code).content) }
    let plain = try key("windows(r)")
    #expect(try plain == key("windows(r)"))
    #expect(try plain == key("windows(demo(neurons=3, seconds=20s, seed=1))"))
    let others = try [
      "windows(r, step=20ms)", "windows(r, normalise=\"none\")", "windows(r, spike=200ms)",
      "windows(demo(neurons=3, seconds=20s, seed=2))", "windows(smooth(r, 50ms))", "windows(r[:2])",
      "shuffle(windows(r), seed=1)", "windows(r)[1:]", "windows(r, before=200ms)",
      "relabel(windows(r), {a: [0], b: [1]})", "windows(r, after=400ms)",
    ].map(key)
    #expect(Set(others + [plain]).count == others.count + 1)
  }

  @Test("A key holds each sample once")
  func size() throws {
    let space = try workspace(after: "d = windows(demo(neurons=2, seconds=60s, seed=1), step=10ms)")
    let (key, whole) = (try #require(try space.value("d").content), try space.number("length(d)"))
    #expect(Double(key.count) < whole * 100)
  }
}
