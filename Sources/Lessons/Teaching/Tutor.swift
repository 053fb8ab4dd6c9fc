import Sessions
import Wording

/// Teaches a lesson inside a session: shows its text, runs its examples, waits at each question and
/// task until it is answered or skipped, and looks at what was entered without changing anything.
final class Tutor {
  let lesson: Lesson
  /// The name or the file by which it was begun.
  private let name: String
  let session: Session
  private let folder: ProgressFolder
  /// The step that is being taught, and the item in it at which it stands.
  private(set) var step = 0
  private var item = 0
  private var hintsGiven = 0
  /// What was said of the last attempt.
  private var complaint: String?
  /// How things were when the task was set.
  private var start: SessionState?
  /// What ran before this step, and in it until its task was set; and since.
  private var settled: [String] = []
  var recent: [String] = []
  private(set) var isDone = false
  /// What the next line is to begin with.
  private var draft: String?
  /// Whether the learner's place could be kept the last time.
  private var isKept = true

  init(
    _ lesson: Lesson, calledAs name: String, in session: Session, keeping folder: ProgressFolder
  ) {
    self.lesson = lesson
    self.name = name
    self.session = session
    self.folder = folder
  }

  /// Begins, or goes on where the learner was.
  func begin() {
    do throws(UnreadableProgress) {
      if let known = try folder.read(lesson), !known.isDone, known.step + known.item > 0 {
        return resume(known)
      }
    } catch {
      say("Cannot read how far you were in \(error.path): beginning with the first step.")
    }
    say("\(lesson.title) · about \(lesson.minutes) minutes, \(lesson.steps.count) steps\n")
    say("You will know \(lesson.knowledge)\n")
    say(
      fitted(
        """
        :hint gives a hint, :skip a solution, :again shows a step's text again,
        :repair brings your names back to what they were, :quit keeps your place.

        """))
    for item in lesson.introduction { present(item) }
    showHeading()
    advance()
  }

  private func resume(_ progress: Progress) {
    say("\(lesson.title) · going on at step \(progress.step + 1) of \(lesson.steps.count)")
    if !progress.statements.isEmpty {
      say("Running again what you had run, \(counted(progress.statements.count, "statement")) …")
    }
    for statement in progress.statements {
      let run = session.rehearse(statement, name: lesson.path, keeps: true)
      guard run.end != .done else { continue }
      say("This no longer runs: \(statement)\n\(run.reason)")
    }
    settled = progress.statements
    (step, item) = (progress.step, progress.item)
    showHeading()
    guard gate != nil else { return advance() }
    showStep()
    stopAtGate()
  }

  /// Shows and runs what follows, up to the next question or task.
  private func advance() {
    while step < lesson.steps.count {
      let items = lesson.steps[step].items
      while item < items.count {
        present(items[item])
        if items[item].isGate { return stopAtGate() }
        item += 1
      }
      item = 0
      step += 1
      keepProgress()
      if step < lesson.steps.count { showHeading() }
    }
    finish()
  }

  private func stopAtGate() {
    hintsGiven = 0
    complaint = nil
    start = session.state
    offerDraft()
    keepProgress()
  }

  private func finish() {
    isDone = true
    keepProgress()
    let next = Lesson.shipped.drop { $0.name != lesson.name }.dropFirst().first
    let more =
      next.map { " The next is \($0.name): \($0.title). :lesson \($0.name) begins it." } ?? ""
    say("That was the lesson \(lesson.title).\(more)")
  }

  private func keepProgress() {
    settled += recent
    recent = []
    let progress = Progress(
      lesson: lesson.name, step: step, item: item,
      title: lesson.steps.indices.contains(step) ? lesson.steps[step].title : "",
      steps: lesson.steps.count, statements: isDone ? [] : settled, isDone: isDone)
    let wasKept = isKept
    isKept = folder.write(progress)
    guard wasKept, !isKept else { return }
    let place = folder.file(of: lesson.name).map { " in \($0)" } ?? ": there is no home folder"
    say("Your place cannot be kept\(place).")
  }

  /// What is said when the session ends: where the learner's place is kept.
  var farewell: String? {
    guard isKept, !isDone, lesson.steps.indices.contains(step) else { return nil }
    return "your place is kept: vae learn \(name) goes on at step \(step + 1) of "
      + "\(lesson.steps.count), \(lesson.steps[step].title)"
  }

  private var gate: Item? {
    guard !isDone, lesson.steps.indices.contains(step) else { return nil }
    let items = lesson.steps[step].items
    return items.indices.contains(item) ? items[item] : nil
  }

  // What a learner enters and asks for.

  /// Looks at what came of a statement that was entered.
  func look(at entry: Entry) {
    guard entry.origin.isEmpty, entry.ending == .done else { return }
    recent.append(entry.source)
    switch gate {
    case .question(let question): judge(entry, question)
    case .task(let task): judge(entry, task)
    default: return
    }
  }

  private func judge(_ entry: Entry, _ question: Question) {
    let source = entry.source
    let value = session.summary(of: "_") ?? ""
    let given = question.answer(matching: value)?.isRight == true ? value : source
    guard question.isChoice ? Int(source.trimmed) != nil : given == value || source.isLiteral
    else { return }
    recent.removeLast()
    answer(given)
  }

  private func judge(_ entry: Entry, _ task: Task) {
    switch task.verdict(in: session, path: lesson.path) {
    case .passed:
      goOn(saying: "✓ \(task.finding(in: session, path: lesson.path))\n")
    case .waiting: complaint = nil
    case .failed(let reason), .broken(let reason):
      if reason != complaint || entry.source.assigns { say("✗ \(reason)\n  (:hint helps)") }
      complaint = reason
    }
  }

  /// Takes an answer to the question that is open.
  func answer(_ text: String) {
    guard let question = gate?.question else { return say("There is no question to answer.") }
    guard let answer = question.answer(matching: text) else {
      return say("✗ \(question.isChoice ? "There is no answer \(text)." : "That is not it.")")
    }
    if answer.isRight {
      goOn(saying: "✓ \(answer.feedback)\n")
    } else {
      say("✗ \(answer.feedback)")
    }
  }

  private func goOn(saying text: String) {
    say(text)
    item += 1
    advance()
  }

  /// What the task that was set begins from, once.
  func takeDraft() -> String? {
    defer { draft = nil }
    return draft
  }

  /// Has the next line begin as the task does, if it does.
  private func offerDraft() {
    draft = gate?.task?.start.map { $0.text.trimmedAtEnd(where: \.isNewline) }
  }

  /// `:hint`
  func giveHint() {
    offerDraft()
    let hints = gate?.task?.hints ?? gate?.question?.hints ?? []
    if hintsGiven < hints.count {
      hintsGiven += 1
      say("Hint \(hintsGiven) of \(hints.count): \(hints[hintsGiven - 1].text)")
    } else {
      say(
        gate == nil ? "There is nothing to be done here." : "That was all; :skip shows a solution.")
    }
  }

  /// `:skip`: shows a solution, runs it, and says what it made.
  func skip() {
    switch gate {
    case .question(let question): goOn(saying: question.solution + "\n")
    case .task(let task):
      guard let start, let solution = task.solutions.first else { return }
      session.restore(start)
      recent = []
      say("A solution:")
      run(solution)
      let made = solution.text.assignedNames.compactMap { name in
        session.summary(of: name).map { "  \(name): \($0)" }
      }
      let found = task.finding(in: session, path: lesson.path)
      goOn(saying: (["It made"] + made + ["", found, ""]).joined(separator: "\n"))
    default: say("There is nothing to skip.")
    }
  }

  /// `:again`: shows the step's text up to where it stands.
  func repeatStep() {
    guard lesson.steps.indices.contains(step) else { return say("The lesson is over.") }
    showHeading()
    showStep()
    offerDraft()
  }

  /// Shows the step's text up to where it stands, without running it.
  private func showStep() {
    for item in lesson.steps[step].items.prefix(item + 1) { present(item, runs: false) }
  }

  /// `:repair`: brings names back to what they were when the task was set.
  func repair() {
    guard let start, gate != nil else { return say("There is nothing to repair.") }
    let changes = session.bringBack(start)
    recent = []
    complaint = nil
    offerDraft()
    say("All names are what they were when this task was set.")
    say(
      changes.isEmpty ? "None had changed." : changes.map { "  \($0)" }.joined(separator: "\n"))
  }
}
