import ArgumentParser
import Sessions
import Sweeps
import Terminal

/// Runs a script with every combination of options.
struct SweepRuns: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run a script with every combination of its options' values, into a table.",
    discussion: """
      Values are 1..20 or 8,16,32. The script says what it found by result(auc=s.auc, …), which makes \
      a row. Runs that are done do not run again, unless the script, its options or a file that they \
      read is another: a sweep that was stopped or killed goes on where it was. What runs leave is in \
      the folder beside the table.
      """,
    shouldDisplay: VAE.listsSubcommands)

  @Argument(help: "A script.", completion: .file(extensions: ["vae"]))
  var script: String

  @Argument(help: "Options with their values, as seed=1..20 or latent=8,16,32.")
  var options: [String]

  @Option(help: "The table to write.", completion: .file(extensions: ["csv"]))
  var out = "runs.csv"

  @Option(help: "How many runs at a time; as many as there are cores without it.")
  var jobs: Int?

  @Option(help: "Where they run: local, or slurm for a job array.")
  var engine = Sweep.Place.local

  @Flag(help: "Run again what has failed before.")
  var retry = false

  func validate() throws {
    if let jobs, !(1...4096).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to 4096, but is \(jobs)")
    }
  }

  func run() throws {
    let front = ScriptRunner()
    Interruption.watch()
    let conduct = Sweep.Conduct(
      on: engine, jobs: jobs, retries: retry, progress: front.show, note: front.note,
      isStopped: { Interruption.isRequested })
    let ending = Sweep(of: script, options, table: out).run(conduct)
    if ending.exitStatus < 2 { front.note("table → \(out)") }
    throw ExitCode(front.close(with: ending))
  }
}

extension Sweep.Place: ExpressibleByArgument {}
