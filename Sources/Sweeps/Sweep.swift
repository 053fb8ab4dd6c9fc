package import Sessions
import Wording

/// Runs a script with every combination of its options' values, and makes a table of what it found.
package struct Sweep {
  /// Where runs go on.
  package enum Place: String, CaseIterable, Sendable {
    case local, slurm
  }

  /// How a sweep is run.
  package struct Conduct {
    let place: Place
    /// How many runs at a time; nil for as many as there are cores, or as the cluster has room for.
    let jobs: Int?
    /// Whether runs that have failed before run again.
    let retries: Bool
    /// Called with how far it is, with what else there is to say, and asked whether to stop.
    let progress: (Advance) -> Void
    let note: (String) -> Void
    let isStopped: () -> Bool

    package init(
      on place: Place, jobs: Int?, retries: Bool, progress: @escaping (Advance) -> Void,
      note: @escaping (String) -> Void, isStopped: @escaping () -> Bool
    ) {
      (self.place, self.jobs, self.retries) = (place, jobs, retries)
      (self.progress, self.note, self.isStopped) = (progress, note, isStopped)
    }
  }

  private let script: String
  private let words: [String]
  private let table: String

  /// - Parameters:
  ///   - words: The options with their values, as `seed=1..20`.
  ///   - table: The path of the table.
  package init(of script: String, _ words: [String], table: String) {
    (self.script, self.words, self.table) = (script, words, table)
  }

  /// Runs what is not done yet.
  package func run(_ conduct: Conduct) -> Ending {
    do throws(SweepFault) {
      let folder = RunFolder(of: table)
      let plan = try Plan(script, words, folder)
      let lock = try folder.lock()
      defer { withExtendedLifetime(lock) {} }
      var state = SweepState(plan, folder, table: table)
      let open = try state.gather(retries: conduct.retries)
      let known = plan.grid.count - open.count
      if known > 0 { conduct.note("\(counted(known, "run")) known from before") }
      try engine(conduct, folder).run(open.map(plan.task), isStopped: conduct.isStopped) {
        (run, trouble) throws(SweepFault) in
        try state.take(run, trouble)
        conduct.progress(state.advance)
      }
      try state.write()
      return state.ending(isStopped: conduct.isStopped())
    } catch {
      return .refused(messages: error.messages)
    }
  }

  private func engine(_ conduct: Conduct, _ folder: RunFolder) -> any Engine {
    let program = ownPath ?? CommandLine.arguments[0]
    switch conduct.place {
    case .local:
      return LocalEngine(program: program, jobs: conduct.jobs ?? Cores.own.numbers.count)
    case .slurm: return SlurmEngine(program: program, jobs: conduct.jobs, folder: folder)
    }
  }
}
