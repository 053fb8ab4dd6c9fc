import Sessions

/// Lays a report out as the cells of a notebook.
struct NotebookWriter {
  private(set) var cells: [NotebookCell] = []
  private var runs = 0

  mutating func write(_ report: Report) {
    write(markdown: "# " + report.title.plainMarkdown)
    for cell in report.cells {
      if let title = cell.title { write(markdown: "## " + title.plainMarkdown) }
      for part in cell.parts { write(part) }
    }
    if let headline = report.refusal.headline {
      write(markdown: "**\(headline)**\n\n" + fenced(report.refusal.words))
    }
    write(markdown: report.colophon)
  }

  private mutating func write(_ part: Report.Part) {
    switch part {
    case .prose(let text): write(markdown: Markdown.inert(text))
    case .code(let passage) where passage.state == .ran: write(passage)
    case .code(let passage): write(markdown: fenced(passage.text, info: "vae"))
    case .folded(let words, let parts):
      write(markdown: "**\(words)**")
      for part in parts { write(part) }
    }
  }

  private mutating func write(markdown text: String) {
    cells.append(NotebookCell(id: nextID, markdown: text))
  }

  private mutating func write(_ passage: Report.Passage) {
    runs += 1
    var outputs = passage.outputs.map { NotebookOutput($0, count: runs) }
    if passage.omitted > 0 {
      outputs.append(.stream("\(passage.omitted) more outputs are left out\n"))
    }
    if let trouble = NotebookOutput(passage.ending) { outputs.append(trouble) }
    cells.append(
      NotebookCell(
        id: nextID, code: passage.text, outputs: NotebookOutput.joined(outputs), count: runs))
  }

  private var nextID: String { "cell-\(cells.count + 1)" }
}
