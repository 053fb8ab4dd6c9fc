import ArgumentParser
import Editors
import Reports
import Sessions
import Terminal

/// Explains a command of the language, or lists them all; writes the manual.
struct Help: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help",
    abstract: "Explain a command of the language, or list them all.",
    shouldDisplay: VAE.listsSubcommands)

  @Argument(
    help: "A command, as pca or plot.trace.", completion: .custom { _, _, _ in Session.topics })
  var name: String?

  @Option(help: "Find commands that have to do with WORD.")
  var find: String?

  @Option(
    help: "Write the whole manual as a page, its examples run.",
    completion: .file(extensions: ["html"]))
  var html: String?

  @Flag(name: .customLong("man"), help: "Write the manual page for man.")
  var writesManualPage = false

  @Option(help: "Write a syntax file for an editor: vim, textmate or pygments.")
  var syntax: SyntaxFile?

  func run() throws {
    if let find { throw ExitCode(ScriptRunner().find(find)) }
    if let html { return try writeManual(to: html) }
    if writesManualPage { return Stream.output.write(VAE.manualPage) }
    if let syntax { return Stream.output.write(syntax.text) }
    throw ExitCode(ScriptRunner().showHelp(of: name))
  }

  private func writeManual(to path: String) throws {
    Interruption.watch()
    guard try Reports.writeManual(to: path, isStopped: { Interruption.isRequested }) else {
      throw ExitCode(130)
    }
    Stream.output.write("manual → \(path)\n")
  }
}

extension SyntaxFile: ExpressibleByArgument {}

extension VAE {
  /// The manual page, with the ways to call the program that `--help` lists.
  fileprivate static var manualPage: String {
    Reports.manualPage(
      abstract: configuration.abstract, usage: configuration.usage ?? "",
      discussion: configuration.discussion)
  }
}
