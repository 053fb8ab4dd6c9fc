@testable import Lessons
import Testing

@Suite("Every lesson at the prompt, from its first step to its last")
struct LessonWalkTests {
  static let names = Lesson.shipped.map(\.name)

  @Test("By wrong answers and odd ones, then by right ones", arguments: names)
  func thorough(name: String) throws {
    let walk = try Walk(name)
    for item in walk.lesson.steps.flatMap(\.items) {
      switch item {
      case .question(let question): try walk.answer(question)
      case .task(let task): try walk.solve(task)
      case .prose, .run, .claim: continue
      }
    }
    try walk.finish()
  }

  @Test("By a learner who skips everything", arguments: names)
  func lazy(name: String) throws {
    let walk = try Walk(name)
    for item in walk.lesson.steps.flatMap(\.items) where item.isGate {
      try walk.enter(":skip", says: item.task == nil ? "The answer:" : "It made")
    }
    try walk.finish()
  }
}

/// A lesson that is walked through: what is typed, and what must be said to it.
private final class Walk {
  let lesson: Lesson
  private let dialogue: Dialogue

  init(_ name: String) throws {
    lesson = try #require(Lesson.shipped.first { $0.name == name })
    dialogue = try Dialogue("learn", name, environment: ["NO_COLOR": "1"])
  }

  /// Types a line in place of whatever stands at the prompt, and waits until something is said.
  func enter(_ line: String, says words: String) throws {
    try dialogue.wait("a prompt") { $0.cursorLine.before.hasPrefix("vae> ") }
    let before = dialogue.sent.utf8.count
    dialogue.type("\u{1}\u{B}" + line + "\r")
    try dialogue.wait("\"\(words)\" to \(line) in \(lesson.name)") { [dialogue] _ in
      String(decoding: dialogue.sent.utf8.dropFirst(before), as: UTF8.self).onOneLine
        .contains(words.onOneLine)
    }
  }

  func answer(_ question: Question) throws {
    if question.isChoice { try enter("9", says: "There is no answer 9") }
    if !question.hints.isEmpty { try enter(":hint", says: question.hints[0].text) }
    for (index, answer) in question.answers.enumerated() where !answer.isRight {
      let typed = question.isChoice ? "\(index + 1)" : answer.texts.first ?? "12345"
      try enter(typed, says: "✗ " + answer.feedback)
    }
    let index = question.answers.firstIndex(where: \.isRight)
    let right = try #require(index)
    let answer = question.answers[right]
    let typed = question.isChoice ? "\(right + 1)" : answer.texts[0]
    try enter(typed, says: "✓ " + answer.feedback)
  }

  func solve(_ task: Task) throws {
    try enter(":hint", says: task.hints[0].text)
    if task.askedNames.count == 1 {
      try enter("\(task.askedNames[0]) = none", says: "✗")
      try enter(":repair", says: "All names are what they were")
    }
    for wrong in task.wrongs {
      try enter(wrong.code, says: wrong.expected)
      try enter(":repair", says: "All names are what they were")
    }
    try enter(try #require(task.solutions.first), says: "✓")
  }

  /// Types the lines of some code; something must be said to the last.
  private func enter(_ code: Passage, says words: String) throws {
    let lines = code.text.statementsOnALine
    for line in lines.dropLast() { try enter(line, says: "\n") }
    try enter(try #require(lines.last), says: words)
  }

  func finish() throws {
    try dialogue.wait("the end of \(lesson.name)") { [dialogue, lesson] _ in
      dialogue.sent.onOneLine.contains("That was the lesson \(lesson.title)".onOneLine)
    }
    // Of what the learner trained the first is told that it would be lost.
    dialogue.type(":quit\r:quit\r")
    #expect(try dialogue.end() == 0)
  }
}

extension String {
  /// The lines, those of a call that goes on over several of them as one.
  fileprivate var statementsOnALine: [String] {
    var (lines, depth) = ([String](), 0)
    for line in split(separator: "\n") {
      if depth > 0, let last = lines.popLast() {
        lines.append(last + " " + line.drop { $0 == " " })
      } else {
        lines.append(String(line))
      }
      depth += line.count { "([".contains($0) } - line.count { ")]".contains($0) }
    }
    return lines
  }

  /// The text without its line ends and blanks, in which a terminal may have broken it anywhere.
  fileprivate var onOneLine: String { filter { !$0.isWhitespace } }
}
