import Sessions

/// Goes through a lesson as its author and its learners would, and gathers what is not as it should
/// be: solutions must pass, the untouched task and wrong answers must fail with the expected words,
/// values of the wrong kind must be answered in the author's words, every step must have a hint,
/// examples must run, claims and minutes must hold.
struct Proof {
  private let lesson: Lesson
  private let session: Session
  private(set) var problems: [Problem] = []
  private(set) var counts = Counts()

  struct Problem: Equatable {
    let line: Int
    let message: String
    var details: [String] = []
  }

  /// How much was looked at.
  struct Counts {
    var solutions = 0
    var wrongs = 0
    var strangers = 0
    var questions = 0
  }

  init(of lesson: Lesson, in session: Session) {
    self.lesson = lesson
    self.session = session
    for item in lesson.introduction { prove(item) }
    for step in lesson.steps {
      proveHints(of: step)
      for item in step.items { prove(item) }
    }
    proveMinutes()
  }

  private mutating func prove(_ item: Item) {
    switch item {
    case .prose: return
    case .run(let passage): demand(run(passage, keeps: true), at: passage, "this example fails")
    case .claim(let passage):
      let claim = Passage(text: "assert " + passage.text, line: passage.line)
      demand(run(claim, keeps: false), at: passage, "the text relies on what does not hold")
    case .question: counts.questions += 1
    case .task(let task): prove(task)
    }
  }

  private mutating func prove(_ task: Task) {
    let before = session.state
    proveUntouched(task)
    for wrong in task.wrongs {
      prove(wrong, of: task)
      session.restore(before)
    }
    for solution in task.solutions.reversed() {
      session.restore(before)
      prove(solution, of: task)
    }
    proveFound(of: task)
    proveStrangers(to: task)
  }

  private mutating func proveFound(of task: Task) {
    guard let found = task.found else { return }
    let said = found.said(in: session, path: lesson.path)
    demand(said, at: found, "what is said of the solution fails")
    if said.end == .done, said.printed == nil {
      report("what is said of the solution must be one line", at: found.line)
    }
  }

  /// Values of kinds that no task asks for as they are, by what they are called.
  private static let strangers = [
    ("none", "none"), ("a text", "\"a\""), ("a dataset", "toy(n=5)"),
    ("an untrained model", "vae()"), ("a plot", "plot.line([[0, 1]])"),
  ]

  /// What is said to values of the wrong kind must be the author's: a check looks at the kind
  /// before it computes.
  private mutating func proveStrangers(to task: Task) {
    let solved = session.state
    for name in task.askedNames {
      for (kind, code) in Self.strangers {
        counts.strangers += 1
        _ = run(Passage(text: "\(name) = \(code)", line: task.line), keeps: true)
        let verdict = verdict(task)
        session.restore(solved)
        report(verdict, to: "\(kind) as \(name)", of: task)
      }
    }
  }

  private mutating func report(_ verdict: Verdict, to stranger: String, of task: Task) {
    switch verdict {
    case .failed: return
    case .passed: report("\(stranger) passes", at: task.line)
    case .broken(let reason), .waiting(let reason):
      report("\(stranger) must be answered by an assert, but runs into: \(reason)", at: task.line)
    }
  }

  private mutating func proveUntouched(_ task: Task) {
    let before = session.state
    if let start = task.start { _ = run(start, keeps: true) }
    if verdict(task) == .passed {
      report("the checks pass before anything is done", at: task.line)
    }
    session.restore(before)
  }

  private mutating func prove(_ wrong: Task.Wrong, of task: Task) {
    counts.wrongs += 1
    let done = run(wrong.code, keeps: true)
    let said: String
    switch (done.end, verdict(task)) {
    case (.done, .passed):
      return report("this wrong answer passes", at: wrong.code.line)
    case (.done, .failed(let reason)), (.done, .waiting(let reason)), (.done, .broken(let reason)):
      said = reason
    default: said = done.messages.joined(separator: "\n")
    }
    guard !said.contains(wrong.expected) else { return }
    report(
      "what is said to this wrong answer must have \"\(wrong.expected)\", but is \"\(said)\"",
      at: wrong.code.line)
  }

  private mutating func prove(_ solution: Passage, of task: Task) {
    counts.solutions += 1
    demand(run(solution, keeps: true), at: solution, "this solution fails")
    switch verdict(task) {
    case .passed: return
    case .waiting(let reason), .failed(let reason), .broken(let reason):
      report("this solution does not pass: \(reason)", at: solution.line)
    }
  }

  private mutating func proveHints(of step: Step) {
    let hints = step.items.flatMap { $0.task?.hints ?? $0.question?.hints ?? [] }
    if hints.isEmpty { report("every step must have a hint, but this has none", at: step.line) }
    for task in step.items.compactMap(\.task) where task.hints.isEmpty {
      report("every task must have a hint, but this has none", at: task.line)
    }
  }

  private mutating func proveMinutes() {
    guard !lesson.minutesHold else { return }
    report(
      "the stated \(lesson.minutes) minutes are far from the "
        + "\(Int(lesson.estimatedMinutes.rounded())) that its text and tasks take", at: 1)
  }

  private func run(_ passage: Passage, keeps: Bool) -> Rehearsal {
    passage.rehearsed(in: session, path: lesson.path, keeps: keeps)
  }

  private func verdict(_ task: Task) -> Verdict { task.verdict(in: session, path: lesson.path) }

  private mutating func demand(_ run: Rehearsal, at passage: Passage, _ message: String) {
    if run.end != .done { report(message, at: passage.line, run.messages) }
  }

  private mutating func report(_ message: String, at line: Int, _ details: [String] = []) {
    problems.append(Problem(line: line, message: message, details: details))
  }
}
