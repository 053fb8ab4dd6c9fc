import Glibc
import Synchronization

/// Ends the process where an input takes longer than a second of work, or stands still.
final class Watch: Sendable {
  private let start = Mutex((number: -1, worked: 0.0, began: ContinuousClock.now))
  private static let mostWork = 1.0
  private static let longestWait = Duration.seconds(20)
  /// The exit status where an input takes too long.
  static let tooLong: Int32 = 70

  init() {
    _Concurrency.Task.detached { [self] in
      while true {
        try? await _Concurrency.Task.sleep(for: .milliseconds(50))
        look()
      }
    }
  }

  func begin(_ number: Int) {
    start.withLock { $0 = (number, Self.work, ContinuousClock.now) }
  }

  private func look() {
    let (number, worked, began) = start.withLock { $0 }
    let waited = ContinuousClock.now - began
    let isSlow = Self.work - worked > Self.mostWork && waited > .seconds(Self.mostWork)
    guard number >= 0, isSlow || waited > Self.longestWait else { return }
    _exit(Self.tooLong)
  }

  /// Seconds of work of all threads so far.
  private static var work: Double {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
  }
}
