import Glibc
public import Sessions

/// Lays out what a session showed as lines on standard output, and failures and progress on
/// standard error.
public final class Printer {
  private let output: Style
  private let errors: Style
  private let meter: Meter

  public init() {
    output = Style(of: STDOUT_FILENO)
    errors = Style(of: STDERR_FILENO)
    meter = Meter(style: errors)
  }

  /// Whether messages for standard error may be coloured.
  public var coloursErrors: Bool { errors.usesColour }

  public func show(_ shown: Output) {
    meter.clear()
    switch shown {
    case .printed(let line): write(line)
    case .note(let line): write(output.faint(line))
    case .value(let summary, let details):
      write(summary)
      for detail in details { write(lines(of: detail)) }
    case .figure(_, let summary, let path):
      write(path.map { "\(summary) → \($0)" } ?? summary)
    }
  }

  public func show(_ progress: Advance) { meter.show(progress) }

  /// What shells show for a program that a closed pipe has ended.
  private static let statusOfClosedPipe = 128 + SIGPIPE

  /// Writes what went wrong, and returns the exit status.
  public func close(with ending: Ending) -> Int32 {
    meter.clear()
    switch Stream.obstacle {
    case .readerLeft: return Self.statusOfClosedPipe
    case .refused(let reason):
      complain("error: cannot write to standard output: \(reason)")
      return 1
    case nil:
      for message in ending.messages { complain(message) }
      return ending.exitStatus
    }
  }

  private func write(_ text: String) { Stream.output.write(text + "\n") }

  private func complain(_ text: String) { Stream.errors.write(text + "\n") }

  private func lines(of detail: Detail) -> String {
    switch detail {
    case .text(let text): text
    case .table(let header, let rows, let note):
      TableLayout(header: header, rows: rows).lines(output).joined(separator: "\n")
        + (note.map { "\n  " + output.faint($0) } ?? "")
    }
  }
}
