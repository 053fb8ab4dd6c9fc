import Foundation
import Testing

@testable import Reports
import Sessions

@Suite("Notebooks and Markdown")
struct ExportTests {
  private let script = """
    # # A title
    # Some *prose*

    x = [1, 2]
    x
    print("a")
    print("b")
    toy(n=20)
    plot.line([1, 2], title="<Line>")
    #%% Fails
    x[argmax(normal(1)) + 7]
    #%% Later
    3
    """

  private func notebook(_ script: String) throws -> [String: Any] {
    let bytes = Notebook(report(of: script)).json()
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test("A notebook has what nbformat 4.5 asks for")
  func structure() throws {
    let notebook = try notebook(script)
    #expect(notebook["nbformat"] as? Int == 4)
    #expect(notebook["nbformat_minor"] as? Int == 5)
    let metadata = try #require(notebook["metadata"] as? [String: Any])
    #expect((metadata["kernelspec"] as? [String: String])?["name"] == "vae")
    #expect((metadata["language_info"] as? [String: String])?["name"] == "vae")
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
    for cell in cells {
      #expect(cell["metadata"] is [String: Any])
      #expect(cell["source"] is [String])
      let isCode = cell["cell_type"] as? String == "code"
      #expect(isCode || cell["cell_type"] as? String == "markdown")
      #expect((cell["outputs"] != nil) == isCode && (cell["execution_count"] != nil) == isCode)
    }
  }

  @Test("What was shown is there: values, lines, figures, the error; what was not run is text")
  func outputs() throws {
    let cells = try #require(try notebook(script)["cells"] as? [[String: Any]])
    let outputs = cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
    let kinds = outputs.compactMap { $0["output_type"] as? String }
    #expect(
      kinds == ["execute_result", "stream", "stream", "execute_result", "display_data", "error"])
    for cell in cells {
      for output in cell["outputs"] as? [[String: Any]] ?? [] {
        guard output["output_type"] as? String == "execute_result" else { continue }
        #expect(output["execution_count"] as? Int == cell["execution_count"] as? Int)
      }
    }
    let data = outputs.compactMap { $0["data"] as? [String: [String]] }
    #expect(data[0]["text/plain"]?.joined() == "[1, 2]")
    #expect(data.last?["image/svg+xml"]?.joined().hasPrefix("<svg") == true)
    #expect(data.last?["text/plain"]?.joined().hasPrefix("plot line · <Line>: ") == true, "\(data)")
    let image = try #require(data.last?["text/html"]?.joined())
    #expect(
      image.hasPrefix("<img alt=\"plot line · &lt;Line&gt;: 1 line.\" src=\"data:image/svg+xml;"))
    #expect(data.allSatisfy { $0["text/plain"] != nil })
    let error = try #require(outputs.last)
    #expect(error["ename"] as? String == "Error")
    #expect((error["evalue"] as? String)?.contains("index 7") == true)
    #expect((error["traceback"] as? [String])?.contains { $0.contains("script.vae:11") } == true)
    #expect(cells.count { $0["cell_type"] as? String == "code" } == 6)
  }

  @Test(
    "Lines keep their ends, and a notebook of nothing is one", arguments: ["", "#: a\n\n", "1"])
  func small(script: String) throws {
    let cells = try #require(try notebook(script)["cells"] as? [[String: Any]])
    for line in cells.compactMap({ $0["source"] as? [String] }).flatMap({ $0.dropLast() }) {
      #expect(line.hasSuffix("\n"))
    }
  }

  @Test("Markdown holds prose, code and what it showed; figures are files beside it")
  func markdown() throws {
    let export = MarkdownExport(report(of: script), path: "out/my notes.md")
    let text = export.text
    #expect(text.hasPrefix("# A title\n\n"))
    #expect(text.contains("Some *prose*"))
    #expect(text.contains("```vae\nx = [1, 2]\nx\n```\n\n```text\n[1, 2]\n```"))
    #expect(text.contains("**Error**\n\n```text\nerror: index 7"))
    #expect(text.contains("*Not run.*"))
    #expect(text.contains("](<my notes-figure-1.svg>)"))
    #expect(export.files.map(\.path) == ["out/my notes.md", "out/my notes-figure-1.svg"])
    let svg = String(decoding: export.files.last?.bytes ?? [], as: UTF8.self)
    #expect(svg.hasPrefix("<svg"))
    let blocks = Markdown(text).blocks
    #expect(
      blocks.filter { $0.headingLevel != nil }.map(\.plainText) == ["A title", "Fails", "Later"])
  }

  @Test(
    "Text that looks like Markdown stays what it is",
    arguments: [
      "a | b", "*a* _b_ `c` <d> [e](f) #g \\h", "```", "~~~~",
    ])
  func marks(text: String) {
    #expect(Markdown(text.plainMarkdown).blocks.first?.plainText == text)
    #expect(Markdown(fenced(text)).blocks.first?.plainText == text + "\n")
  }

  @Test(
    "HTML in prose is text in an export too, and links that are code lead nowhere",
    arguments: [
      ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
      ("a <img src=x onerror=alert(1)> b", "a \\<img src=x onerror=alert(1)\\> b"),
      ("<!-- a --><script>b</script>", ""),
      ("[a](javascript:alert(1)) *b*", "[a]() *b*"), ("[a](JavaScript:b)", "[a]()"),
      ("![a](https://b.c/d.png)", "[a](https://b.c/d.png)"),
      ("# A\n\n<svg onload=b>\n\n- c\n", "# A\n\n\\<svg onload=b\\>\n\n  - c"),
    ])
  func inert(text: String, written: String) throws {
    #expect(Markdown.inert(text) == written)
    let prose = text.split(separator: "\n", omittingEmptySubsequences: false).map { "#: " + $0 }
    let script = prose.joined(separator: "\n") + "\n1\n"
    for forbidden in ["<script", "<img", "<svg", "javascript:", "JavaScript:"] {
      #expect(
        !MarkdownExport(report(of: script), path: "a.md").text.replacing("\\<", with: "").contains(
          forbidden))
      let cells = try #require(try notebook(script)["cells"] as? [[String: Any]])
      let source = cells.compactMap { ($0["source"] as? [String])?.joined() }.joined()
      #expect(!source.replacing("\\<", with: "").contains(forbidden))
    }
  }

  @Test(
    "Prose that could do no harm is kept as it was written",
    arguments: [
      "a  *b*_c_\n* d\n+ e", "`<b>` and\n```\n<script>\n```", "1 < 2 & 3 > 2", "$a_b$", "",
    ])
  func untouched(text: String) { #expect(Markdown.inert(text) == text) }

  @Test("What a figure says is the text of its picture")
  func alternatives() {
    let report = report(of: "plot.line([1, 2], title=\"<L> & 'M'\", y=\"a|b\")")
    let text = MarkdownExport(report, path: "a.md").text
    let line = text.split(separator: "\n").first { $0.hasPrefix("![") } ?? ""
    #expect(line == "![plot line · \\<L\\> \\& 'M': 1 line.](<a-figure-1.svg>)")
  }

  @Test("Every export is offered under its ending")
  func offered() throws {
    #expect(Reports.exporters.map(\.suffix) == [".html", ".ipynb", ".md"])
    for exporter in Reports.exporters {
      let files = try exporter.files(journal(of: "1\n"), "a" + exporter.suffix)
      #expect(files.count == 1 && files.allSatisfy { !$0.bytes.isEmpty })
    }
  }

  @Test("The script comes out of every export again, and what has none says so")
  func scripts() throws {
    for exporter in Reports.exporters {
      let path = "a" + exporter.suffix
      let file = try exporter.files(journal(of: "x = 40\ny = \"<b>\"\nprint(x + 2)\n"), path)[0]
      let script = String(decoding: try exporter.script(file.bytes, path), as: UTF8.self)
      let lines = script.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
      #expect(lines == ["x = 40", "y = \"<b>\"", "print(x + 2)"], "\(path): \(script)")
      #expect(throws: ReportError.self) { try exporter.script(Array("no".utf8), path) }
    }
  }
}
