import Files
import Testing

@testable import Reports
import Sessions

@Suite("The page")
struct PageTests {
  /// Texts that would end what they stand in, were they not escaped.
  static let nasty = [
    "<script>alert(1)</script>", "</svg></pre></code>", "-->", "<!--", "]]>", "&amp;",
    "\" onload=\"x",
    "' onclick='x", "<img src=x onerror=alert(1)>", "</style><b>", "javascript:alert(1)",
    "\u{202E}txt",
  ]

  @Test("Nothing in strings, names, titles, comments or messages becomes markup", arguments: nasty)
  func escaping(text: String) throws {
    let inString = text.replacing("\"", with: "\\\"")
    let script = """
      # Prose \(text)
      x = "\(inString)"
      x
      print(x)
      # \(text)
      plot.line([1, 2], title=x)
      #%% Title \(text)
      #: [\(text)](\(text)) ![\(text)](\(text)) `\(text)`
      assert false, x
      """
    let report = report(of: script)
    #expect(report.refusal == .done, "\(report.refusal)")
    let page = PageReader(Page(report).html)
    #expect(page.problems == [])
    #expect(!page.tags.contains("script") && !page.tags.contains("b\""))
    #expect(page.tags.filter { $0 == "style" }.count == 1)
    #expect(!page.attributes.contains { $0.name.hasPrefix("on") })
    #expect(!page.attributes.contains { $0.value.hasPrefix("javascript:") })
    #expect(page.tags.filter { $0 == "figure" }.count == 1)
    #expect(page.text.contains(text))
  }

  @Test("A file's name cannot escape from the appendix", arguments: nasty)
  func fileNames(text: String) throws {
    let name = text + ".csv"
    let host = MemoryHost([name: Array("a,b\n1,2\n".utf8)])
    let quoted = name.replacing("\"", with: "\\\"")
    let record = journal(of: Array("load(\"\(quoted)\")".utf8), named: text + ".vae", [], host)
    let report = Report(script: Story(record))
    #expect(report.facts.files.map(\.path) == [name], "\(report.ending)")
    let page = PageReader(Page(report).html)
    #expect(page.problems == [])
    #expect(!page.tags.contains("script") && !page.tags.contains("img"))
    #expect(page.text.contains(name))
  }

  @Test(
    "The script comes back byte for byte",
    arguments: [
      Array("x = 1\nx\n".utf8), Array("\"ä\" # no end of line".utf8), Array("x = 1\r\nx\r\n".utf8),
      [], [0xEF, 0xBB, 0xBF, 0x31], [0x31, 0x0A, 0x23, 0xFF, 0xFE, 0x00, 0x0A],
      Array("<a id=\"vae-source\" href=\"data:x\">".utf8),
    ])
  func source(bytes: [UInt8]) {
    let page = Page(Report(script: Story(journal(of: bytes)))).html
    #expect(EmbeddedSource.text(in: Array(page.utf8)) == bytes)
  }

  @Test("A page of another hand has no script", arguments: ["", "<html></html>", "vae-source"])
  func foreign(page: String) { #expect(EmbeddedSource.text(in: Array(page.utf8)) == nil) }

  @Test("Three hundred figures, many alike, have ids of their own")
  func manyFigures() {
    let report = report(
      of: "for i in range(2) { }\n"
        + String(repeating: "plot.line([1, 2, 3], y=\"v\")\n", count: 300))
    let html = Page(report).html
    let page = PageReader(html)
    #expect(page.problems == [])
    #expect(page.tags.filter { $0 == "figure" }.count == 300)
    #expect(page.ids.count > 600)
    #expect(html.utf8.count < 300 * 12_000)
    #expect(html.split(separator: "prefers-color-scheme").count == 3)
  }

  @Test("A page needs no script and nothing from elsewhere")
  func selfContained() {
    let page = PageReader(
      page(
        of:
          "# ![a](https://a.b/c.png) ![b](//a.b/c.png) ![c](data:image/png;base64,AA==) ![d](e.png)\n1"
      ))
    let pictures = page.attributes.filter { $0.name == "src" }.map(\.value)
    #expect(pictures == ["data:image/png;base64,AA==", "e.png"])
    #expect(!page.tags.contains { ["script", "link", "iframe", "object"].contains($0) })
  }

  @Test("Values are tables, numbers to the right")
  func tables() {
    let table = Table(header: ["", "a", "name"], rows: [["x", "1.5", "b"], ["y", "-2", "<c>"]])
    let page = PageReader(table.html)
    #expect(page.problems == [])
    #expect(table.html.contains("<th scope=\"row\">x</th><td class=\"number\">1.5</td><td>b</td>"))
    #expect(page.text.contains("<c>"))
  }

  @Test("The appendix has version, seed, options, files with their sums, and times")
  func appendix() {
    let host = MemoryHost(["d.csv": Array("a,b\n1,2\n".utf8), "e.csv": Array("a\n1\n".utf8)])
    let script =
      "param n = 1 # how many\n#%% Load\nx = load(\"d.csv\", rate=10Hz)\ny = load(\"e.csv\", rate=10Hz)\n"
    let record = journal(of: Array(script.utf8), ["n=4"], host)
    host["e.csv"] = Array("a\n2\n".utf8)
    let text = PageReader(Page(Report(script: Story(record))).html).text
    #expect(text.contains("vae \(Session.version)"))
    #expect(text.contains("n=4"))
    #expect(text.contains(sha256(of: Array("a,b\n1,2\n".utf8))))
    #expect(text.contains("changed since"))
    #expect(text.contains("Time per cell"))
  }

  @Test("The appendix tells the seed that the script set, and that of before")
  func seed() {
    let text = PageReader(page(of: "seed(70)\nnormal(2)")).text
    #expect(text.contains("70, which the script set; "))
    #expect(!PageReader(page(of: "normal(2)")).text.contains("which the script set"))
  }

  @Test("A figure is drawn at its own size and again for narrow pages, one of them shown at a time")
  func narrowFigures() throws {
    let wide = page(of: "plot.line([1, 2, 3], size=183mm)")
    #expect(PageReader(wide).problems == [])
    #expect(
      wide.contains("<div class=\"scroll wide\"") && wide.contains("<div class=\"scroll narrow\""))
    #expect(!wide.contains("mm\" viewBox"))
    let narrow = page(of: "plot.line([1, 2, 3], size=60mm)")
    #expect(!narrow.contains("<div class=\"scroll narrow\""))
  }

  @Test(
    "The sum is that of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func sums(text: String, sum: String) { #expect(sha256(of: Array(text.utf8)) == sum) }

  @Test("The same run gives the same page")
  func same() { #expect(page(of: "demo()\nplot.line([1])") == page(of: "demo()\nplot.line([1])")) }

  @Test(
    "Durations are short",
    arguments: [
      (Duration.milliseconds(3), "less than 0.1 s"), (.milliseconds(149), "0.1 s"),
      (.milliseconds(9_960), "10 s"), (.seconds(59.7), "1 min 0 s"), (.seconds(3_725), "1 h 2 min"),
    ])
  func durations(duration: Duration, words: String) { #expect(duration.words == words) }

  @Test("What no page may hold is replaced")
  func controls() {
    #expect("a\u{0}b\u{7F}".html == "a\u{FFFD}b\u{FFFD}")
  }
}
