import Figures
import Foundation
import Testing
import Wording

/// The text preview of each kind of figure is what it was when someone last looked at it beside the
/// SVG. VAE_RECORD writes them anew, and that run fails.
@Suite("Previews")
struct PreviewTests {
  @Test("A preview has the characters that were looked at", arguments: Samples.kinds)
  func golden(_ kind: String) throws {
    let figure = try Samples.figure(kind)
    try compare(figure.preview(columns: 80, rows: 22).text, with: "preview-" + kind)
  }

  @Test(
    "In ASCII it begins with what it shows, and has no other characters",
    arguments: ["line", "scatter", "heatmap", "confusion", "model", "trace"])
  func plain(_ kind: String) throws {
    let figure = try Samples.figure(kind)
    let text = figure.preview(columns: 72, rows: 22, style: .plain).text
    let others = text.filter { !$0.isASCII }
    #expect(others.isEmpty)
    try compare(text, with: "plain-" + kind)
  }

  @Test(
    "It keeps to the columns, and to the rows as long as they are enough for one panel",
    arguments: Samples.kinds)
  func fits(_ kind: String) throws {
    let figure = try Samples.figure(kind)
    for columns in [40, 60, 80, 120, 200] {
      let lines = figure.preview(columns: columns, rows: 24, style: .monochrome).text
        .split(separator: "\n", omittingEmptySubsequences: false)
      let widest = lines.map(\.count).max() ?? 0
      #expect(widest <= columns, "\(kind) at \(columns)")
      if !["grid", "grid-shared", "bar-names"].contains(kind) {
        #expect(lines.count <= 25, "\(kind) at \(columns)")
      }
    }
  }

  @Test("Series keep their colours, the same for a line and its name")
  func colours() throws {
    let preview = try Samples.figure("line").preview(columns: 80, rows: 20)
    let pieces = preview.lines.flatMap { $0 }
    #expect(pieces.contains { $0.tone == .series(0) && $0.text.contains("training") })
    #expect(pieces.contains { $0.tone == .series(1) && $0.text.contains("held out") })
  }

  @Test("What does not fit is said")
  func saysWhatIsCut() throws {
    let traces = (0..<30).map { Figure.Trace(name: "n\($0)", values: Samples.window($0)) }
    let text = try Figure.trace(traces, rate: 10).preview(columns: 80, rows: 20).text
    #expect(text.contains("of 30 panels are not shown here"))
  }

  @Test("Many classes of windows stand in bands, each with its name", arguments: [7, 10, 30])
  func bands(_ count: Int) throws {
    let windows = (0..<count).map { Samples.window($0) }
    let figure = try Figure.windows(
      windows, by: .init(labels: Array(0..<count)), rate: 10, rows: 2)
    #expect(figure.svg().contains(">\(count - 1) (n = 1)<"))
    let text = figure.preview(columns: 100, rows: 200).text
    for label in 0..<count { #expect(text.contains("\(label) (n = 1)")) }
  }

  private func compare(_ text: String, with name: String) throws {
    if ProcessInfo.processInfo.environment["VAE_RECORD"] != nil {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
      try (text + "\n").write(
        to: folder.appending(path: name + ".txt"), atomically: true, encoding: .utf8)
      Issue.record("recorded \(name).txt; look at it, then run again without VAE_RECORD")
      return
    }
    let file = try #require(
      Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Golden"))
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(golden == text + "\n")
  }
}
