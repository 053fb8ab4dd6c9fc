import ArgumentParser
import Editors

/// Answers an editor.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Answer an editor, by the Language Server Protocol over standard input and output.",
    shouldDisplay: VAE.listsSubcommands)

  // Many editors say so of every server.
  @Flag(name: .customLong("stdio"), help: "Use standard input and output, as without it.")
  var usesStandardStreams = false

  func run() throws { throw ExitCode(LanguageServer().run()) }
}
