import Foundation
import Testing

@testable import Terminal

@Suite("History")
struct HistoryTests {
  private let folder = Scratch()
  private var path: String { folder.path + "/state/vae/history" }

  @Test(
    "Every statement comes back as it was typed",
    arguments: [
      "x = 1", "print(\"é µ 漢字 🧠\")", "for i in range(3) {\n\tprint(i)\n}", "a\\nb", "\\",
      "\\\\n\n\\",
      "\"\\u{1F600} \\t\"", "a\r",
    ])
  func roundTrip(statement: String) throws {
    let file = HistoryFile(path: path)
    try file.append("before")
    try file.append(statement)
    try file.append("after")
    #expect(try file.read() == .init(entries: ["before", statement, "after"]))
  }

  @Test("The file is text, a statement a line, and the user's alone")
  func format() throws {
    try HistoryFile(path: path).append("f(1,\n  2)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "f(1,\\n  2)\n")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("A repeated statement is at hand once, at its last place")
  func repetitions() throws {
    var history = History(path: path) { Issue.record("\($0)") }
    for text in ["a", "b", "a", "a  ", "c"] { add(text, to: &history) }
    #expect(history.entries == ["b", "a", "c"])
    #expect(History(path: path) { Issue.record("\($0)") }.entries == ["b", "a", "c"])
  }

  @Test("What begins with a blank is kept out", arguments: [" secret = 1", "\tx", "", "  \n"])
  func leadingBlank(text: String) {
    var history = History(path: path) { Issue.record("\($0)") }
    add(text, to: &history)
    #expect(history.entries.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("Two sessions that write at once keep the lines of both, whole")
  func twoSessions() async throws {
    let path = path
    await withTaskGroup { group in
      for name in ["a", "b", "c", "d"] {
        group.addTask {
          for number in 0..<50 {
            let long = String(repeating: name, count: 3000)
            try? HistoryFile(path: path).append("\(long) = \(number)")
          }
        }
      }
    }
    let contents = try HistoryFile(path: path).read()
    #expect(contents.damaged == 0)
    #expect(contents.entries.count == 200)
    let ofOne = contents.entries.filter { $0.hasPrefix("a") }.map { $0.suffix(2) }
    #expect(ofOne == ofOne.sorted { Int($0.filter(\.isNumber))! < Int($1.filter(\.isNumber))! })
  }

  @Test("A file that has grown long is shortened while others go on writing")
  func tidying() async throws {
    let lines = (0..<25_000).map { "x = \($0 % 12_000)\n" }.joined()
    try folder.write(Array(lines.utf8), to: "state/vae/history")
    let path = path
    await withTaskGroup { group in
      group.addTask { try? HistoryFile(path: path).tidy() }
      group.addTask {
        for number in 0..<100 { try? HistoryFile(path: path).append("y = \(number)") }
      }
    }
    let entries = try HistoryFile(path: path).read().entries
    #expect(entries.filter { $0.hasPrefix("y") } == (0..<100).map { "y = \($0)" })
    #expect((9_900...10_100).contains(entries.count))
    #expect(entries.contains("x = 999"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/state/vae").count == 1)
  }

  @Test(
    "What cannot be a statement is left out with one note, and the rest is at hand",
    arguments: [
      ("good\nbad \\q\nfine\n", 1), ("good\nfine\nends in \\\n", 1),
      ("good\n\u{0}\u{0}\nfine\n\u{0}", 2), ("good\nfine\nfi", 1),
    ])
  func damage(text: String, count: Int) throws {
    try folder.write(Array(text.utf8), to: "state/vae/history")
    var notes: [String] = []
    #expect(History(path: path) { notes.append($0) }.entries == ["good", "fine"])
    #expect(notes.count == 1)
    #expect(notes.first?.contains(count == 1 ? "1 line of" : "2 lines of") == true, "\(notes)")
  }

  @Test("A line that was not written to its end goes when the next comes")
  func tornLine() throws {
    try folder.write(Array("x = 1\nx = 23".utf8), to: "state/vae/history")
    try HistoryFile(path: path).append("y = 2")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "x = 1\ny = 2\n")
  }

  @Test("Bytes that are no text are left out")
  func notText() throws {
    try folder.write(
      Array("a\n".utf8) + [0xFF, 0xC3, 0x0A] + Array("b\n".utf8), to: "state/vae/history")
    var notes: [String] = []
    #expect(History(path: path) { notes.append($0) }.entries == ["a", "b"])
    #expect(notes.count == 1)
  }

  @Test("Where the file is a folder, statements are recalled from memory, with one note")
  func unreadable() throws {
    try folder.write([], to: "state/vae/history/x")
    var notes: [String] = []
    var history = History(path: path) { notes.append($0) }
    #expect(history.add("x = 1") { notes.append($0) })
    #expect(history.add("y = 1") { notes.append($0) })
    #expect(history.entries == ["x = 1", "y = 1"])
    #expect(notes.count == 1)
    #expect(notes.first?.contains("it is a folder") == true, "\(notes)")
  }

  private func add(_ text: String, to history: inout History) {
    _ = history.add(text) { Issue.record("\($0)") }
  }
}

@Suite("Walking through history")
struct HistoryWalkTests {
  private let entries = ["x = 1", "plot.trace(r)", "x = 2", "pca(z)"]

  @Test("Up goes back to the first, down comes back to what was typed")
  func all() {
    var walk = HistoryWalk(from: "", count: entries.count)
    let back = entries.map { _ in walk.earlier(in: entries) }
    #expect(back == ["pca(z)", "x = 2", "plot.trace(r)", "x = 1"])
    #expect(walk.earlier(in: entries) == nil)
    let forth = (0..<4).map { _ in walk.later(in: entries) }
    #expect(forth == ["plot.trace(r)", "x = 2", "pca(z)", ""])
    #expect(walk.later(in: entries) == nil)
  }

  @Test("What was typed picks the entries that begin so")
  func prefix() {
    var walk = HistoryWalk(from: "x", count: entries.count)
    #expect(walk.earlier(in: entries) == "x = 2")
    #expect(walk.earlier(in: entries) == "x = 1")
    #expect(walk.earlier(in: entries) == nil)
    #expect(walk.shown == "x = 1")
    #expect(walk.later(in: entries) == "x = 2")
    #expect(walk.later(in: entries) == "x")
  }

  @Test("Where nothing begins so, the line stays", arguments: ["z", "pca(z)"])
  func nothing(typed: String) {
    var walk = HistoryWalk(from: typed, count: entries.count)
    #expect(walk.earlier(in: entries) == nil)
    #expect(walk.shown == typed)
  }
}
