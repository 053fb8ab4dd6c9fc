import ArgumentParser
import Glibc
import Reports
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
      vae SCRIPT.vae --report PAGE.html run it and keep what it showed (.html, .ipynb, .md)
          … --no-cache                  and run what is known from the last time, too
      vae render FILE -o PAGE.html      the same for Markdown with code, or a lesson
      vae watch FILE                    render again whenever it is saved
      vae open PAGE.html                take the script back out of a page
      vae -e CODE                       run a line of code
      vae sweep SCRIPT.vae A=1..9 B=2,4 run it with each of them, into a table; --help says how
      vae check SCRIPT.vae ...          report every mistake, run nothing
      vae format SCRIPT.vae ...         lay it out in the one way; --check only names what is not
      vae lsp                           answer an editor (the Language Server Protocol)
      vae learn [LESSON]                teach a lesson at the prompt, or list them
      vae lesson check [FILE.md ...]    prove that a lesson teaches what it says
      vae doctor                        say what is missing, and which command installs it
      vae jupyter install [--user]      add the kernel for notebooks to Jupyter
      vae help [COMMAND]                explain a command of the language, or list all
      vae help --html MANUAL.html       write the whole manual, its examples run; --man for man
      vae < INPUT                       run statements as they come
      vae --memory 8GB ...              whichever: take at most so much memory (also VAE_MEMORY)
      vae --time 5min ...               whichever: take at most so much time, each line at a prompt
      vae --safe ...                    whichever: what a stranger wrote; vae --safe --help says how
      """,
    discussion: """
      A script declares its options with `param`. \
      Exit status: 0 done, 1 the script failed, 2 usage or syntax, 3 an assert or a lesson's check failed, \
      130 interrupted.
      """,
    version: "vae \(Session.version)",
    // Each gives its name: that of its type would be looked up by reflection at every start.
    subcommands: [
      Run.self, Check.self, Format.self, Help.self, Render.self, Watch.self, Open.self, Learn.self,
      LessonTools.self, Serve.self, SweepRuns.self, Jupyter.self, Doctor.self,
    ],
    defaultSubcommand: Run.self)

  /// Whether subcommands are listed: in completions for shells; help has lines of its own for them.
  static let listsSubcommands = CommandLine.arguments.contains {
    $0.hasPrefix("--generate-completion-script")
  }

  static func main() {
    // Ctrl-\ ends the program at once, as it does others: no trace of where it was is for users.
    signal(SIGQUIT, SIG_DFL)
    Session.keepFreedMemory()
    do {
      var arguments = Array(CommandLine.arguments.dropFirst())
      try LeadingOptions.take(from: &arguments)
      if LeadingOptions.askForSafeMode { try SafeArguments.begin(arguments) }
      var command = try parseAsRoot(arguments)
      try command.run()
      let status = Printer().close(with: .done)
      if status != 0 { _exit(status) }
    } catch let status as ExitCode {
      // At once: work that was interrupted may still be on its way, and nothing is buffered.
      _exit(status.rawValue)
    } catch let fault as LeadingOptionFault {
      refuse("\(fault)")
    } catch let error as ReportError {
      Stream.errors.write("error: \(error)\n")
      Glibc.exit(2)
    } catch {
      guard exitCode(for: error) == .validationFailure else { show(fullMessage(for: error), error) }
      refuse(message(for: error))
    }
  }

  /// Says what is wrong with the arguments, and ends.
  private static func refuse(_ message: String) -> Never {
    Stream.errors.write("error: \(message)\n  help: vae --help shows what can be written\n")
    Glibc.exit(2)
  }

  /// Writes what was asked for, as help, and ends.
  private static func show(_ text: String, _ end: any Error) -> Never {
    guard exitCode(for: end).isSuccess else { exit(withError: end) }
    Stream.output.write((listsSubcommands ? ShellCompletion.mended(text) : text) + "\n")
    _exit(Printer().close(with: .done))
  }
}
