import ArgumentParser
import Glibc
import Lessons
import Reports
import Sessions
import Terminal

/// Teaches a lesson at the prompt, or lists them all.
struct Learn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Teach a lesson at the prompt, or list them.", shouldDisplay: VAE.listsSubcommands)

  @Argument(
    help: "A lesson, as traces, or a file of one.",
    completion: .custom { _, _, _ in Lesson.shipped.map(\.name) })
  var name: String?

  @Flag(name: .customLong("vi"), help: "Edit with the keys of vi.")
  var usesVi = false

  @Flag(
    name: .customLong("plain"),
    help: "Redraw and colour nothing, and leave lines to the terminal, as suits a screen reader.")
  var isPlain = false

  func run() throws {
    guard let name else {
      return Printer().show(.value(summary: "Lessons", details: [Lesson.list()]))
    }
    guard try Lesson.named(name) != nil else {
      throw ValidationError("there is no lesson \"\(name)\": vae learn lists them")
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw ValidationError("a lesson is taught at a prompt, which needs a terminal")
    }
    let prompt = Prompt(
      .init(usesVi: usesVi, isPlain: isPlain), exporters: Reports.exporters,
      companion: Classroom())
    throw ExitCode(prompt.run(beginningWith: ":lesson \(name)"))
  }
}

/// What there is for those who write lessons.
struct LessonTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Check lessons.", shouldDisplay: VAE.listsSubcommands,
    subcommands: [CheckLessons.self])

  struct CheckLessons: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Prove that solutions pass, wrong answers fail and examples run.",
      shouldDisplay: VAE.listsSubcommands)

    @Argument(
      help: "Lessons; all that are shipped without one.", completion: .file(extensions: ["md"]))
    var paths: [String] = []

    func run() throws {
      Interruption.watch()
      let check = LessonCheck(paths: paths) { Stream.output.write($0 + "\n") }
      throw ExitCode(check.holds ? 0 : 3)
    }
  }
}
