/// A lesson's question: what is asked, the choices, and what is said to each answer.
///
/// `- [x]` and `- [ ]` are choices; `=` is a right short answer, `!` a wrong one, `*` any other.
/// What is said to an answer follows ` -- `; a line that begins with blanks goes on.
struct LessonQuestion {
  private var asked: [String] = []
  private var answers: [String] = []
  private static let marks = ["- [x] ", "- [ ] ", "= ", "! ", "* "]

  init(_ text: String) {
    for line in text.lines.map(String.init) where !line.isEmpty {
      if Self.marks.contains(where: { line.hasPrefix($0) }) {
        answers.append(line)
      } else if let last = answers.indices.last {
        answers[last] += " " + line.trimmed
      } else {
        asked.append(line)
      }
    }
  }

  /// The question as a page shows it: the answers folded away.
  var parts: [Report.Part] {
    let choices = answers.filter { $0.hasPrefix("- [") }.map { "- " + parted($0).text }
    let question = "**Question.** " + (asked + [""] + choices).joined(separator: "\n")
    let replies = answers.map { answer in
      let (text, reply) = parted(answer)
      let isRight = answer.hasPrefix("- [x] ") || answer.hasPrefix("= ")
      let words = answer.hasPrefix("* ") ? "Anything else" : text
      return "- " + (isRight ? "**\(words)**" : words) + ": " + reply
    }
    return [.prose(question), .folded("The answer", [.prose(replies.joined(separator: "\n"))])]
  }

  /// An answer without its mark, and what is said to it.
  private func parted(_ answer: String) -> (text: String, reply: String) {
    let mark = Self.marks.first { answer.hasPrefix($0) } ?? ""
    let parts = answer.dropFirst(mark.count).split(separator: " -- ", maxSplits: 1)
    return (parts.first.map(\.trimmed) ?? "", parts.dropFirst().first.map(\.trimmed) ?? "")
  }
}
