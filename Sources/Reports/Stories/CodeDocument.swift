/// A Markdown document with code in it: a page of one's own, or a lesson.
struct CodeDocument {
  private let text: [UInt8]
  let pieces: [Piece]

  /// A stretch of the document: text, or a fenced piece and where its inside stands.
  enum Piece {
    case prose(String)
    case fence(Fence, code: String, range: Range<Int>)
  }

  init(_ bytes: [UInt8]) {
    let whole = String(decoding: bytes, as: UTF8.self)
    text = Array(whole.utf8)
    var reader = DocumentReader(text)
    for block in Markdown(whole).blocks { reader.read(block) }
    pieces = reader.finished()
  }

  /// The document as a script: everything but the code that is to run is blank, so that every
  /// statement stands where it stands in the document.
  var script: String {
    var code = text.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
    for case .fence(let fence, _, let range) in pieces where fence.isRun {
      code.replaceSubrange(range, with: text[range])
    }
    return String(decoding: code, as: UTF8.self)
  }
}

/// What is done with a fenced piece of a document.
enum Fence {
  case run, start, check, solution, wrong, found, hint, question
  /// A solution that stands after another.
  case alternative

  /// What the words after a fence's opening ask for, nil for code that is only shown. In a lesson,
  /// plain `vae` only shows.
  init?(_ info: String, inLesson: Bool) {
    let words = info.split(separator: " ").prefix(2).map(String.init)
    switch words {
    case ["vae"] where !inLesson: self = .run
    case ["vae", "run"]: self = .run
    case ["vae", "start"]: self = .start
    case ["vae", "check"]: self = .check
    case ["vae", "solution"]: self = .solution
    case ["vae", "wrong"]: self = .wrong
    case ["vae", "found"]: self = .found
    case ["hint"]: self = .hint
    case ["question"]: self = .question
    default: return nil
    }
  }

  /// Whether the code belongs to the script; a lesson's later steps build on its solutions.
  var isRun: Bool { self == .run || self == .solution }

  /// Whether the words of a fence are such as only lessons have.
  static func marksLesson(_ info: String) -> Bool {
    ["vae check", "vae solution", "question"].contains { info.hasPrefix($0) }
  }
}

/// Divides a document into text and fences.
private struct DocumentReader {
  private let text: [UInt8]
  private let lines: [Range<Int>]
  private var found: [(info: String, code: Range<Int>, whole: Range<Int>)] = []

  init(_ text: [UInt8]) {
    self.text = text
    lines = lineRanges(text)
  }

  mutating func read(_ block: MarkdownBlock) {
    guard let fence = block.fence else { return }
    found.append((fence.info, fence.lines, block.lines))
  }

  func finished() -> [CodeDocument.Piece] {
    let isLesson = found.contains { Fence.marksLesson($0.info) }
    var pieces: [CodeDocument.Piece] = []
    var (next, isSolved) = (0, false)
    for (info, code, whole) in found {
      guard var fence = Fence(info, inLesson: isLesson) else { continue }
      if fence == .solution, isSolved { fence = .alternative }
      if fence == .solution { isSolved = true }
      if [.start, .check, .run].contains(fence) { isSolved = false }
      pieces.append(.prose(string(next..<whole.lowerBound)))
      pieces.append(.fence(fence, code: string(code), range: bytes(code)))
      next = whole.upperBound
    }
    return pieces + [.prose(string(next..<max(next, lines.count)))]
  }

  private func bytes(_ lines: Range<Int>) -> Range<Int> {
    let part = self.lines[lines.clamped(to: self.lines.indices)]
    return (part.first?.lowerBound ?? text.count)..<(part.last?.upperBound ?? text.count)
  }

  private func string(_ lines: Range<Int>) -> String {
    String(decoding: text[bytes(lines)], as: UTF8.self)
  }
}
