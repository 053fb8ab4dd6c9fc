import Lessons
import Sessions
import Synchronization
import Testing

/// A session with the sample lesson open, and what it has said.
private final class Class {
  let folder: Folder
  let path: String
  private let said = Transcript()
  let session: Session
  private let classroom: Classroom
  /// What was said when the lesson began.
  private(set) var greeting: String

  init(in folder: Folder = Folder(), lesson: String = sample, columns: Int? = nil) throws {
    self.folder = folder
    path = try folder.write(lesson, to: "adding.md")
    session = Session(onOutput: { [said] in said.add($0) })
    session.messageWidth = { columns }
    classroom = Classroom(keeping: ProgressFolder(path: folder.path + "/state"))
    session.companion = classroom
    greeting = ""
    greeting = enter(":lesson \(path)")
  }

  /// Enters a line, and returns what was said to it.
  @discardableResult
  func enter(_ line: String) -> String {
    said.clear()
    let ending = session.enter(line)
    return ([said.text] + ending.messages).joined(separator: "\n")
  }

  var farewell: String? { classroom.farewell }

  func draft() -> String? { classroom.takeDraft() }

  func value(_ name: String) -> String? { session.summary(of: name) }
}

private final class Transcript {
  private(set) var text = ""
  func add(_ output: Output) { text += "\(output)\n" }
  func clear() { text = "" }
}

@Suite("Being taught a lesson")
struct TeachingTests {
  @Test("On a narrow terminal paragraphs are filled anew, and lists and code stay what they are")
  func narrow() throws {
    let prose = """
      One two three four five six seven eight nine ten eleven twelve
      thirteen fourteen.

      - first of several things that are listed here one by one
      - second
      """
    let lesson = try Class(
      lesson: sample.replacing("\n## ", with: "\n\(prose)\n\n## ", maxReplacements: 1), columns: 30)
    #expect(
      lesson.greeting.contains(
        """
        One two three four five six
        seven eight nine ten eleven
        twelve thirteen fourteen.

        - first of several things that
          are listed here one by one
        - second
        """), "\(lesson.greeting)")
  }

  @Test("A task's beginning is the next line's, once, and again where help is asked for")
  func drafts() throws {
    let lesson = try Class()
    #expect(lesson.draft() == nil)
    lesson.enter("2")
    #expect(lesson.draft() == "total = a +")
    #expect(lesson.draft() == nil)
    lesson.enter("total = 4")
    #expect(lesson.draft() == nil)
    for directive in [":hint", ":again", ":repair"] {
      lesson.enter(directive)
      #expect(lesson.draft() == "total = a +", "\(directive)")
    }
    lesson.enter("total = 5")
    #expect(lesson.draft() == nil)
  }

  @Test("A lesson goes from its first step to its last")
  func whole() throws {
    let lesson = try Class()
    #expect(lesson.enter("1").contains("✗ One more."))
    let task = lesson.enter("2")
    #expect(task.contains("✓ Count on your fingers."))
    #expect(task.contains("Give `total` the sum"))
    #expect(task.contains("total = a +"))
    #expect(lesson.enter("total = 4").contains("✗ total is 4: add 3 to a"))
    let done = lesson.enter("total = 5")
    #expect(done.contains("It is five."))
    #expect(done.contains("Step 2 of 2 · A word"))
    #expect(!done.contains("claim"))
    #expect(lesson.enter("\"positive\"").contains("✗ The other one."))
    #expect(lesson.enter("12").contains("✗ Think of the sign."))
    let end = lesson.enter(":answer negative")
    #expect(end.contains("✓ That is the word."))
    #expect(end.contains("That was the lesson Adding."))
    #expect(lesson.enter("1 + 1") == "2\n")
  }

  @Test("Looking at what was entered changes no name, no last value and no chance")
  func silence() throws {
    let text = sample.replacing(
      "assert abs(total", with: "a = 7\nc = normal(3)\ndef f(x) { return x }\nassert abs(total")
    let watched = try Class(lesson: text)
    let alone = Session()
    alone.run(.text("a = 2\nb = normal(1)[0]"))
    watched.enter("2")
    alone.enter("2")
    for line in ["total = 4", "total + 1", "x = normal(1)[0]"] {
      watched.enter(line)
      alone.enter(line)
      #expect(watched.value("_") == alone.summary(of: "_"))
    }
    #expect(watched.value("x") == alone.summary(of: "x"))
    #expect(watched.value("a") == "2")
    #expect(watched.value("c") == nil)
    #expect(watched.enter("f(1)").contains("f"))
    #expect(watched.value("f") == nil)
  }

  @Test("Trying things out is not answered with complaints")
  func exploring() throws {
    let lesson = try Class()
    #expect(lesson.enter("a * 2") == "4\n")
    lesson.enter("2")
    #expect(lesson.enter("a * 2") == "4\n")
    #expect(!lesson.enter("other = 3").contains("✗"))
    lesson.enter("total = 1")
    #expect(lesson.enter("a * 2") == "4\n")
    #expect(lesson.enter("total = 2").contains("✗"))
  }

  @Test("Hints come one by one, and then the offer of a solution")
  func hints() throws {
    let lesson = try Class()
    lesson.enter("2")
    #expect(lesson.enter(":hint").contains("Hint 1 of 2: Use the sign +."))
    #expect(lesson.enter(":hint").contains("Hint 2 of 2: total = a + 3"))
    #expect(lesson.enter(":hint").contains(":skip shows a solution"))
  }

  @Test("Skipping shows the solution, runs it, and says what it made")
  func skipping() throws {
    let lesson = try Class()
    #expect(lesson.enter(":skip").contains("The answer: 2, four."))
    let skipped = lesson.enter(":skip")
    #expect(skipped.contains("    total = a + 3"))
    #expect(skipped.contains("total: 5"))
    #expect(lesson.value("total") == "5")
    #expect(lesson.enter(":skip").contains("The answer: negative"))
    #expect(lesson.enter(":skip").contains("nothing to skip"))
  }

  @Test("Repairing brings names back to what they were when the task was set")
  func repairing() throws {
    let lesson = try Class()
    lesson.enter("2")
    lesson.enter("a = 100")
    lesson.enter("mine = 1")
    let said = lesson.enter(":repair")
    #expect(said.contains("what they were"))
    #expect(said.contains("a is again 2") && said.contains("mine has no value again"))
    #expect(!said.contains("b is"))
    #expect(lesson.value("a") == "2")
    #expect(lesson.value("mine") == nil)
    #expect(lesson.enter(":repair").contains("None had changed"))
    #expect(lesson.enter("total = a + 3").contains("✓ total is 5."))
  }

  @Test("Again shows the step's text without running it a second time")
  func again() throws {
    let lesson = try Class()
    let before = lesson.value("b")
    let text = lesson.enter(":again")
    #expect(text.contains("Step 1 of 2 · Two numbers"))
    #expect(text.contains("What is two and two?"))
    #expect(lesson.value("b") == before)
  }

  @Test("A lesson goes on where it was left, with the names that it had")
  func resuming() throws {
    let first = try Class()
    first.enter("2")
    first.enter("mine = normal(1)[0]")
    first.enter("total = 5")
    let next = try Class(in: first.folder)
    #expect(next.value("mine") == first.value("mine"))
    #expect(next.value("b") == first.value("b"))
    #expect(next.enter(":again").contains("Step 2 of 2"))
    #expect(next.enter("x = normal(1)[0]; x") == first.enter("x = normal(1)[0]; x"))
  }

  @Test("A lesson goes on at the very task that was open, and says so when the session ends")
  func resumingTask() throws {
    let first = try Class()
    #expect(first.farewell?.contains("goes on at step 1 of 2, Two numbers") == true)
    first.enter("2")
    first.enter("total = 4")
    let next = try Class(in: first.folder)
    #expect(next.greeting.contains("going on at step 1 of 2"))
    #expect(next.greeting.contains("Give `total` the sum"))
    #expect(next.draft() == "total = a +")
    #expect(next.value("b") == first.value("b") && next.value("total") == nil)
    #expect(next.enter("total = 5").contains("✓"))
  }

  @Test("What was found is said in the author's sentence")
  func found() throws {
    let text = sample.replacing(
      "```vae solution\ntotal = a + 3",
      with:
        "```vae found\n\"Together they are {total:.1f}.\"\n```\n\n```vae solution\ntotal = a + 3")
    let lesson = try Class(lesson: text)
    lesson.enter("2")
    #expect(lesson.enter("total = 5").contains("✓ Together they are 5.0."))
    let skipped = try Class(lesson: text)
    skipped.enter("2")
    #expect(skipped.enter(":skip").contains("Together they are 5.0."))
  }

  @Test("A value of the wrong kind gets the author's words, not what the check runs into")
  func strangers() throws {
    let lesson = try Class()
    lesson.enter("2")
    for value in ["none", "\"five\"", "toy(n=5)", "vae()", "plot.line([[0, 1]])"] {
      #expect(lesson.enter("total = \(value)").contains("✗ total must be a number"), "\(value)")
    }
  }

  @Test("Progress is plain JSON; what cannot be read is said, and the lesson begins anew")
  func progressFile() throws {
    let first = try Class()
    first.enter("2")
    first.enter("total = 5")
    #expect(try first.folder.text(of: "state/adding.json").contains("\"step\": 1"))
    try first.folder.write("{", to: "state/adding.json")
    let next = try Class(in: first.folder)
    #expect(next.enter(":again").contains("Step 1 of 2"))
  }

  @Test("A lesson that is not there, and directives without a lesson, are answered")
  func unknown() {
    let session = Session()
    let classroom = Classroom(keeping: ProgressFolder(path: "/nowhere"))
    session.companion = classroom
    #expect(session.enter(":hint").messages.joined().contains("no lesson is open"))
    #expect(
      session.enter(":lesson tracks").messages.joined().contains("there are traces, indicators"))
    #expect(session.enter(":lesson tracks.md").messages.joined().contains("cannot be read"))
  }

  @Test("Where progress cannot be kept the lesson says so and goes on")
  func unwritable() throws {
    let folder = Folder()
    try folder.write("in the way", to: "state")
    let lesson = try Class(in: folder)
    #expect(lesson.enter(":lesson \(lesson.path)").contains("cannot be kept"))
    #expect(!lesson.enter("2").contains("cannot be kept"))
    #expect(lesson.enter("total = 5").contains("Step 2 of 2"))
    #expect(lesson.farewell == nil)
  }
}
