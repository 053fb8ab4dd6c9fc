import Wording

/// What is wrong with a question, and in which line of the file.
struct QuestionFault: Error {
  let fault: LessonFault
  let line: Int
}

extension Question {
  /// Reads the lines of a question, which must have one right answer and say why to each.
  init(_ passage: Passage) throws(QuestionFault) {
    let written = QuestionText(passage.text)
    line = passage.line - 1
    prompt = written.asked.joined(separator: "\n").trimmed
    var answers: [Answer] = []
    for answer in written.answers {
      guard let feedback = answer.reply else {
        let fault = LessonFault.noFeedback(answer.content.trimmed)
        throw QuestionFault(fault: fault, line: passage.line + answer.line)
      }
      answers.append(
        Answer(texts: answer.alternatives, isRight: answer.mark.isRight, feedback: feedback))
    }
    self.answers = answers
    isChoice = written.answers.contains { $0.mark.isChoice }
    try validate(written.answers.map(\.mark))
  }

  private func validate(_ marks: [QuestionText.Mark]) throws(QuestionFault) {
    func fail(_ fault: LessonFault) -> QuestionFault { QuestionFault(fault: fault, line: line) }
    guard !answers.isEmpty, !prompt.isEmpty else { throw fail(.questionWithoutAnswers) }
    guard marks.allSatisfy({ $0.isChoice == isChoice }) else { throw fail(.mixedAnswers) }
    let right = answers.count(where: \.isRight)
    guard right == 1 else { throw fail(.rightAnswers(right)) }
  }
}

extension QuestionText.Answer {
  /// The texts that mean this answer; none for whatever else was answered.
  fileprivate var alternatives: [String] {
    switch mark {
    case .anyOther: []
    case .rightChoice, .wrongChoice: [text]
    case .right, .wrong: text.split(separator: "|").map(\.trimmed)
    }
  }
}
