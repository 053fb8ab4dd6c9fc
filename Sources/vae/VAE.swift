import ArgumentParser
import Glibc
import Sessions
import Terminal

@main
struct VAE: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vae",
    abstract: "Learn what neurons' calcium traces have in common.",
    usage: """
      vae SCRIPT.vae [NAME=VALUE ...]
      vae -e CODE
      vae check SCRIPT.vae
      vae help [COMMAND]
      """,
    discussion: """
      A script declares its options with `param`; `vae SCRIPT.vae --help` lists them. \
      Without a script, statements are read from standard input. \
      Exit status: 0 done, 1 the script failed, 2 usage or syntax, 3 an assert failed, \
      130 interrupted.
      """,
    version: "vae \(Session.version)",
    subcommands: [Run.self, Check.self, Help.self],
    defaultSubcommand: Run.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Stream.errors.write(fullMessage(for: error) + "\n")
      Glibc.exit(2)
    }
  }
}
