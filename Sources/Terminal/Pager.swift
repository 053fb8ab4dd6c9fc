import Glibc

/// The program that `$PAGER` names, which shows a long text page by page.
enum Pager {
  /// Shows a text; false where there is no pager, the text fits on the screen, or the pager cannot be
  /// started.
  static func show(_ text: String) -> Bool {
    guard let command, let rows = Stream.output.size?.rows, isatty(STDIN_FILENO) == 1,
      text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) >= rows - 1
    else { return false }
    guard let pager = popen(command, "w") else { return false }
    fputs(text, pager)
    return !failed(pclose(pager))
  }

  private static var command: String? {
    getenv("PAGER").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether a shell has found no such command.
  private static func failed(_ status: Int32) -> Bool { [126, 127].contains(status >> 8 & 0xFF) }
}
