import Glibc
public import Sessions
import Wording

/// Lays out what a session showed as lines on standard output, and failures and progress on
/// standard error.
public final class Printer {
  private let output: Style
  private let errors: Style
  private let meter: Meter
  private let isPlain: Bool
  private let isAtPrompt: Bool
  private var hasErasedKey = false

  /// A printer; a plain one neither colours nor draws a line again.
  ///
  /// - Parameter isAtPrompt: Whether figures are drawn as text before their paths, and keys that are
  ///   typed beside progress are kept from the screen.
  public init(isPlain: Bool = false, isAtPrompt: Bool = false) {
    self.isPlain = isPlain || Style.isDumb
    self.isAtPrompt = isAtPrompt
    output = isPlain ? .plain : Style(of: STDOUT_FILENO)
    errors = isPlain ? .plain : Style(of: STDERR_FILENO)
    meter = Meter(style: errors, isAlone: !self.isPlain && isAtPrompt)
  }

  /// How output may look.
  var style: Style { output }

  public func show(_ shown: Output) {
    meter.clear()
    switch shown {
    case .printed(let line): write(line)
    case .note(let line): note(line)
    case .value(let page, let details) where details.isEmpty && page.contains("\n"):
      writePaged(fitted(page))
    case .value(let summary, let details):
      write(fitted(summary))
      for detail in details { write(lines(of: detail)) }
    case .whole(let summary, let details):
      let parts = [fitted(summary)] + details.map { lines(of: $0, isWhole: true) }
      writePaged(parts.joined(separator: "\n"))
    case .figure(_, let summary, let path, let preview):
      if isAtPrompt { write(preview) }
      write(path.map { "\(summary) → \($0)" } ?? summary)
    }
  }

  public func show(_ progress: Advance) { meter.show(progress) }

  /// What shells show for a program that a closed pipe has ended.
  private static let statusOfClosedPipe = 128 + SIGPIPE

  /// Writes what went wrong with a statement, after which others follow.
  func report(_ ending: Ending) {
    _ = close(with: ending)
    hasErasedKey = false
  }

  /// Takes away the "^C" that the terminal has shown for the key.
  private func eraseKey() {
    guard Interruption.isRequested, output.redraws, !hasErasedKey else { return }
    hasErasedKey = true
    Stream.output.write("\r\u{1B}[K")
  }

  /// Writes what went wrong, and returns the exit status.
  public func close(with ending: Ending) -> Int32 {
    meter.clear()
    switch Stream.obstacle {
    case .readerLeft: return Self.statusOfClosedPipe
    case .refused(let reason):
      complain("error: cannot write to standard output: \(reason)")
      return 1
    case nil:
      for message in ending.said { complain(errors.toned(message.pieces)) }
      return ending.exitStatus
    }
  }

  /// Writes a line that is about the session and no answer.
  func note(_ text: String) { write(output.faint(fitted(text))) }

  /// Sentences as lines that the terminal need not break within a word.
  private func fitted(_ text: String) -> String {
    Stream.output.size.map { text.wrapped(to: $0.columns) } ?? text
  }

  /// A figure as text, no wider than the terminal and no higher than leaves its answer in sight.
  private func write(_ preview: FigurePreview) {
    let size = Stream.output.size ?? (columns: 80, rows: 24)
    let lines = preview(
      columns: min(size.columns, 120), rows: min(size.rows - 4, 28), isPlain: isPlain,
      isColoured: output.usesColour)
    for line in lines {
      write(output.toned(line))
    }
  }

  /// Writes what may be longer than the screen.
  private func writePaged(_ text: String) {
    if isPlain || !Pager.show(text + "\n") { write(text) }
  }

  private func write(_ text: String) {
    eraseKey()
    Stream.output.write(text + "\n")
  }

  private func complain(_ text: String) {
    eraseKey()
    Stream.errors.write(text + "\n")
  }

  private func lines(of detail: Detail, isWhole: Bool = false) -> String {
    switch detail {
    case .text(let text): return fitted(text)
    case .table(let header, let rows, let note):
      let layout = TableLayout(header: header, rows: rows, note: note)
      let width = Stream.output.size?.columns
      return (isWhole ? layout.bands(output, width: width) : layout.lines(output, width: width))
        .joined(separator: "\n")
    }
  }
}
