import Commands
import HostInMemory
import Interpreter
import SVGRules
import Testing

@Suite("Panels of a plot")
struct PanelTests {
  private func texts(_ code: String) throws -> [String] {
    let space = try workspace(after: smallWindows + "z = encode(pca(d, k=2), d)\n")
    return SVGChecker(try space.svg(code)).texts
  }

  @Test("What the notes of all panels say is said once, over them")
  func notes() throws {
    let words = try texts("plot.heatmap(d, order=\"label\", panels=\"class\", note=\"mine\")")
    #expect(words.count { $0.contains("rows by label") } == 1, "\(words)")
    #expect(words.contains { $0.hasPrefix("mine · rows by label") })
    let examples = try texts("plot.windows(d, n=2, panels=\"neuron\", note=\"mine\")")
    #expect(examples.count { $0.contains("mine") } == 1)
  }

  @Test("Panels on common colours have one key to them in each row")
  func colours() throws {
    let words = try texts("plot.heatmap(d, panels=\"class\")")
    #expect(words.count { $0.hasPrefix("Fluorescence") } == 1, "\(words)")
  }

  @Test("Histograms of all parts have the bins of the whole")
  func bins() throws {
    let space = try workspace(after: smallWindows + "z = encode(pca(d, k=2), d)\n")
    func bins(_ code: String) throws -> [Substring] {
      try space.svg(code).split(separator: " values in ").dropFirst().map {
        $0.prefix { $0.isNumber }
      }
    }
    let whole = try bins("plot.histogram(z[:, 0])")
    #expect(whole.count == 1)
    #expect(try bins("plot.histogram(z[:, 0], by=z, panels=\"class\")") == whole + whole)
  }

  @Test("What average() gives is drawn in its bands, and not averaged again")
  func averages() throws {
    let space = try workspace(after: smallWindows + "a = average(d)\n")
    let drawn = try space.svg("plot.line(a)")
    let words = SVGChecker(drawn).texts
    #expect(words.contains { $0.hasPrefix("mean ± SEM, n = ") }, "\(words)")
    #expect(words.contains("quiet") && words.contains("spike") && words.contains("Time (s)"))
    #expect(drawn == (try space.svg("plot.line(d, by=d, band=\"sem\")")))
    #expect(try space.svg("show(a)") == drawn)
    #expect(
      try space.svg("plot.line(a, band=\"95%\")")
        == space.svg("plot.line(d, by=d, band=\"95%\")"))
    #expect(try space.svg("plot.line(a, names=[\"a\", \"b\"])").contains(">b</text>"))
    for (code, reason) in [
      ("plot.line(a, by=[0, 1])", "are means already"),
      ("plot.line(a, names=[\"a\"])", "names must be as many as lines (2), but are 1"),
      ("plot.line(table({x: [1, 2]}))", "take a column"),
    ] {
      let failure = #expect(throws: Workspace.Failure.self, "\(code)") { try space.run(code) }
      #expect(failure?.description.contains(reason) == true, "\(failure?.description ?? "")")
    }
  }
}
