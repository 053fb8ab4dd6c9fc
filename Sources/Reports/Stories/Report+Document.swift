import Lessons
import Sessions
import Wording

extension Report {
  /// A Markdown document's report: its fenced `vae` code with what that showed.
  init(document story: Story) {
    var cutter = CodeCutter(story)
    var cells: [Cell] = []
    for piece in CodeDocument(story.bytes).pieces {
      for part in piece.parts(in: story, &cutter) { Self.append(part, to: &cells) }
    }
    self.init(story, cells: cells)
  }

  /// A cell is text and the code that follows it.
  private static func append(_ part: Part, to cells: inout [Cell]) {
    let hasCode = cells.last.map { !$0.parts.flatMap(\.passages).isEmpty } ?? true
    if case .prose = part, hasCode { cells.append(Cell()) }
    if cells.isEmpty { cells.append(Cell()) }
    cells[cells.count - 1].parts.append(part)
  }
}

extension CodeDocument.Piece {
  /// The piece as a page shows it.
  fileprivate func parts(in story: Story, _ cutter: inout CodeCutter) -> [Report.Part] {
    switch self {
    case .prose(let text): text.withoutBlankEnds.isEmpty ? [] : [.prose(text.withoutBlankEnds)]
    case .fence(let fence, let code, let range):
      switch fence {
      case .run: cutter.passages(at: range, in: story)
      case .solution: [.folded("A solution", cutter.passages(at: range, in: story))]
      case .alternative: [.folded("Another solution", [.shown(code)])]
      case .start: [.shown(code)]
      case .hint: [.folded("A hint", [.prose(code)])]
      case .question: QuestionText(code).parts
      case .check, .wrong, .found: []
      }
    }
  }
}

extension Report.Part {
  /// Code that is not run.
  fileprivate static func shown(_ text: String) -> Report.Part {
    .code(Report.Passage(text: text.withoutBlankEnds, state: .shownOnly))
  }
}

extension CodeCutter {
  fileprivate mutating func passages(at range: Range<Int>, in story: Story) -> [Report.Part] {
    for line in lineRanges(Array(story.text[range])) {
      add(range.lowerBound + line.lowerBound..<range.lowerBound + line.upperBound)
    }
    return take().map { .code($0) }
  }
}
