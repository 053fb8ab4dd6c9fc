import Sessions
import Wording

/// A report as one HTML page that needs nothing else: no network, no file beside it, and no script
/// but the manual's.
struct Page {
  private let report: Report
  private let script: String?
  private var anchors = Anchors()
  private var body = ""
  private var contents: [Link] = []
  private var darkRules: Set<String> = []

  /// A line of the contents.
  private struct Link {
    let level: Int
    let title: String
    let id: String
  }

  /// - Parameter script: What runs in the page, for one that tells of no run.
  init(_ report: Report, script: String? = nil) {
    self.report = report
    self.script = script
    body.reserveCapacity(1 << 16)
    for (index, cell) in report.cells.enumerated() {
      write(cell)
      if index == 0 { writeRefusal() }
    }
    if report.cells.isEmpty { writeRefusal() }
    if script == nil { writeAppendix() }
  }

  /// The whole document.
  var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>\(report.title.html)</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="vae \(report.facts.version.html)">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline';\(script == nil ? "" : " script-src 'unsafe-inline';") img-src 'self' data: file:">
    <style>
    \(stylesheet)
    @media screen and (prefers-color-scheme: dark) {
    \(darkRules.sorted().joined(separator: "\n"))
    }
    </style>
    </head>
    <body\(script == nil ? "" : " class=\"manual\"")>
    <header>
    <h1>\(report.title.html)</h1>
    <p class="facts">\(headline)</p>
    </header>
    \(contentsList)<main>
    \(body)</main>
    \(script.map { "<script>\n\($0)\n</script>\n" } ?? "")</body>
    </html>

    """
  }

  private var headline: String {
    let name = report.title == report.name ? [] : ["<code>\(report.name.html)</code>"]
    let mark = report.ending.headline.map { ["<strong>\($0)</strong>"] } ?? []
    let time = script == nil ? ["\(report.elapsed.words) of computing"] : []
    return (name + mark + time + ["vae \(report.facts.version.html)"]).joined(separator: " · ")
  }

  private var contentsList: String {
    let items = contents.map {
      "<li class=\"level\($0.level)\"><a href=\"#\($0.id.html)\">\($0.title.html)</a></li>"
    }
    return """
      <nav aria-labelledby="contents">
      <h2 id="contents">Contents</h2>
      <ol>
      \(items.joined(separator: "\n"))
      </ol>
      </nav>

      """
  }

  private mutating func write(_ cell: Report.Cell) {
    guard let title = cell.title else {
      for part in cell.parts { write(part, headingsFrom: 2) }
      return
    }
    let id = anchors.section(title)
    contents.append(Link(level: 2, title: title, id: id))
    let time = cell.elapsed.isWorthSaying ? "<span class=\"time\">\(cell.elapsed.words)</span>" : ""
    body += "<section aria-labelledby=\"\(id.html)\">\n"
    body += "<div class=\"heading\"><h2 id=\"\(id.html)\">\(title.html)</h2>\(time)</div>\n"
    for part in cell.parts { write(part, headingsFrom: 3) }
    body += "</section>\n"
  }

  private mutating func write(_ part: Report.Part, headingsFrom level: Int) {
    switch part {
    case .prose(let text): write(prose: text, headingsFrom: level)
    case .code(let passage): write(passage)
    case .folded(let words, let parts):
      body += "<details>\n<summary>\(words.html)</summary>\n"
      for part in parts { write(part, headingsFrom: level) }
      body += "</details>\n"
    }
  }

  private mutating func write(prose text: String, headingsFrom least: Int) {
    body += "<div class=\"prose\">\n"
    for block in Markdown(text).blocks {
      if let level = block.headingLevel.map({ min(max($0, least), 6) }) {
        let id = anchors.section(block.plainText)
        if level <= 3 { contents.append(Link(level: level, title: block.plainText, id: id)) }
        body += block.heading(level: level, id: id)
      } else {
        body += block.html
      }
    }
    body += "</div>\n"
  }

  private mutating func write(_ passage: Report.Passage) {
    if !passage.text.isEmpty {
      let mark = passage.state == .notReached ? " unreached" : ""
      body +=
        "<pre class=\"code\(mark)\" tabindex=\"0\"><code>\(coloured(passage.text))</code></pre>\n"
    }
    if passage.state == .notReached { body += "<p class=\"note\">Not run.</p>\n" }
    for output in joiningLines(passage.outputs) { write(output) }
    if passage.omitted > 0 {
      body += "<p class=\"note\">\(passage.omitted) more outputs are left out.</p>\n"
    }
    write(passage.ending)
  }

  private mutating func write(_ output: Output) {
    switch output {
    case .printed(let text):
      body += "<pre class=\"printed\" tabindex=\"0\">\(text.html)</pre>\n"
    case .note(let text):
      body += "<p class=\"note\">\(text.html)</p>\n"
    case .value(let summary, let details), .whole(let summary, let details):
      body += "<div class=\"value\">\n<p class=\"summary\">\(summary.html)</p>\n"
      body += details.map(\.html).joined() + "</div>\n"
    case .figure(let svg, let summary, let path, let preview):
      let (number, prefix) = anchors.figure()
      let figure = PageFigure(svg, preview)
      darkRules.formUnion(figure.darkRules)
      let words = svg.description.isEmpty ? summary : svg.description
      let place = path.map { " <code>\($0.html)</code>" } ?? ""
      body += "<figure aria-label=\"Figure \(number)\">\n"
      body += figure.html(idsBeginning: prefix)
      body += "<figcaption><b>Figure \(number).</b> \(words.html)\(place)</figcaption>\n</figure>\n"
    }
  }

  private mutating func write(_ ending: Ending) {
    guard let headline = ending.headline else { return }
    body += "<div class=\"trouble\">\n<p><strong>\(headline)</strong></p>\n"
    body += "<pre tabindex=\"0\">\(ending.words.html)</pre>\n</div>\n"
  }

  private mutating func writeRefusal() { write(report.refusal) }

  private mutating func writeAppendix() {
    let id = anchors.section("Appendix")
    contents.append(Link(level: 2, title: "Appendix", id: id))
    body += Appendix(report).html(id: id)
  }
}

/// Outputs with the printed lines that follow each other as one.
func joiningLines(_ outputs: [Output]) -> [Output] {
  var lines: [String] = []
  var joined: [Output] = []
  for output in outputs {
    if case .printed(let line) = output {
      lines.append(line)
      continue
    }
    if !lines.isEmpty { joined.append(.printed(lines.joined(separator: "\n"))) }
    lines = []
    joined.append(output)
  }
  return lines.isEmpty ? joined : joined + [.printed(lines.joined(separator: "\n"))]
}

extension Ending {
  /// How a run ended, in a word or two; nil where all went well.
  var headline: String? {
    switch self {
    case .done, .quit: nil
    case .failed: "Error"
    case .refused: "Not run: the text has mistakes"
    case .disproved: "A claim does not hold"
    case .interrupted: "Interrupted"
    }
  }
}
