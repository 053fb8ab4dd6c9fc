import Files
import Sessions
import Wording

/// How far a sweep is, and its table on the disk.
struct SweepState {
  private let plan: Plan
  private let folder: RunFolder
  private let path: String
  private var table: RunTable
  private var known = KnownFiles()
  private var written: ContinuousClock.Instant?

  init(_ plan: Plan, _ folder: RunFolder, table path: String) {
    (self.plan, self.folder, self.path) = (plan, folder, path)
    table = RunTable(plan.grid)
  }

  /// Takes what is there from before, and gives the runs that are not done; those that failed are not
  /// if they are to be tried again.
  mutating func gather(retries: Bool) throws(SweepFault) -> [Int] {
    for run in 0..<plan.grid.count {
      guard let record = folder.record(of: plan.key(of: run), &known) else { continue }
      if record.error == nil || !retries { table[run] = record }
    }
    try write()
    return (0..<plan.grid.count).filter { table[$0] == nil }
  }

  /// Takes what a run left, or else that it left nothing.
  mutating func take(_ run: Int, _ trouble: String) throws(SweepFault) {
    let nothing = trouble.isEmpty ? "the run left no result" : trouble
    table[run] =
      folder.record(of: plan.key(of: run), &known)
      ?? RunRecord(results: [], error: nothing, seconds: 0, inputs: [])
    if written.map({ $0.duration(to: .now) > .seconds(1) }) ?? true { try write() }
  }

  /// Writes the table, over the one that is there.
  mutating func write() throws(SweepFault) {
    do {
      try folder.write(table.text, to: path)
    } catch {
      throw SweepFault("cannot write \(path): \(error.message)")
    }
    written = .now
  }

  var advance: Advance {
    let figures = table.failures == 0 ? [] : [(name: "failed", text: "\(table.failures)")]
    return Advance(
      task: "sweep", done: table.count, total: plan.grid.count, unit: "run", figures: figures,
      isMilestone: true)
  }

  /// What came of it: an error where runs have failed.
  func ending(isStopped: Bool) -> Ending {
    let (done, all) = (table.count, plan.grid.count)
    if done < all {
      let rest = isStopped ? "interrupted" : "stopped"
      return .interrupted(
        message: Message("error: \(rest) after \(done) of \(counted(all, "run")): \(path)"))
    }
    guard table.failures > 0 else { return .done }
    return .failed(messages: [
      Message(
        "error: \(table.failures) of \(counted(all, "run")) failed\n"
          + "  help: the column error of \(path) says why; --retry runs them again")
    ])
  }
}
