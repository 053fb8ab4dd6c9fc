/// What is wrong with a question, and in which line of the file.
struct QuestionFault: Error {
  let fault: LessonFault
  let line: Int
}

extension Question {
  /// Reads the lines of a question: what is asked, then the answers. `- [x]` and `- [ ]` are
  /// choices; `=` is a right short answer, `!` a wrong one, `*` any other. What is said to an
  /// answer follows ` -- `; a line that begins with blanks goes on with the one before.
  init(_ passage: Passage) throws(QuestionFault) {
    var prompt: [String] = []
    var parts: [(text: String, line: Int)] = []
    for (offset, line) in passage.text.split(
      separator: "\n", omittingEmptySubsequences: false
    ).enumerated() {
      if Self.mark(of: line) != nil {
        parts.append((String(line), passage.line + offset))
      } else if let last = parts.indices.last {
        parts[last].text += " " + line.trimmed
      } else {
        prompt.append(String(line))
      }
    }
    self.line = passage.line - 1
    self.prompt = prompt.joined(separator: "\n").trimmed
    var answers: [Answer] = []
    for part in parts { answers.append(try Self.answer(part.text, part.line)) }
    self.answers = answers
    isChoice = parts.contains { $0.text.hasPrefix("- [") }
    try validate(parts.map(\.text))
  }

  private static let marks = ["- [x] ", "- [ ] ", "= ", "! ", "* "]

  private static func mark(of line: some StringProtocol) -> String? {
    marks.first { line.hasPrefix($0) }
  }

  private static func answer(_ text: String, _ line: Int) throws(QuestionFault) -> Answer {
    let mark = mark(of: text) ?? ""
    let content = String(text.dropFirst(mark.count))
    guard let (said, feedback) = parted(content) else {
      throw QuestionFault(fault: .noFeedback(content.trimmed), line: line)
    }
    let texts = mark == "* " ? [] : mark.hasPrefix("-") ? [said] : alternatives(said)
    return Answer(texts: texts, isRight: mark == "- [x] " || mark == "= ", feedback: feedback)
  }

  private static func alternatives(_ text: String) -> [String] {
    text.split(separator: "|").map(\.trimmed)
  }

  /// What stands before and after ` -- `.
  private static func parted(_ text: String) -> (String, String)? {
    let parts = (" " + text).split(
      separator: " -- ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].trimmed.isEmpty else { return nil }
    return (parts[0].trimmed, parts[1].trimmed)
  }

  private func validate(_ lines: [String]) throws(QuestionFault) {
    func fail(_ fault: LessonFault) -> QuestionFault { QuestionFault(fault: fault, line: line) }
    guard !answers.isEmpty, !prompt.isEmpty else { throw fail(.questionWithoutAnswers) }
    guard lines.allSatisfy({ $0.hasPrefix("- [") == isChoice }) else { throw fail(.mixedAnswers) }
    let right = answers.count(where: \.isRight)
    guard right == 1 else { throw fail(.rightAnswers(right)) }
  }
}
