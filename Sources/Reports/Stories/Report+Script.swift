import Sessions
import Wording

extension Report {
  /// A script's report: cells begin at `#%%`, lines that begin with `#:` and the comment that a
  /// cell begins with are Markdown.
  init(script story: Story) {
    var reader = ScriptReader(story)
    for line in lineRanges(story.text) { reader.read(line) }
    self.init(story, cells: reader.finished())
  }

  init(_ story: Story, cells: [Cell]) {
    let file = story.name.split(separator: "/").last.map(String.init) ?? story.name
    self.init(
      title: file, name: file, source: story.bytes, cells: cells, refusal: story.refusal,
      facts: story.facts)
    takeTitle()
  }

  /// Takes the heading that the text begins with as the title.
  private mutating func takeTitle() {
    guard let first = cells.first, first.title == nil, case .prose(let text)? = first.parts.first,
      let (words, rest) = Markdown.title(of: text)
    else { return }
    title = words
    cells[0].parts[0] = .prose(rest)
  }
}

/// Goes through a script line by line.
private struct ScriptReader {
  private let story: Story
  private let marks: Set<Int>
  private var cutter: CodeCutter
  private var cells: [Report.Cell] = [Report.Cell()]
  private var prose: [String] = []
  /// Whether only comments have come since the cell began.
  private var isLeading = true

  init(_ story: Story) {
    self.story = story
    marks = Set(story.cells)
    cutter = CodeCutter(story)
  }

  mutating func read(_ range: Range<Int>) {
    let line = String(decoding: story.text[range], as: UTF8.self).trimmed
    if cutter.isInsideStatement(range.lowerBound) {
      addCode(range)
    } else if let mark = marks.first(where: range.contains), line.hasPrefix("#%%") {
      beginCell(String(decoding: story.text[(mark + 3)..<range.upperBound], as: UTF8.self).trimmed)
    } else if line.hasPrefix("#:") {
      endCode()
      prose.append(line.uncommented(2))
    } else if isLeading, line.hasPrefix("#") {
      if range.lowerBound > 0 || !line.hasPrefix("#!") { prose.append(line.uncommented(1)) }
    } else if line.isEmpty, !prose.isEmpty {
      isLeading = false
      endProse()
    } else if !line.isEmpty || !isLeading {
      addCode(range)
    }
  }

  mutating func finished() -> [Report.Cell] {
    endProse()
    endCode()
    return cells.filter { $0.title != nil || !$0.parts.isEmpty }
  }

  private mutating func beginCell(_ title: String) {
    endProse()
    endCode()
    cells.append(Report.Cell(title: title.isEmpty ? nil : title))
    isLeading = true
  }

  private mutating func addCode(_ range: Range<Int>) {
    endProse()
    isLeading = false
    cutter.add(range)
  }

  private mutating func endProse() {
    guard !prose.isEmpty else { return }
    cells[cells.count - 1].parts.append(.prose(prose.joined(separator: "\n")))
    prose = []
  }

  private mutating func endCode() {
    cells[cells.count - 1].parts += cutter.take().map { .code($0) }
  }
}

extension String {
  /// Without the `#` or `#:` that it begins with, and one blank.
  fileprivate func uncommented(_ count: Int) -> String {
    let text = dropFirst(count)
    return String(text.first == " " ? text.dropFirst() : text)
  }
}
