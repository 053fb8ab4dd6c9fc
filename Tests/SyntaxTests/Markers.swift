import Syntax

/// A text whose faults are marked below their lines: `   ^^^ message · label`.
///
/// A marker line holds blanks, carets under the primary place (one of no width has one caret) and
/// the words; one line may be followed by several.
struct MarkedText {
  struct Mark: Equatable, CustomStringConvertible {
    let line: Int
    let column: Int
    let width: Int
    let words: String

    var description: String { "\(line):\(column)+\(width) \(words)" }
  }

  let text: String
  let marks: [Mark]

  init(_ marked: String) {
    var lines: [Substring] = []
    var marks: [Mark] = []
    for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
      let rest = line.drop { $0 == " " }
      guard rest.first == "^" else {
        lines.append(line)
        continue
      }
      let words = rest.drop { $0 == "^" }
      marks.append(
        Mark(
          line: lines.count, column: line.count - rest.count + 1, width: rest.count - words.count,
          words: String(words.dropFirst())))
    }
    text = lines.joined(separator: "\n")
    self.marks = marks
  }

  /// The marks of what is really reported.
  func found(mode: ParseMode) -> [Mark] {
    let program = parse(source(text), mode: mode)
    return program.diagnostics.map { diagnostic in
      let label = diagnostic.labels[0]
      let place = program.source.position(of: label.span.start)
      let words = label.text.isEmpty ? diagnostic.message : "\(diagnostic.message) · \(label.text)"
      let width = max(1, program.source.text(in: label.span).count)
      return Mark(line: place.line, column: place.column, width: width, words: words)
    }
  }
}
