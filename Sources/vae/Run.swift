import ArgumentParser
import Glibc
import Lessons
import Sessions
import Terminal

/// Runs a script, code from the command line, or standard input.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a script (the default).", shouldDisplay: false)

  @Option(name: .customShort("e"), help: "Run CODE instead of a script.")
  var code: String?

  @Flag(name: .customLong("vi"), help: "Edit with the keys of vi.")
  var usesVi = false

  @Flag(name: .customLong("plain"), help: "Redraw and colour nothing, as suits a screen reader.")
  var isPlain = false

  @Argument(parsing: .captureForPassthrough, help: "A script, then its options as NAME=VALUE.")
  var words: [String] = []

  func run() throws {
    let front = ScriptRunner()
    if let code {
      throw ExitCode(front.run(.text(code, name: "-e"), settings: words))
    }
    let path = words.first
    guard let path, path != "-" else {
      guard path == "-" || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 else {
        throw ExitCode(Prompt(.init(usesVi: usesVi, isPlain: isPlain), companion: Classroom()).run())
      }
      throw ExitCode(front.runStandardInput())
    }
    guard !path.hasPrefix("-") else {
      throw ValidationError("vae has no option \(path)")
    }
    let settings = Array(words.dropFirst())
    if settings.contains("--help") || settings.contains("-h") {
      throw ExitCode(front.showOptions(of: path))
    }
    throw ExitCode(front.run(.file(path), settings: settings))
  }
}
