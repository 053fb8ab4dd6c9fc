import Files
import FoundationEssentials
import Sessions

/// A report as a Jupyter notebook (nbformat 4.5); the names are those of the format.
struct Notebook {
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

  private static func metadata(version: String, title: String) -> JSON {
    .members([
      ("kernelspec", .named(["name": "vae", "display_name": "vae", "language": "vae"])),
      (
        "language_info",
        .named([
          "name": "vae", "version": version, "file_extension": ".vae", "mimetype": "text/x-vae",
          "pygments_lexer": "python", "codemirror_mode": "python",
        ])
      ),
      ("title", .text(title)),
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

/// What a code cell showed; each kind has fields of its own.
struct NotebookOutput {
  let json: JSON

  init(printed text: String) {
    json = .members([
      ("name", .text("stdout")), ("output_type", .text("stream")),
      ("text", .texts(notebookLines(text + "\n"))),
    ])
  }

  init(shown data: [String: String]) {
    let sorted = data.sorted { $0.key < $1.key }
    json = .members([
      ("data", .members(sorted.map { ($0.key, .texts(notebookLines($0.value))) })),
      ("metadata", .object([])), ("output_type", .text("display_data")),
    ])
  }

  /// A figure, and as HTML, the only form in which readers of notebooks take what is said to those
  /// who cannot see it.
  init(figure svg: String, alternative: String) {
    let source = "data:image/svg+xml;base64," + Data(svg.utf8).base64EncodedString()
    self.init(shown: [
      "image/svg+xml": svg, "text/plain": alternative,
      "text/html": "<img alt=\"\(alternative.html)\" src=\"\(source)\">",
    ])
  }

  init(trouble headline: String, words: String) {
    let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    json = .members([
      ("ename", .text(headline)), ("evalue", .text(lines.first ?? "")),
      ("output_type", .text("error")), ("traceback", .texts(lines)),
    ])
  }
}

/// Lines that keep their ends, as notebooks store texts.
private func notebookLines(_ text: String) -> [String] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropLast().map { $0 + "\n" }
    + lines.suffix(1).filter { !$0.isEmpty }.map(String.init)
}
