import Glibc
import Synchronization

/// Whether the terminal shows what is typed by itself: not beside a line that is drawn again and
/// again. What was typed meanwhile is there when the next line is read.
enum Echo {
  private nonisolated(unsafe) static let saved = UnsafeMutablePointer<termios>.allocate(capacity: 1)
  private static let isOff = Atomic(false)

  /// Has the terminal of standard input show nothing, until `restore` is called. Does nothing where
  /// there is no terminal, or another program has it.
  static func silence() {
    guard !isOff.load(ordering: .relaxed), isatty(STDIN_FILENO) == 1,
      tcgetpgrp(STDIN_FILENO) == getpgrp()
    else { return }
    var modes = termios()
    guard tcgetattr(STDIN_FILENO, &modes) == 0, modes.c_lflag & tcflag_t(ECHO) != 0 else { return }
    saved.initialize(to: modes)
    modes.c_lflag &= ~tcflag_t(ECHO)
    isOff.store(tcsetattr(STDIN_FILENO, TCSANOW, &modes) == 0, ordering: .releasing)
  }

  /// Gives the terminal its modes back; may be called by a signal's handler, once it has been called
  /// before.
  static func restore() {
    guard isOff.exchange(false, ordering: .acquiringAndReleasing) else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, saved)
  }
}
