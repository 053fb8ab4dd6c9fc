import ArgumentParser
import Reports
import Sessions
import Terminal

/// Lays out scripts, and the code in Markdown, in the one way that each has.
struct Format: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format",
    abstract: "Lay out scripts, and the code in Markdown, in the one way that each has.",
    shouldDisplay: VAE.listsSubcommands)

  @Flag(name: .customLong("check"), help: "Change nothing; name what would be changed.")
  var isCheck = false

  @Argument(
    help: "Scripts and documents; - for a script from standard input.",
    completion: .file(extensions: ["vae", "md"]))
  var paths: [String]

  func run() throws {
    Interruption.watch()
    throw ExitCode(paths.map(format).max() ?? 0)
  }

  private func format(_ path: String) -> Int32 {
    do {
      let formatting = try path == "-" ? ofStandardInput() : Formatting(of: path)
      if isCheck { return check(formatting, path) }
      if path == "-" {
        Stream.output.write(formatting.result)
      } else if !formatting.isDone {
        try Reports.write(formatting.result, to: path)
        Stream.output.write("laid out \(path)\n")
      }
      return Printer().close(with: .done)
    } catch let fault as FormattingFault {
      return Printer().close(with: .refused(messages: fault.messages))
    } catch {
      return Printer().close(with: .refused(messages: [Message("error: \(error)")]))
    }
  }

  private func check(_ formatting: Formatting, _ path: String) -> Int32 {
    guard !formatting.isDone else { return 0 }
    Stream.output.write("\(path) is not laid out: vae format \(path)\n")
    return max(Printer().close(with: .done), 1)
  }

  private func ofStandardInput() throws -> Formatting {
    let text = try standardInput()
    return try Formatting(text, name: "<stdin>")
  }
}
