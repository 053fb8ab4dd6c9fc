import ArgumentParser
import Glibc
import Sessions

/// Hands over to the program that is the kernel, which stands beside this one.
struct Jupyter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jupyter", abstract: "Add the kernel for notebooks to Jupyter.",
    shouldDisplay: VAE.listsSubcommands)

  @Argument(parsing: .captureForPassthrough, help: "What to do, as install.")
  var words: [String] = []

  private static let program = "vae-jupyter"

  func run() throws {
    let path = Places.program(Self.program)
    let arguments = ([path] + LeadingOptions.given + words).map { strdup($0) } + [nil]
    execv(path, arguments)
    throw ValidationError(
      "\(path) cannot be started: \(String(cString: strerror(errno)))\n"
        + "  help: scripts/build --product \(Self.program) makes it")
  }
}
