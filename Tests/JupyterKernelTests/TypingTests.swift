import Files
import Testing

@testable import JupyterKernel

@Suite("Help while a cell is typed")
struct TypingTests {
  private let desk = Desk()

  @Test("Tab gives what can stand at the cursor, in characters, also behind others than ASCII")
  func completion() {
    let code = "a = \"µ😀\"\nb = plot.lat + 1"
    let place = 21
    let reply = desk.at("complete_request", code, place)
    #expect(reply["matches"]?.texts?.contains("latent(") == true, "\(reply)")
    let start = reply["cursor_start"]?.count ?? 0
    let end = reply["cursor_end"]?.count ?? 0
    let characters = Array(code.unicodeScalars)
    #expect(String(String.UnicodeScalarView(characters[start..<end])) == "lat")
    let first = reply["metadata"]?["_jupyter_types_experimental"]?.items?.first
    #expect(first?["text"]?.text == reply["matches"]?.texts?.first)
    #expect(first?["type"]?.text == "function")
    #expect(first?["signature"]?.text?.isEmpty == false)
  }

  @Test(
    "Names of the session are completed, and directives",
    arguments: [("long", "longest"), (":sa", "save")])
  func names(typed: String, found: String) {
    _ = desk.run("longest = 1")
    #expect(desk.at("complete_request", typed)["matches"]?.texts?.contains(found) == true)
  }

  @Test(
    "Shift-Tab explains the name at the cursor, or the call around it",
    arguments: [
      ("pca(x)", 1, "pca("), ("pca(x)", 3, "pca("), ("y = plot.latent(z)", 12, "plot.latent("),
      ("windows(r, bef", 14, "windows("), ("kept + 1", 2, "kept is 5"),
      ("svm(kept)", 6, "kept is 5"),
      ("svm( )", 5, "svm("), ("kept.rate", 8, "kept is 5"),
    ])
  func inspection(code: String, place: Int, beginning: String) {
    _ = desk.run("kept = 5")
    let reply = desk.at("inspect_request", code, place)
    #expect(reply["found"] == .bool(true))
    let page = reply["data"]?["text/plain"]?.text ?? ""
    #expect(page.hasPrefix(beginning), "\(page.prefix(60))")
  }

  @Test("Where nothing is to be said, nothing is found", arguments: ["", "nobody", "1 + ", "µ😀"])
  func nothing(code: String) {
    let reply = desk.at("inspect_request", code)
    #expect(reply["found"] == .bool(false) && reply["status"]?.text == "ok")
  }

  @Test(
    "A text is complete, not yet, or never",
    arguments: [
      ("x = 1", "complete", nil), ("", "complete", nil), (":vars", "complete", nil),
      ("for i in range(3) {", "incomplete", "  "), ("for i in [1] {\n  f(i,", "incomplete", "  "),
      ("for i in [1] {\n  if i {", "incomplete", "    "), ("pca(", "incomplete", "  "),
      ("x = = 1", "invalid", nil), ("for for", "invalid", nil),
    ])
  func completeness(code: String, status: String, indent: String?) {
    let reply = desk.at("is_complete_request", code)
    #expect(reply["status"]?.text == status)
    #expect(reply["indent"]?.text == indent)
  }

  @Test("What ran comes back: the last, by numbers, by a pattern")
  func history() {
    for code in ["x = 1", "x", "x = 1"] { _ = desk.run(code) }
    func lines(_ content: [(String, JSON?)]) -> [[JSON]] {
      desk.ask("history_request", .members(content)).reply["history"]?.items?
        .compactMap(\.items) ?? []
    }
    let tail = lines([("hist_access_type", .text("tail")), ("n", .number(2))])
    #expect(tail.map { $0[2].text } == ["x", "x = 1"] && tail.map { $0[1].count } == [2, 3])
    let shown = lines([
      ("hist_access_type", .text("tail")), ("n", .number(2)), ("output", .bool(true)),
    ])
    #expect(shown.map { $0[2].items } == [[.text("x"), .text("1")], [.text("x = 1"), .null]])
    let range = lines([
      ("hist_access_type", .text("range")), ("session", .number(0)), ("start", .number(1)),
      ("stop", .number(2)),
    ])
    #expect(range.map { $0[2].text } == ["x = 1"])
    let found = lines([
      ("hist_access_type", .text("search")), ("pattern", .text("x = *")), ("unique", .bool(true)),
      ("n", .number(5)),
    ])
    #expect(found.last?[2].text == "x = 1")
    #expect(found.count { $0[2].text == "x = 1" } == 1)
    #expect(lines([("hist_access_type", .text("tail")), ("n", .text("many"))]).count >= 3)
    #expect(lines([("hist_access_type", .text("by magic"))]).isEmpty)
  }
}
