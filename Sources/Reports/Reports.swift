public import Sessions

/// The ways in which what a session recorded can be read: a page, a notebook, Markdown.
public enum Reports {
  /// A way for each kind of file.
  public static let exporters = exporters { Report(script: Story($0)) }

  /// A way for each kind of file, from what is read out of a journal.
  static func exporters(_ report: @escaping @Sendable (Journal) -> Report) -> [Exporter] {
    [
      Exporter(suffix: ".html") { Array(Page(report($0)).html.utf8) },
      Exporter(suffix: ".ipynb") { Notebook(report($0)).json() },
      Exporter(suffix: ".md") { Array(MarkdownExport(report($0)).text.utf8) },
    ]
  }
}
