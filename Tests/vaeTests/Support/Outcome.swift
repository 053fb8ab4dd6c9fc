/// How a run of the program ended, and what it left on its streams.
struct Outcome: CustomStringConvertible, Sendable {
  var output = ""
  var errors = ""
  /// The exit status, nil where a signal ended the program.
  var status: Int32?
  /// The signal that ended the program.
  var signal: Int32?
  /// Whether it was ended because it took too long.
  var tookTooLong = false
  /// Seconds that a processor worked for it, whatever else went on.
  var processorTime = 0.0
  /// Seconds from the interruption to the end.
  var timeToStop: Double?

  /// The lines of the messages that begin a complaint.
  var complaints: [Substring] {
    errors.split(separator: "\n").filter { $0.hasPrefix("error: ") }
  }

  var description: String {
    let end = status.map { "status \($0)" } ?? "signal \(signal ?? 0)"
    let late = tookTooLong ? ", ended for taking too long" : ""
    return "\(end)\(late)\n--- output\n\(output.prefix(4_000))\n--- errors\n\(errors.prefix(4_000))"
  }
}
