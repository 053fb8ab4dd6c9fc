import FoundationEssentials
import Sessions
import Wording

/// A report as Markdown; its figures stand at the end of the file as data, so that the text above
/// stays readable and nothing else is needed.
struct MarkdownExport {
  private(set) var text = ""
  private var figures: [String] = []

  init(_ report: Report) {
    write("# " + report.title.plainMarkdown)
    for cell in report.cells {
      if let title = cell.title { write("## " + title.plainMarkdown) }
      for part in cell.parts { write(part) }
    }
    write(report.refusal)
    write(report.colophon)
    text += figures.map { $0 + "\n" }.joined()
  }

  private mutating func write(_ block: String) { text += block + "\n\n" }

  private mutating func write(_ part: Report.Part) {
    switch part {
    case .prose(let text): write(Markdown.inert(text))
    case .code(let passage): write(passage)
    case .folded(let words, let parts):
      write("**\(words)**")
      for part in parts { write(part) }
    }
  }

  private mutating func write(_ passage: Report.Passage) {
    if !passage.text.isEmpty { write(fenced(passage.text, info: "vae")) }
    if passage.state == .notReached { write("*Not run.*") }
    for output in joiningLines(passage.outputs) { write(output) }
    if passage.omitted > 0 { write("*\(passage.omitted) more outputs are left out.*") }
    write(passage.ending)
  }

  private mutating func write(_ output: Output) {
    switch output {
    case .printed(let text): write(fenced(text, info: "text"))
    case .note(let text): write("*\(text.plainMarkdown)*")
    case .value(let summary, let details), .whole(let summary, let details):
      write(fenced(summary, info: "text"))
      for detail in details { write(detail.markdown) }
    case .figure(let svg, _, _, _):
      let name = "figure-\(figures.count + 1)"
      let data = Data(svg.text.utf8).base64EncodedString()
      figures.append("[\(name)]: <data:image/svg+xml;base64,\(data)>")
      write("![\((output.alternative ?? name).plainMarkdown)][\(name)]")
    }
  }

  private mutating func write(_ ending: Ending) {
    guard let headline = ending.headline else { return }
    write("**\(headline)**\n\n" + fenced(ending.words, info: "text"))
  }
}

extension Detail {
  fileprivate var markdown: String {
    switch self {
    case .text(let text): return fenced(text, info: "text")
    case .table(let header, let rows, let note):
      let line = { (cells: [String]) in
        "| " + cells.map(\.plainMarkdown).joined(separator: " | ") + " |"
      }
      let rule = "|" + String(repeating: " --- |", count: header.count)
      let table = ([line(header), rule] + rows.map(line)).joined(separator: "\n")
      return note.map { table + "\n\n*\($0.plainMarkdown)*" } ?? table
    }
  }
}
