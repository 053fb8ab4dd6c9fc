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
      vae [--vi] [--plain]              open a prompt
      vae SCRIPT.vae [NAME=VALUE ...]   run a script
      vae SCRIPT.vae --help             list its options
      vae -e CODE                       run a line of code
      vae check SCRIPT.vae ...          report every mistake, run nothing
      vae learn [LESSON]                teach a lesson at the prompt, or list them
      vae lesson check [FILE.md ...]    prove that a lesson teaches what it says
      vae help [COMMAND]                explain a command of the language, or list all
      vae < INPUT                       run statements as they come
      """,
    discussion: """
      A script declares its options with `param`. \
      Exit status: 0 done, 1 the script failed, 2 usage or syntax, 3 an assert or a lesson's check failed, \
      130 interrupted.
      """,
    version: "vae \(Session.version)",
    subcommands: [Run.self, Check.self, Help.self, Learn.self, LessonTools.self],
    defaultSubcommand: Run.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      // At once: work that was interrupted may still be on its way, and nothing is buffered.
      _exit(status.rawValue)
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      let message = message(for: error)
      Stream.errors.write("error: \(message)\n  help: vae --help shows what can be written\n")
      Glibc.exit(2)
    }
  }
}
