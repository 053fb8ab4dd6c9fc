import ArgumentParser
import Reports
import Terminal

/// Runs a script or a Markdown document, and writes what it showed.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run a script, or the code in Markdown, and write a page of it.",
    shouldDisplay: VAE.listsSubcommands)

  @OptionGroup var rendering: Rendering

  func run() throws { throw ExitCode(try rendering.run()) }
}

/// Renders a file again whenever it is saved, until Ctrl-C.
struct Watch: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Render a file again whenever it is saved; Ctrl-C ends.",
    shouldDisplay: VAE.listsSubcommands)

  @OptionGroup var rendering: Rendering

  func run() throws {
    var watch = FileWatch(rendering.path)
    repeat { _ = try rendering.run() } while watch.wait()
  }
}

/// What is rendered, and where to.
struct Rendering: ParsableArguments {
  @Argument(
    help: "A script or a Markdown document.", completion: .file(extensions: ["vae", "md"]))
  var path: String

  @Option(
    name: .shortAndLong, help: "The file to write: .html, .ipynb or .md.", completion: .file())
  var output: String?

  @Flag(name: .customLong("no-cache"), help: "Run what is known from the last time, too.")
  var ignoresCache = false

  @Argument(help: "The script's options as NAME=VALUE.")
  var settings: [String] = []

  func run() throws -> Int32 {
    let rendition = try Rendition(of: path)
    return ScriptRunner(exporters: rendition.exporters)
      .run(rendition.script, settings: settings, report: output ?? page, usesCache: !ignoresCache)
  }

  /// The file's name with the ending of a page.
  private var page: String {
    let ending = [".vae", ".md"].first { path.hasSuffix($0) } ?? ""
    return path.dropLast(ending.count) + ".html"
  }
}
