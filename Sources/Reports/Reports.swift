public import Sessions

/// The ways in which what a session recorded can be read: a page, a notebook, Markdown.
public enum Reports {
  /// A way for each kind of file.
  public static let exporters = exporters { Report(script: Story($0)) }

  /// A way for each kind of file, from what is read out of a journal.
  static func exporters(_ report: @escaping @Sendable (Journal) -> Report) -> [Exporter] {
    [
      Exporter(
        suffix: ".html", export: { Array(Page(report($0)).html.utf8) },
        script: { try script(inPage: $0, at: $1) }),
      Exporter(
        suffix: ".ipynb", export: { Notebook(report($0)).json() },
        script: { try Notebook.script(in: $0, at: $1) }),
      Exporter(
        suffix: ".md", files: { MarkdownExport(report($0), path: $1).files },
        script: { try MarkdownExport.script(in: $0, at: $1) }),
    ]
  }
}
