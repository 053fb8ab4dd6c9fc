import Glibc
import Synchronization

/// Ctrl-C: the first asks the running work to stop, a third in a row ends the program at once.
public enum Interruption {
  private static let requests = Atomic<Int>(0)

  /// Takes over the signal from the system; a closed pipe becomes a failed write.
  public static func watch() {
    reset()
    Echo.restore()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      if Interruption.request() >= 2 {
        Echo.restore()
        _exit(130)
      }
    }
    // Without SA_RESTART, so that waiting for input ends too.
    sigaction(SIGINT, &action, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Whether the user has asked to stop.
  public static var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Forgets what was asked, so that the next work can begin.
  static func reset() { requests.store(0, ordering: .relaxed) }

  /// Asks to stop, and returns how often it had been asked before.
  @discardableResult
  static func request() -> Int { requests.add(1, ordering: .relaxed).oldValue }
}
