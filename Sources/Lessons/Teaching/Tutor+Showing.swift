import Sessions
import Wording

/// What a learner sees of a lesson.
extension Tutor {
  func showHeading() {
    say("── Step \(step + 1) of \(lesson.steps.count) · \(lesson.steps[step].title)\n")
  }

  func present(_ item: Item, runs: Bool = true) {
    switch item {
    case .prose(let passage): say(fitted(passage.text) + "\n")
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
  private var width: Int { min(Self.widest, max(20, session.messageWidth() ?? Self.widest)) }
  /// The columns for which lessons are written.
  private static let widest = 78

  /// Prose as lines that are whole paragraphs where its own do not fit.
  func fitted(_ prose: String) -> String {
    let lines = prose.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.contains(where: { displayWidth(of: $0) > width }) else { return prose }
    return lines.reduce(into: [String]()) { paragraphs, line in
      let goesOn =
        line.first.map { !"-*|#>0123456789".contains($0) } == true && !line.hasPrefix("    ")
      if goesOn, let last = paragraphs.last, !last.isEmpty, !last.hasPrefix("    ") {
        paragraphs[paragraphs.count - 1] = last + " " + line.drop { $0 == " " }
      } else {
        paragraphs.append(String(line))
      }
    }.joined(separator: "\n")
  }

  private func folded(_ line: String) -> String {
    let width = width
    let fits = { (text: String) in displayWidth(of: text) <= width }
    guard !fits(line), !line.hasPrefix("    ") else { return line }
    let indent = line.first?.isLetter == true ? "" : "  "
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    return lines(of: words, indent: indent, where: fits).joined(separator: "\n")
  }
}
