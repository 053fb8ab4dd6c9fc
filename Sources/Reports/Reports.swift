public import Sessions

/// The ways in which what a session recorded can be read: a page, a notebook, Markdown.
public enum Reports {
  /// A way for each kind of file.
  public static let exporters = exporters { Report(script: Story($0)) }

  /// A way for each kind of file, from what is read out of a journal.
  static func exporters(_ report: @escaping @Sendable (Journal) -> Report) -> [Exporter] {
    [
      Exporter(suffix: ".html") { Array(Page(report($0)).html.utf8) },
      Exporter(suffix: ".ipynb") { try Notebook(report($0)).json() },
      Exporter(suffix: ".md") { Array(MarkdownExport(report($0)).text.utf8) },
    ]
  }

  /// The script that a page was made from, byte for byte, nil where the page has none.
  public static func source(inPage page: [UInt8]) -> [UInt8]? { EmbeddedSource.text(in: page) }
}

/// A Markdown document whose fenced `vae` code is to run.
public struct RunnableDocument: Sendable {
  private let bytes: [UInt8]

  /// Reads the text of a document.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The code in it as one script, every statement where it stands in the document.
  public func script(named name: String) -> Script {
    .text(CodeDocument(bytes).script, name: name)
  }

  /// The ways in which the document can be read once its script has run.
  public var exporters: [Exporter] {
    let bytes = bytes
    return Reports.exporters { Report(document: Story($0, document: bytes)) }
  }
}
