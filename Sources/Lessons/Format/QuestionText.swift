import Wording

/// A question as it is written: what is asked, then the answers, each with what is said to it.
///
/// `- [x]` and `- [ ]` are choices; `=` is a right short answer, `!` a wrong one, `*` any other.
/// What is said to an answer follows ` -- `; a line that begins with none of these goes on with the
/// one before. Whether the question is a good one is another matter.
package struct QuestionText {
  /// The lines before the answers.
  package private(set) var asked: [String] = []
  package private(set) var answers: [Answer] = []

  package struct Answer {
    package let mark: Mark
    /// The line that it begins in, from 0.
    let line: Int
    fileprivate(set) var content: String

    /// The answer itself.
    package var text: String { parts[0] }
    /// What is said to it, nil where nothing is.
    package var reply: String? { parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil }

    private var parts: [String] {
      (" " + content).split(separator: " -- ", maxSplits: 1, omittingEmptySubsequences: false)
        .map(\.trimmed)
    }
  }

  /// What an answer begins with.
  package enum Mark: String, CaseIterable {
    case rightChoice = "- [x] "
    case wrongChoice = "- [ ] "
    case right = "= "
    case wrong = "! "
    case anyOther = "* "

    package var isChoice: Bool { self == .rightChoice || self == .wrongChoice }
    package var isRight: Bool { self == .rightChoice || self == .right }
  }

  package init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (number, line) in lines.enumerated() {
      if let mark = Mark.allCases.first(where: { line.hasPrefix($0.rawValue) }) {
        let content = String(line.dropFirst(mark.rawValue.count))
        answers.append(Answer(mark: mark, line: number, content: content))
      } else if let last = answers.indices.last {
        answers[last].content += " " + line.trimmed
      } else {
        asked.append(String(line))
      }
    }
  }
}
