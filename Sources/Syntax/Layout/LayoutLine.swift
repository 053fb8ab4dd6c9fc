import Wording

/// A line of a layout; one without text is empty.
struct LayoutLine {
  let indent: Int
  var text = ""
  /// The comment behind the code.
  var comment: String?
  /// Whether the text is a comment itself.
  var isComment = false

  init(indent: Int) { self.indent = indent }

  fileprivate var width: Int { indent + displayWidth(of: text) }
}

extension [LayoutLine] {
  /// The lines as text; comments behind lines that follow each other stand below each other.
  var text: String {
    var text = ""
    var run: [LayoutLine] = []
    for line in self {
      if line.isComment || line.text.isEmpty || line.indent != run.last?.indent {
        text += run.aligned
        run = []
      }
      run.append(line)
    }
    return text + run.aligned
  }

  /// The lines of one run.
  private var aligned: String {
    let commented = filter { $0.comment != nil }
    let place = (commented.map(\.width).max() ?? 0) + 2
    let widest = commented.map { displayWidth(of: $0.comment ?? "") }.max() ?? 0
    let isAligned = place + widest <= LayoutWriter.limit
    return map { line in
      let blanks = String(repeating: " ", count: line.text.isEmpty ? 0 : line.indent)
      let gap = isAligned ? place - line.width : 2
      let comment = line.comment.map { String(repeating: " ", count: gap) + $0 } ?? ""
      return blanks + line.text + comment + "\n"
    }.joined()
  }
}
