import FoundationEssentials
import Sessions

/// A report as a Jupyter notebook (nbformat 4.5); the names are those of the format.
struct Notebook: Encodable {
  let cells: [NotebookCell]
  let metadata: Metadata
  let nbformat = 4
  let nbformat_minor = 5

  init(_ report: Report) {
    var writer = NotebookWriter()
    writer.write(report)
    cells = writer.cells
    metadata = Metadata(version: report.facts.version, title: report.title)
  }

  /// The file's bytes; the same report gives the same.
  func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
  }

  struct Metadata: Encodable {
    let kernelspec = ["name": "vae", "display_name": "vae", "language": "vae"]
    let language_info: [String: String]
    let title: String

    init(version: String, title: String) {
      self.title = title
      language_info = [
        "name": "vae", "version": version, "file_extension": ".vae", "mimetype": "text/x-vae",
        "pygments_lexer": "python", "codemirror_mode": "python",
      ]
    }
  }
}

/// A cell of a notebook: text, or code with what it showed.
struct NotebookCell: Encodable {
  let id: String
  let cell_type: String
  let metadata: [String: String] = [:]
  let source: [String]
  let outputs: [NotebookOutput]?
  let execution_count: Int?

  init(id: String, markdown text: String) {
    self.id = id
    cell_type = "markdown"
    source = notebookLines(text)
    outputs = nil
    execution_count = nil
  }

  init(id: String, code: String, outputs: [NotebookOutput], count: Int) {
    self.id = id
    cell_type = "code"
    source = notebookLines(code)
    self.outputs = outputs
    execution_count = count
  }
}

/// What a code cell showed; each kind has fields of its own.
struct NotebookOutput: Encodable {
  let output_type: String
  var name: String?
  var text: [String]?
  var data: [String: [String]]?
  var metadata: [String: String]?
  var ename: String?
  var evalue: String?
  var traceback: [String]?

  init(printed text: String) {
    output_type = "stream"
    name = "stdout"
    self.text = notebookLines(text + "\n")
  }

  init(shown data: [String: String]) {
    output_type = "display_data"
    self.data = data.mapValues(notebookLines)
    metadata = [:]
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
    output_type = "error"
    ename = headline
    evalue = String(words.prefix { $0 != "\n" })
    traceback = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Lines that keep their ends, as notebooks store texts.
private func notebookLines(_ text: String) -> [String] {
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.dropLast().map { $0 + "\n" }
    + lines.suffix(1).filter { !$0.isEmpty }.map(String.init)
}
