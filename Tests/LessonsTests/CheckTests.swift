import Lessons
import Testing

@Suite("Proving a lesson")
struct CheckTests {
  @Test("A good lesson holds, and the report counts what was looked at")
  func good() throws {
    let folder = Folder()
    let check = LessonCheck(paths: [try folder.write(sample, to: "adding.md")])
    #expect(check.holds, "\(check.report)")
    #expect(check.report[0].contains("2 steps, 2 questions, 2 solutions pass, 1 wrong answers"))
    #expect(check.report[0].contains("5 of other kinds too"), "\(check.report)")
  }

  @Test(
    "What is not as it should be is reported with its line",
    arguments: [
      (
        "```vae solution\ntotal = a + 3", "```vae solution\ntotal = a + 4",
        "does not pass", 40
      ),
      (
        "```vae solution\ntotal = a + 3", "```vae solution\ntotal = c + 3",
        "\"c\" is undefined", 40
      ),
      ("total = a +\n", "total = a + 3\n", "before anything is done", 23),
      (
        "assert type(total) == \"number\", \"total must be a number\"; ", "",
        "a text as total must be answered by an assert", 23
      ),
      (
        "expect=\"add 3\"\ntotal = a", "expect=\"add 3\"\ntotal = 5", "this wrong answer passes", 48
      ),
      ("expect=\"add 3\"", "expect=\"subtract\"", "must have \"subtract\"", 48),
      ("```hint\nIt begins with n.\n```\n", "", "must have a hint", 55),
      ("claim: total == 5", "claim: total == 6", "relies on what does not hold", 53),
      ("a = 2\n", "a = missing\n", "this example fails", 11),
      (
        "```vae solution\ntotal = a + 3",
        "```vae found\nmissing\n```\n\n```vae solution\ntotal = a + 3",
        "\"missing\" is undefined", 40
      ),
      (
        "```vae solution\ntotal = a + 3",
        "```vae found\n\"a\\nb\"\n```\n\n```vae solution\ntotal = a + 3", "must be one line", 40
      ),
      ("Minutes: 3", "Minutes: 30", "the stated 30 minutes", 1),
    ])
  func bad(old: String, new: String, message: String, line: Int) throws {
    let text = sample.replacing(old, with: new, maxReplacements: 1)
    #expect(text != sample)
    let folder = Folder()
    let path = try folder.write(text, to: "adding.md")
    let check = LessonCheck(paths: [path])
    #expect(!check.holds)
    let report = check.report.joined(separator: "\n")
    #expect(report.contains(message), "\(report)")
    #expect(report.contains("\(path):\(line)"), "\(report)")
  }

  @Test("A file that is not there is said to be so")
  func missing() {
    let check = LessonCheck(paths: ["nowhere/adding.md"])
    #expect(!check.holds)
    #expect(check.report[0].contains("nowhere/adding.md cannot be read"))
  }

  @Test("A lesson leaves nothing on the disk")
  func scratch() throws {
    let folder = Folder()
    let path = folder.path + "/written.json"
    let text = sample.replacing("a = 2\n", with: "a = 2\nsave({a: 2}, \"\(path)\")\n")
    #expect(LessonCheck(paths: [try folder.write(text, to: "adding.md")]).holds)
    #expect(throws: (any Error).self) { try folder.text(of: "written.json") }
  }

  #if !DEBUG
    @Test("Every shipped lesson holds")
    func shipped() {
      let check = LessonCheck(paths: [])
      #expect(check.holds, "\(check.report.joined(separator: "\n"))")
    }
  #endif
}
