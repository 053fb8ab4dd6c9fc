import Sessions

/// What a run is started with.
struct SweepTask {
  let run: Int
  /// Where its record goes.
  let file: String
  /// The arguments of the program.
  let arguments: [String]
}

/// Where the runs of a sweep go on.
protocol Engine {
  /// Takes the end of a run, with the words for one that may have left no record.
  typealias End = (_ run: Int, _ trouble: String) throws(SweepFault) -> Void

  /// Runs all tasks, and tells of each as soon as it has ended. Comes back early where the user stops
  /// it, and then leaves none running.
  func run(
    _ tasks: [SweepTask], isStopped: () -> Bool, ended: End
  ) throws(SweepFault)
}

/// Why a sweep cannot begin or go on.
struct SweepFault: Error {
  let messages: [Message]
}

extension SweepFault {
  init(_ message: String, help: String? = nil) {
    messages = [Message("error: \(message)" + (help.map { "\n  help: \($0)" } ?? ""))]
  }
}
