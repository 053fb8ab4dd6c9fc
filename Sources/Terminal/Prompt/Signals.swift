import Glibc
import Synchronization

/// The signals that concern a prompt, as bytes of a pipe that can be waited for with the keys.
enum Signals {
  private static let ends = Mutex((read: Int32(-1), write: Int32(-1)))
  private static let writeEnd = Atomic<Int32>(-1)
  private static let final = Atomic<Int32>(0)

  /// Takes over the signals, and returns the file from which their numbers can be read.
  static func watch() -> Int32 {
    Interruption.watch()
    // What handlers touch must exist before the first signal.
    final.store(0, ordering: .relaxed)
    let pipe = ends.withLock { ends in
      if ends.read < 0 { ends = openPipe() }
      return ends
    }
    writeEnd.store(pipe.write, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT] { handle(number) }
    return pipe.read
  }

  /// The signal that asked the program to end, nil while none has.
  static var ending: Int32? {
    let number = final.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// The terminal is gone, whether or not its signal has come already.
  static func noteHangUp() {
    _ = final.compareExchange(expected: 0, desired: SIGHUP, ordering: .relaxed)
  }

  /// Ends the program by that signal, so that whoever waits for it learns of it.
  static func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    raise(number)
    _exit(128 + number)
  }

  /// Whether Ctrl-Z is ours: while a line is edited, as the terminal must be set right first.
  static func handleSuspension(_ isOurs: Bool) {
    if isOurs { handle(SIGTSTP) } else { signal(SIGTSTP, SIG_DFL) }
  }

  private static func openPipe() -> (read: Int32, write: Int32) {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return (-1, -1) }
    for end in pair {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (pair[0], pair[1])
  }

  private static func handle(_ number: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { number in
      let saved = errno
      switch number {
      case SIGINT: Interruption.request()
      case SIGTERM, SIGHUP:
        Signals.final.store(number, ordering: .relaxed)
        Interruption.request()
      default: break
      }
      var byte = UInt8(truncatingIfNeeded: number)
      _ = write(Signals.writeEnd.load(ordering: .relaxed), &byte, 1)
      errno = saved
    }
    sigaction(number, &action, nil)
  }
}
