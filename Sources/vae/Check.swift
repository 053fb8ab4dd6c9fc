import ArgumentParser
import Reports
import Terminal

/// Reports every mistake that can be seen in scripts without running them.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report every mistake that can be seen without running the script.",
    shouldDisplay: VAE.listsSubcommands)

  @Argument(help: "Scripts.", completion: .file(extensions: ["vae"]))
  var paths: [String]

  func run() throws {
    let front = ScriptRunner(exporters: Reports.exporters)
    let worst = paths.map { front.check($0) }.max() ?? 0
    throw ExitCode(worst)
  }
}
