import Sessions
import Wording

/// A report as Markdown; its figures are files beside it.
struct MarkdownExport {
  private(set) var text = ""
  private let path: String
  private var figures: [ExportedFile] = []

  /// The file and its figures.
  var files: [ExportedFile] { [ExportedFile(path: path, bytes: Array(text.utf8))] + figures }

  init(_ report: Report, path: String) {
    self.path = path
    write("# " + report.title.plainMarkdown)
    for cell in report.cells {
      if let title = cell.title { write("## " + title.plainMarkdown) }
      for part in cell.parts { write(part) }
    }
    write(report.refusal)
    write(report.colophon)
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
      let file = "\(path.dropLast(3))-\(name).svg"
      figures.append(ExportedFile(path: file, bytes: Array(svg.text.utf8)))
      let here = file.split(separator: "/").last ?? ""
      write("![\((output.alternative ?? name).plainMarkdown)](<\(here.withoutAngles)>)")
    }
  }

  private mutating func write(_ ending: Ending) {
    guard let headline = ending.headline else { return }
    write("**\(headline)**\n\n" + fenced(ending.words, info: "text"))
  }
}

extension Substring {
  /// The name of a file as a link between angle brackets has it.
  fileprivate var withoutAngles: String {
    replacing("<", with: "%3C").replacing(">", with: "%3E").description
  }
}

extension MarkdownExport {
  /// The code in a document.
  static func script(in document: [UInt8], at path: String) throws(ReportError) -> [UInt8] {
    let script = CodeDocument(document).script
    guard script.contains(where: { !$0.isWhitespace }) else { throw .withoutCode(path) }
    return Array(script.utf8)
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
