import ArgumentParser
import Terminal

/// Explains a command of the language, or lists them all.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain a command of the language, or list them all.",
    shouldDisplay: false)

  @Argument(help: "A command, as pca or plot.trace.")
  var name: String?

  @Option(help: "Find commands that have to do with WORD.")
  var find: String?

  func run() throws {
    if let find { throw ExitCode(ScriptRunner().find(find)) }
    throw ExitCode(ScriptRunner().showHelp(of: name))
  }
}
