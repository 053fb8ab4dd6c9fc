import Foundation
import Sessions
import Testing

@Suite("The file of an interactive session")
struct LogTests {
  private let state = FileManager.default.temporaryDirectory.path + "/vae-" + UUID().uuidString

  private var sessions: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: state + "/sessions")
    return (names ?? []).sorted()
  }

  private func log(_ name: String) throws -> [String] {
    let path = state + "/sessions/\(name)/session.jsonl"
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func cleanUp() { try? FileManager.default.removeItem(atPath: state) }

  /// A session with a log, and what it says.
  private func begin() -> RecordedSession {
    let recorded = RecordedSession()
    recorded.session.beginLog(in: state)
    return recorded
  }

  @Test("Every statement and output is in it as soon as it is shown")
  func asItGoes() throws {
    defer { cleanUp() }
    let recorded = begin()
    #expect(sessions.isEmpty)
    recorded.session.enter("# one\nx = [1]")
    let name = try #require(sessions.first)
    #expect(
      try log(name).dropFirst() == [
        "{\"run\":\"# one\\nx = [1]\"}", "{\"end\":\"done\",\"seconds\":0}",
      ])
    recorded.session.enter("print(x)\nx[3]")
    #expect(
      try log(name).dropFirst(3).prefix(5) == [
        "{\"run\":\"print(x)\"}", "{\"shown\":\"[1]\"}", "{\"end\":\"done\",\"seconds\":0}",
        "{\"run\":\"x[3]\"}",
        "{\"end\":\"failed\",\"messages\":[\"error: index 3 is outside the 1 items: indexes run from -1 to 0\\n"
          + "  prompt:2:3\\n  2 | x[3]\\n    |   ^\"],\"seconds\":0}",
      ])
    recorded.session.enter(":undo; :undo")
    #expect(try log(name).last == "{\"undone\":0}")
    recorded.session.enter("nosuch")
    recorded.session.endLog()
    #expect(try log(name).last == "{\"closed\":true}")
  }

  @Test("Its figures lie beside it")
  func figures() throws {
    defer { cleanUp() }
    let session = Session()
    session.beginLog(in: state)
    session.enter("plot.bar([1, 2])")
    let folder = state + "/sessions/" + (try #require(sessions.first))
    #expect(FileManager.default.fileExists(atPath: folder + "/figures/01-bar.svg"))
    #expect(try log(sessions[0]).contains { $0.contains("figures/01-bar.svg") })
  }

  @Test("One that was lost is offered back by the next, and comes back as a script")
  func recovery() throws {
    defer { cleanUp() }
    var lost: RecordedSession? = begin()
    lost?.session.enter("x = 1  # kept")
    lost?.session.enter("y = x[5]")
    lost?.session.enter("z = 7")
    lost?.session.enter(":undo")
    lost?.session.enter("def f(a) {\n  return a + x\n}")
    lost?.session.enter("w = f(2)")
    #expect(begin().said == [])
    lost = nil
    let next = begin()
    #expect(next.said.count == 1)
    #expect(next.said.first?.contains("`:recover` brings back its 3 statements") == true)
    #expect(next.answer(to: ":recover").contains("last session: 3 statements"))
    #expect(next.session.summary(of: "x") == nil)
    #expect(next.session.enter(":next all") == .done)
    #expect(next.session.summary(of: "w") == "3")
    #expect(next.session.summary(of: "z") == nil)
    #expect(next.session.enter(":recover").exitStatus == 2)
    next.session.endLog()
    #expect(begin().said == [])
  }

  @Test("One that was lost is offered until it came back, or a later one was lost")
  func older() throws {
    defer { cleanUp() }
    func lose(_ text: String) { begin().session.enter(text) }
    func leave(_ text: String) {
      let recorded = begin()
      recorded.session.enter(text)
      recorded.session.endLog()
    }
    lose("a = 1")
    leave("b = 2")
    leave("c = 3")
    let offer = try #require(begin().said.first)
    #expect(
      offer.contains(#/lost: the session of \d+-\d\d-\d\d \d\d:\d\d; /#), "\(offer)")
    #expect(begin().answer(to: ":recover").contains("a = 1"))
    lose("d = 4")
    #expect(begin().answer(to: ":recover").contains("d = 4"))
    let last = begin()
    #expect(last.answer(to: ":recover; :next all").contains("has come to its end"))
    last.session.endLog()
    leave("e = 5")
    #expect(begin().said == [])
  }

  @Test("A statement counts from its beginning on")
  func running() throws {
    defer { cleanUp() }
    var counts: [String] = []
    let state = state
    let session = Session { _ in
      let parent = state + "/sessions/"
      let name = (try? FileManager.default.contentsOfDirectory(atPath: parent))?.first ?? ""
      counts.append((try? String(contentsOfFile: parent + name + "/count", encoding: .utf8)) ?? "")
    }
    session.beginLog(in: state)
    session.enter("def f() { return 1 }")
    session.enter("print(f())")
    session.enter("def f() { return 2 }")
    session.enter("print(f())")
    #expect(counts == ["2\n", "3\n"])
  }

  @Test("A statement that was running when all went is offered too; a torn line is not in the way")
  func torn() throws {
    defer { cleanUp() }
    let folder = state + "/sessions/2020-01-01-000000-1"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let text =
      "{\"vae\":\"0\"}\n{\"run\":\"x = 1\"}\n{\"end\":\"done\"}\n{\"run\":\"train()\"}\n{\"sho"
    try text.write(toFile: folder + "/session.jsonl", atomically: true, encoding: .utf8)
    let next = begin()
    #expect(next.said.first?.contains("2 statements") == true)
    let next2 = next.answer(to: ":recover; :next")
    #expect(next2.contains("# was running when the session ended\ntrain()"), "\(next2)")
  }

  @Test(
    "Files that are no sessions are left alone",
    arguments: ["", "{", "\u{0}\u{1}", "{\"run\":5}\n"])
  func strange(text: String) throws {
    defer { cleanUp() }
    let folder = state + "/sessions/2020-01-01-000000-1"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: folder + "/session.jsonl", atomically: true, encoding: .utf8)
    let next = begin()
    #expect(next.said == [])
    #expect(next.session.enter("x = 1") == .done)
    #expect(sessions.count == 2)
  }

  @Test("What is shown is kept to a limit, and the count stands in a file of its own")
  func limits() throws {
    defer { cleanUp() }
    let recorded = begin()
    recorded.session.enter(
      "for i in range(200) { print(\"\(String(repeating: "x", count: 1000))\") }")
    recorded.session.enter("y = 1")
    let folder = state + "/sessions/" + (try #require(sessions.first))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/session.jsonl")).count
    #expect(bytes < 100_000)
    func count() throws -> String { try String(contentsOfFile: folder + "/count", encoding: .utf8) }
    #expect(try count() == "2\n")
    recorded.session.enter(":undo")
    #expect(try count() == "1\n")
    recorded.session.enter(":redo")
    #expect(try count() == "2\n")
    recorded.session.endLog()
    #expect(try count() == "closed\n")
  }

  @Test("The oldest go when there are many")
  func pruning() throws {
    defer { cleanUp() }
    for number in 100..<170 {
      let folder = state + "/sessions/2020-01-01-000\(number)-1"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try "{\"closed\":true}\n".write(
        toFile: folder + "/session.jsonl", atomically: true, encoding: .utf8)
    }
    let recorded = begin()
    recorded.session.enter("x = 1")
    #expect(sessions.count == 50)
    #expect(sessions[0] == "2020-01-01-000121-1")
  }

  @Test("Where no file can be made, that is said once and the session goes on")
  func unwritable() throws {
    defer { cleanUp() }
    try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
    try "".write(toFile: state + "/sessions", atomically: true, encoding: .utf8)
    let recorded = begin()
    #expect(recorded.answer(to: "x = 1").contains("is not written to"))
    #expect(recorded.answer(to: "x") == "1")
  }

  @Test("Two sessions at once have files of their own")
  func two() throws {
    defer { cleanUp() }
    let (first, second) = (begin(), begin())
    first.session.enter("x = 1")
    second.session.enter("x = 2")
    #expect(sessions.count == 2)
    #expect(try sessions.map { try log($0)[1] } == ["{\"run\":\"x = 1\"}", "{\"run\":\"x = 2\"}"])
  }
}
