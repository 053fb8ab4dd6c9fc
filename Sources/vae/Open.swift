import ArgumentParser
import Reports
import Terminal

/// Takes the script back out of a page.
struct Open: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Take the script back out of a page.", shouldDisplay: VAE.listsSubcommands)

  @Argument(help: "A page that vae wrote.", completion: .file(extensions: ["html"]))
  var page: String

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  func run() throws {
    let source = try Reports.source(ofPageAt: page)
    if let output { try Reports.write(source, to: output) } else { Stream.output.write(source) }
  }
}
