import Lessons
import Testing

@Suite("Reading a lesson")
struct ParsingTests {
  @Test("A lesson is called after its file and says what it is about")
  func facts() throws {
    let lesson = try Lesson(path: "texts/3-adding.md", text: sample)
    #expect(lesson.name == "adding")
    #expect(lesson.title == "Adding")
    #expect(lesson.minutes == 3)
    #expect(lesson.knowledge == "how to add.")
  }

  @Test(
    "A mistake in the file is reported with its line",
    arguments: [
      ("# Adding\n", "", "must begin with its title", 1),
      ("- Minutes: 3\n", "", "a line \"- Minutes: …\"", 1),
      ("Minutes: 3", "Minutes: some", "are \"some\"", 3),
      ("- You will know: how to add.\n", "", "- You will know", 1),
      ("## Two numbers", "##", "must have a title", 8),
      ("```vae run", "```vae runs", "is \"vae runs\"", 10),
      ("```hint\nIt begins", "```hint\n```\n\n```hint\nIt begins", "hint must not be empty", 64),
      ("expect=\"add 3\"", "", "must say what is expected", 47),
      ("total = a +\n", "x = 1\ntotal = a +\n", "must be one line", 23),
      ("- [x] four", "- [ ] four", "one right answer, but has 0", 15),
      ("four -- Count on your fingers.", "four", "\"four\" does not", 18),
      ("= negative", "- [x] negative", "has both", 57),
      ("<!-- claim: total == 5 -->", "<!-- claim: total == 5", "must be closed by -->", 53),
      ("```hint\nIt begins with n.\n```\n", "```hint\nIt begins", "must be closed by ```", 64),
      ("It is five.", "It is five.\n\n```vae solution\n5\n```", "right below a task", 53),
      (
        "```vae solution\ntotal = a + 3\n```\n\n```vae solution\ntotal = 5\n```", "",
        "vae solution", 23
      ),
    ])
  func faults(old: String, new: String, message: String, line: Int) throws {
    let text = sample.replacing(old, with: new, maxReplacements: 1)
    #expect(text != sample)
    let faults = try #require(throws: LessonFaults.self) {
      try Lesson(path: "adding.md", text: text)
    }
    #expect(faults.description.contains(message))
    #expect(faults.description.contains("adding.md:\(line)"), "\(faults)")
  }

  @Test("All mistakes of a file are reported at once, in the order of its lines")
  func several() throws {
    let text = sample.replacing("Minutes: 3", with: "Minutes: 0").replacing("hint", with: "tip")
    let faults = try #require(throws: LessonFaults.self) {
      try Lesson(path: "adding.md", text: text)
    }
    let lines = faults.description.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(lines.count == 4)
    #expect(lines.first == "  adding.md:3")
  }

  @Test(
    "Text that is no lesson is refused, never trapped on",
    arguments: [
      "", "\n\n", "```", "# \n##", "```question\n```", "<!--", "- Minutes: \n- You will know:",
    ])
  func garbage(text: String) {
    #expect(throws: LessonFaults.self) { try Lesson(path: "x.md", text: text) }
  }

  @Test("What is said of a file commands no terminal and is no longer than a sentence")
  func harmless() throws {
    let info = "vae \u{1B}[2J\u{0}" + String(repeating: "x", count: 5000)
    let text = sample.replacing("```vae run", with: "```" + info, maxReplacements: 1)
    let faults = try #require(throws: LessonFaults.self) {
      try Lesson(path: "adding.md", text: text)
    }
    #expect(!faults.description.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(faults.description.count < 2000)
  }

  @Test("Line ends of other systems are line ends")
  func lineEnds() throws {
    let text = sample.replacing("\n", with: "\r\n")
    #expect(try Lesson(path: "x.md", text: text).title == "Adding")
  }

  @Test("Every shipped lesson can be read")
  func shipped() {
    let names = [
      "traces", "indicators", "baseline", "windows", "autoencoders", "variational", "elbo", "lstm",
      "latent", "walk", "deconvolution", "spikes", "own",
    ]
    #expect(Lesson.shipped.map(\.name) == names)
  }
}
