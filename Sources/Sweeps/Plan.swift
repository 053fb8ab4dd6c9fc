import Files
import Sessions

/// What a sweep runs: a script with each combination, and what each run is known by.
struct Plan {
  let grid: Grid
  private let script: String
  private let digest: String
  private let folder: RunFolder

  /// Reads the script and the options' values, and refuses what it does not take.
  init(_ script: String, _ words: [String], _ folder: RunFolder) throws(SweepFault) {
    (self.script, self.folder) = (script, folder)
    do throws(Grid.Fault) {
      grid = try Grid(words)
    } catch {
      throw SweepFault(
        messages: [Message("error: \(error.message)\n  help: as seed=1..20 or latent=8,16,32")])
    }
    do throws(RunnableScript.Fault) {
      let session = Session.scratch()
      let runnable = try RunnableScript(script, in: session)
      digest = runnable.digest
      for axis in grid.axes {
        for value in axis.values { try runnable.check(["\(axis.name)=\(value)"], in: session) }
      }
    } catch {
      throw SweepFault(messages: error.messages)
    }
  }

  /// What a run is known by: version, script and options.
  func key(of run: Int) -> String {
    let facts = ["vae \(Session.version)", digest] + grid.settings(of: run)
    return String(sha256(of: Array(facts.joined(separator: "\n").utf8)).prefix(32))
  }

  func task(of run: Int) -> SweepTask {
    let file = folder.file(of: key(of: run))
    return SweepTask(
      run: run, file: file,
      arguments: LeadingOptions.given + [script] + grid.settings(of: run) + ["--record", file])
  }
}
