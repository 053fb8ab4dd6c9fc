import ArgumentParser
import Lessons
import Sessions
import Terminal

/// Checks lessons.
struct LessonTools: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Check lessons.", shouldDisplay: false,
    subcommands: [CheckLessons.self])

  struct CheckLessons: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Prove that solutions pass, wrong answers fail and examples run.",
      shouldDisplay: false)

    @Argument(help: "Lessons; all that are shipped without one.")
    var paths: [String] = []

    func run() throws {
      let check = LessonCheck(paths: paths) { Stream.output.write($0 + "\n") }
      throw ExitCode(check.holds ? 0 : 3)
    }
  }
}
