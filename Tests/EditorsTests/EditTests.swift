import Files
import Foundation
import Editors
import Testing

@Suite("Edits at random")
struct EditTests {
  /// How many edits; `VAE_EDITS` says another number.
  private static let count =
    ProcessInfo.processInfo.environment["VAE_EDITS"].flatMap { Int($0) } ?? 500

  @Test("Whatever is typed into the tutorial, every question is answered")
  func edits() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "scripts/tutorial.vae"), encoding: .utf8)
    let words = [
      "(", ")", "[", "\"", "{", "}", "\n", " = ", "|> ", ", ", "#", "plot.", "vae(", "def f(x) {\n",
      "if ", "😀", "é", "500ms", "rows", "\r\n", "\\", "'", "#%% A\n", "", "", "for x in rows { ",
    ]
    let editor = Editor()
    editor.open(text)
    var random = Random(state: 20)
    var times: [Duration] = []
    let clock = ContinuousClock()
    for number in 0..<Self.count {
      // The text comes back from time to time, so that edits meet one that is whole.
      if number % 50 == 49 { editor.open(text) }
      let place = (random.below(130), random.below(60))
      let end = (place.0 + (random.below(8) == 0 ? 1 : 0), place.1 + random.below(6))
      editor.change(place, end, to: words[random.below(words.count)])
      for method in ["completion", "hover", "signatureHelp", "definition", "documentSymbol"] {
        let began = clock.now
        #expect(editor.ask(method, at: place) != nil, "edit \(number): \(method)")
        times.append(clock.now - began)
      }
    }
    times.sort()
    print("answers: half within \(times[times.count / 2]), all within \(times[times.count - 1])")
    // Other tests work beside this one.
    #expect(times[times.count * 99 / 100] < .milliseconds(50))
    #expect(editor.ask("shutdown")["result"] == .null)
    editor.tell("exit")
    #expect(editor.hangUp() == 0)
  }
}

/// Numbers that are the same every time.
private struct Random {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
