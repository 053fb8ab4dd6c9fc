import Glibc
import Files
import Sessions

/// Hands runs to Slurm as a job array, and waits for what they leave. An array that a sweep before this
/// one has left behind is waited for first.
struct SlurmEngine: Engine {
  let program: String
  let jobs: Int?
  let folder: RunFolder

  /// The most tasks of an array, which clusters allow unless told otherwise.
  private static let longest = 1_000

  func run(
    _ tasks: [SweepTask], isStopped: () -> Bool, ended: End
  ) throws(SweepFault) {
    var open = tasks
    if let before = folder.read("slurm") { try wait(for: before, &open, isStopped, ended) }
    while !open.isEmpty, !isStopped() {
      let part = Array(open.prefix(Self.longest))
      let array = try submit(part)
      var rest = part
      try wait(for: array, &rest, isStopped, ended)
      if isStopped() { return }
      for task in rest {
        try ended(task.run, "Slurm left no result: see \(folder.path)/slurm-\(array)_*.out")
      }
      open.removeFirst(part.count)
    }
  }

  /// Hands tasks over, and gives the number of their array.
  private func submit(_ tasks: [SweepTask]) throws(SweepFault) -> String {
    let commands = tasks.map { ([program] + $0.arguments).map(\.inShell).joined(separator: " ") }
    let script = """
      #!/bin/sh
      # Runs the line of the file of tasks whose number the array gives, from 0.
      eval "exec $(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" \((folder.path + "/tasks").inShell)) </dev/null"

      """
    do {
      try folder.write(commands.map { $0 + "\n" }.joined(), to: folder.path + "/tasks")
      try folder.write(script, to: folder.path + "/array.sh")
    } catch {
      throw SweepFault("cannot write the tasks: \(error.message)")
    }
    let limit = jobs.map { "%\($0)" } ?? ""
    let answer = Answer(
      of: "sbatch",
      [
        "--parsable", "--array=0-\(tasks.count - 1)\(limit)", "--job-name=vae-sweep",
        "--output=\(folder.path)/slurm-%A_%a.out", folder.path + "/array.sh",
      ])
    guard let answer, answer.status == 0 else {
      throw SweepFault(
        "Slurm takes no jobs: \(answer?.text ?? "there is no sbatch")",
        help: "--engine slurm is for a machine from which jobs are submitted by sbatch")
    }
    let array = answer.text.split(separator: ";").first.map(String.init) ?? answer.text
    do {
      try folder.write(array, to: folder.path + "/slurm")
    } catch {
      throw SweepFault("cannot note the array \(array): \(error.message)")
    }
    return array
  }

  /// Takes what tasks leave until the array is over; those that left something are no longer open.
  private func wait(
    for array: String, _ open: inout [SweepTask], _ isStopped: () -> Bool, _ ended: End
  ) throws(SweepFault) {
    while true {
      let isOver = !isQueued(array)
      var rest: [SweepTask] = []
      for task in open {
        if folder.has(task.file) { try ended(task.run, "") } else { rest.append(task) }
      }
      open = rest
      if isOver || open.isEmpty { return }
      if isStopped() {
        _ = Answer(of: "scancel", [array])
        return
      }
      usleep(500_000)
    }
  }

  /// Whether any task of an array waits or runs. A controller that does not answer is asked again.
  private func isQueued(_ array: String) -> Bool {
    for _ in 0..<10 {
      guard let answer = Answer(of: "squeue", ["-h", "-j", array, "-o", "%i"]) else { return false }
      if answer.status == 0 { return !answer.text.isEmpty }
      // A job that has been over for some time is not known any more.
      if answer.text.contains("Invalid job id") { return false }
      usleep(1_000_000)
    }
    return false
  }
}

extension String {
  /// The text as a word of a shell.
  fileprivate var inShell: String { "'" + replacing("'", with: "'\\''") + "'" }
}
