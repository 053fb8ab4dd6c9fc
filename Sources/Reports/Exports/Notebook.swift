package import Files

/// A report as a Jupyter notebook (nbformat 4.5); the names are those of the format.
package struct Notebook {
  let cells: [NotebookCell]
  private let metadata: JSON

  init(_ report: Report) {
    var writer = NotebookWriter()
    writer.write(report)
    cells = writer.cells
    metadata = Self.metadata(version: report.facts.version, title: report.title)
  }

  /// The file's bytes; the same report gives the same.
  func json() -> [UInt8] {
    let notebook = JSON.members([
      ("cells", .list(cells.map(\.json))), ("metadata", metadata), ("nbformat", .number(4)),
      ("nbformat_minor", .number(5)),
    ])
    return Array((notebook.laidOut + "\n").utf8)
  }

  /// The code of a notebook's cells.
  static func script(in file: [UInt8], at path: String) throws(ReportError) -> [UInt8] {
    let cells = (try? JSON(file))?["cells"]?.items ?? []
    let code: [String] = cells.filter { $0["cell_type"]?.text == "code" }.map { cell in
      let source = cell["source"]
      return source?.texts?.joined() ?? source?.text ?? ""
    }
    guard code.contains(where: { !$0.isEmpty }) else { throw .withoutCode(path) }
    return Array((code.joined(separator: "\n\n") + "\n").utf8)
  }

  private static func metadata(version: String, title: String) -> JSON {
    .members([
      ("kernelspec", .named(["name": "vae", "display_name": "vae", "language": "vae"])),
      ("language_info", languageInfo(version: version)), ("title", .text(title)),
    ])
  }

  /// What a notebook, and the kernel that runs it, says of the language.
  package static func languageInfo(version: String) -> JSON {
    .named([
      "name": "vae", "version": version, "file_extension": ".vae", "mimetype": "text/x-vae",
      "pygments_lexer": "python", "codemirror_mode": "python",
    ])
  }
}

/// A cell of a notebook: text, or code with what it showed.
struct NotebookCell {
  let json: JSON

  init(id: String, markdown text: String) {
    json = .members([
      ("cell_type", .text("markdown")), ("id", .text(id)), ("metadata", .object([])),
      ("source", .texts(notebookLines(text))),
    ])
  }

  init(id: String, code: String, outputs: [NotebookOutput], count: Int) {
    json = .members([
      ("cell_type", .text("code")), ("execution_count", .number(Double(count))),
      ("id", .text(id)), ("metadata", .object([])), ("outputs", .list(outputs.map(\.json))),
      ("source", .texts(notebookLines(code))),
    ])
  }
}

/// Lines that keep their ends, as notebooks store texts.
func notebookLines(_ text: String) -> [String] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropLast().map { $0 + "\n" }
    + lines.suffix(1).filter { !$0.isEmpty }.map(String.init)
}
