/// A lesson: what it teaches, and its steps, as read from a Markdown file.
public struct Lesson: Sendable {
  /// What `vae learn` calls it: the file's name without number and ending.
  public let name: String
  /// The file, for messages.
  let path: String
  public let title: String
  /// How long it takes, as its author says.
  public let minutes: Int
  /// What one will know after it.
  public let knowledge: String
  let introduction: [Item]
  let steps: [Step]
}

/// A heading and what stands below it.
struct Step: Sendable {
  let title: String
  let line: Int
  var items: [Item] = []
}

/// A piece of a step, in the order in which a learner meets them.
enum Item: Sendable {
  case prose(Passage)
  /// Code that is shown and run.
  case run(Passage)
  /// A condition that the prose relies on; only `vae lesson check` looks at it.
  case claim(Passage)
  case question(Question)
  case task(Task)
}

/// A piece of the file, and the number of its first line.
struct Passage: Sendable, Equatable {
  let text: String
  let line: Int
}

/// Something to write, and how to see that it was done.
struct Task: Sendable {
  let line: Int
  /// What stands at the prompt already.
  var start: Passage?
  var checks: [Passage] = []
  var hints: [Passage] = []
  /// A text, in the language, that says what was found once the task is done.
  var found: Passage?
  var solutions: [Passage] = []
  var wrongs: [Wrong] = []

  /// A wrong answer, and words that what is said about it must hold.
  struct Wrong: Sendable {
    let code: Passage
    let expected: String
  }
}

extension Item {
  var task: Task? {
    if case .task(let task) = self { task } else { nil }
  }

  var question: Question? {
    if case .question(let question) = self { question } else { nil }
  }

  /// Whether a learner has to do something before what follows.
  var isGate: Bool { task != nil || question != nil }
}
