import ArgumentParser
import Terminal

/// Says what the program finds of what it uses.
struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what is there, what is missing, and which command installs it.",
    shouldDisplay: VAE.listsSubcommands)

  func run() throws { throw ExitCode(ScriptRunner().examine()) }
}
