import Glibc
import Wording

/// The program that `$PAGER` names, which shows a long text page by page.
enum Pager {
  /// Shows a text; false where there is no pager, the text fits on the screen, or the pager cannot be
  /// started.
  static func show(_ text: String) -> Bool {
    guard let command, let size = Stream.output.size, isatty(STDIN_FILENO) == 1,
      rows(of: text, columns: size.columns) >= size.rows
    else { return false }
    guard let pager = popen(command, "w") else { return false }
    fputs(text, pager)
    return !failed(pclose(pager))
  }

  /// The rows of a screen that a text takes, whose lines end.
  private static func rows(of text: String, columns: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + max(1, (displayWidth(of: $1) + columns - 1) / columns) }
  }

  private static var command: String? {
    getenv("PAGER").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a shell has found no such command.
  private static func failed(_ status: Int32) -> Bool { [126, 127].contains(status >> 8 & 0xFF) }
}
