import CBeneath
import Files
import Foundation
import Interpreter
import Synchronization
import Testing

@testable import Sessions

@Suite("A host for what strangers wrote")
struct SafeHostTests {
  private let folder = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString
  private var work: String { folder + "/work" }
  private var outside: String { folder + "/outside" }

  init() throws {
    for path in [work + "/sub", outside] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try DiskHost().write(Array("[42]".utf8), to: outside + "/secret.json")
  }

  private func session(reading named: [String] = [], _ shown: Shown = Shown()) throws -> Session {
    try Session(
      within: work, reading: named,
      onOutput: { output in
        shown.lines.withLock { $0.append("\(output)") }
      })
  }

  private final class Shown: Sendable {
    let lines = Mutex<[String]>([])
  }

  @Test("Relative paths of an embedded session begin in its folder, and stay there")
  func embedded() throws {
    let shown = Shown()
    let session = try session(shown)
    let code = "save([1, 2], \"a/b.json\"); print(read(\"a/b.json\")); plot.line([1, 2])"
    #expect(session.run(.text(code)) == .done)
    #expect(shown.lines.withLock { $0.first } == "[1, 2]")
    #expect(FilePath.names(in: work + "/figures").contains("01-line.svg"))
    for code in [
      "read(\"../outside/secret.json\")", "save([1], \"../x.json\")", "read(\"/etc/passwd\")",
      "save([1], \"\(outside)/x.json\")", "save([1], \"sub/../../x.json\")",
    ] {
      let ending = session.run(.text(code, name: "stranger"))
      #expect(ending.messages.first?.contains("outside of the folders") == true, "\(ending)")
      #expect(ending.messages.first?.contains("\n  stranger:1:") == true, "\(ending)")
    }
    #expect(
      try self.session(reading: [outside]).run(.text("x = read(\"\(outside)/secret.json\")"))
        == .done)
    #expect(throws: SafeModeFault.self) { try Session(within: "relative") }
    #expect(throws: SafeModeFault.self) { try Session(within: folder + "/none") }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("A time limit ends a run, and the session goes on")
  func timeLimit() throws {
    let session = Session(host: MemoryHost())
    session.timeLimit = .milliseconds(100)
    let ending = session.run(.text("while true { }", name: "endless"))
    #expect(ending.messages.first?.hasPrefix("error: the time limit of 100 ms is over") == true)
    #expect(ending.exitStatus == 1)
    session.timeLimit = nil
    #expect(session.run(.text("x = 1")) == .done)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("What is swapped for a link while it is read and written leads nowhere else")
  func swapped() throws {
    let host = SafeHost(within: try SafeMode.enclosure(work, [], isCurrent: false), start: work)
    symlink("sub", work + "/current")
    let isOver = Atomic(false)
    let swapper = Thread { [work] in
      var turn = 0
      while !isOver.load(ordering: .relaxed) {
        turn += 1
        symlink(turn % 2 == 0 ? "sub" : "../outside", work + "/next")
        rename(work + "/next", work + "/current")
      }
    }
    swapper.start()
    var (turns, reads, writes, refused) = (0, 0, 0, 0)
    // A thousand refusals fit into the time that a busy machine leaves the other thread out.
    while turns < 300 || (turns < 1_000_000 && min(reads, writes, refused) == 0) {
      turns += 1
      sched_yield()
      do {
        try host.write(Array("[1]".utf8), to: "current/x.json")
        writes += 1
      } catch {
        refused += 1
      }
      if let bytes = try? host.read("current/x.json") {
        #expect(bytes == Array("[1]".utf8))
        reads += 1
      }
      #expect((try? host.read("current/secret.json")) == nil)
    }
    isOver.store(true, ordering: .relaxed)
    while !swapper.isFinished { Thread.sleep(forTimeInterval: 0.001) }
    #expect(reads > 0 && writes > 0 && refused > 0, "\(reads) \(writes) \(refused)")
    #expect(FilePath.names(in: outside).filter { !$0.hasPrefix(".") } == ["secret.json"])
    #expect(try DiskHost().read(outside + "/secret.json") == Array("[42]".utf8))
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test("Links are followed inside, and not at all where the system cannot resolve below a folder")
  func opening() throws {
    try DiskHost().write([1], to: work + "/sub/x")
    symlink("sub", work + "/inner")
    symlink("../outside", work + "/link")
    symlink("sub/x", work + "/file")
    let open = { (path: String, call: (Int32, UnsafePointer<CChar>, Int32, UInt32) -> Int32) in
      let folder = try Descriptor(folder: work)
      let file = call(folder.number, path, O_RDONLY, 0)
      let reason = errno
      if file >= 0 { close(file) }
      return file >= 0 ? 0 : reason
    }
    for path in ["sub/x", "./sub//x", "sub"] {
      #expect(try open(path, cb_open) == 0 && open(path, cb_open_stepwise) == 0, "\(path)")
    }
    for path in ["inner/x", "file", "sub/../sub/x"] {
      #expect(try open(path, cb_open) == 0 && open(path, cb_open_stepwise) == EXDEV, "\(path)")
    }
    for path in ["link/secret.json", "../outside", "/etc/passwd", "sub/../../outside"] {
      #expect(try open(path, cb_open) == EXDEV && open(path, cb_open_stepwise) == EXDEV, "\(path)")
    }
    for path in ["none", "none/x", ""] {
      #expect(
        try open(path, cb_open) == ENOENT && open(path, cb_open_stepwise) == ENOENT, "\(path)")
    }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test(
    "What a program prints of its own commands a terminal, what it read does not",
    arguments: [
      ("print(read(\"a.json\")[0])", "␛[31mred␇"),
      ("print(\"\\u{1B}[1mbold\")", "\u{1B}[1mbold"),
      ("print(\"\\u{1B}[1m\", read(\"a.json\")[0])", "\u{1B}[1m ␛[31mred␇"),
      ("print(\"\\u{1B}[31m\", read(\"a.json\")[0])", "\u{1B}[31m \u{1B}[31mred␇"),
      ("print(\"\\u{1B}[{1}m\", read(\"a.json\")[1])", "\u{1B}[1m ␛]0;title␇"),
      ("print(\"a\\tb\\nc\")", "a\tb\nc"),
    ])
  func codes(code: String, printed: String) throws {
    let content = Array(#"["\u001b[31mred\u0007", "\u001b]0;title\u0007"]"#.utf8)
    let shown = Shown()
    let session = Session(
      host: MemoryHost(files: ["a.json": content]),
      onOutput: { output in shown.lines.withLock { $0.append("\(output)") } })
    #expect(session.run(.text(code)) == .done)
    #expect(shown.lines.withLock { $0 } == [printed])
    try FileManager.default.removeItem(atPath: folder)
  }
}
