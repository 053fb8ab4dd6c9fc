import Lessons
import Wording

extension QuestionText {
  /// The question as a page shows it: the answers folded away.
  var parts: [Report.Part] {
    let choices = answers.filter(\.mark.isChoice).map { "- " + $0.text }
    let question =
      "**Question.** "
      + (asked.filter { !$0.isEmpty } + [""] + choices)
      .joined(separator: "\n")
    let replies = answers.map { answer in
      let words = answer.mark == .anyOther ? "Anything else" : answer.text
      return "- " + (answer.mark.isRight ? "**\(words)**" : words) + ": " + (answer.reply ?? "")
    }
    return [.prose(question), .folded("The answer", [.prose(replies.joined(separator: "\n"))])]
  }
}
