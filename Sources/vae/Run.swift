import ArgumentParser
import Glibc
import Lessons
import Reports
import Sessions
import Terminal

/// Runs a script, code from the command line, or standard input.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a script (the default).", shouldDisplay: VAE.listsSubcommands)

  @Option(name: .customShort("e"), help: "Run CODE instead of a script.")
  var code: String?

  @Flag(name: .customLong("vi"), help: "Edit with the keys of vi.")
  var usesVi = false

  @Flag(
    name: .customLong("plain"),
    help: "Redraw and colour nothing, and leave lines to the terminal, as suits a screen reader.")
  var isPlain = false

  @Argument(
    parsing: .captureForPassthrough, help: "A script, then its options as NAME=VALUE.",
    completion: .file(extensions: ["vae"]))
  var words: [String] = []

  func run() throws {
    let front = ScriptRunner(exporters: Reports.exporters)
    if let code {
      throw ExitCode(front.run(.text(code, name: "-e"), settings: words))
    }
    let path = words.first
    guard let path, path != "-" else {
      guard path == "-" || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0 else {
        throw ExitCode(prompt.run())
      }
      throw ExitCode(front.runStandardInput())
    }
    guard !path.hasPrefix("-") else {
      throw ValidationError("vae has no option \(path)")
    }
    var settings = Array(words.dropFirst())
    if settings.contains("--help") || settings.contains("-h") {
      throw ExitCode(front.showOptions(of: path))
    }
    if let record = try take("--record", from: &settings) {
      throw ExitCode(front.run(.file(path), settings: settings, record: record))
    }
    let report = try take("--report", from: &settings)
    let ignoresCache = settings.contains("--no-cache")
    settings.removeAll { $0 == "--no-cache" }
    throw ExitCode(
      front.run(.file(path), settings: settings, report: report, usesCache: !ignoresCache))
  }

  private var prompt: Prompt {
    let options = Prompt.Options(usesVi: usesVi, isPlain: isPlain)
    return Prompt(options, exporters: Reports.exporters, companion: Classroom())
  }

  /// The file that an option names among a script's options.
  private func take(_ name: String, from words: inout [String]) throws -> String? {
    if let index = words.firstIndex(where: { $0.hasPrefix(name + "=") }) {
      return String(words.remove(at: index).dropFirst(name.count + 1))
    }
    guard let index = words.firstIndex(of: name) else { return nil }
    guard index + 1 < words.count else { throw ValidationError("\(name) needs a file") }
    defer { words.removeSubrange(index...index + 1) }
    return words[index + 1]
  }
}
