import Sessions
import Wording

/// What a learner sees of a lesson.
extension Tutor {
  func showHeading() {
    say("── Step \(step + 1) of \(lesson.steps.count) · \(lesson.steps[step].title)\n")
  }

  func present(_ item: Item, runs: Bool = true) {
    switch item {
    case .prose(let passage): say(passage.text + "\n")
    case .run(let passage): runs ? run(passage) : show(code: passage)
    case .claim: return
    case .question(let question): say("\(question.text)\n\n\(question.invitation)")
    case .task(let task):
      if let start = task.start, !start.text.trimmed.isEmpty {
        say("To be completed:")
        show(code: start)
      }
    }
  }

  private func show(code: Passage) {
    say(code.text.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n") + "\n")
  }

  func run(_ passage: Passage) {
    show(code: passage)
    let ending = session.demonstrate(passage.text, name: "\(lesson.path):\(passage.line)")
    for message in ending.messages { say(message) }
    if ending == .done { recent.append(passage.text) }
    say("")
  }

  func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    session.say(.printed(lines.map { folded(String($0)) }.joined(separator: "\n")))
  }

  /// Lines longer than this are folded at a blank; code is shown as it stands.
  private static let width = 78

  private func folded(_ line: String) -> String {
    let fits = { (text: String) in displayWidth(of: text) <= Self.width }
    guard !fits(line), !line.hasPrefix("    ") else { return line }
    let indent = line.first?.isLetter == true ? "" : "  "
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    return lines(of: words, indent: indent, where: fits).joined(separator: "\n")
  }
}
