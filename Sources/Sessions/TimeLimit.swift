import Glibc
import Synchronization

/// How long each run may take in this program, and each line that is entered at a prompt.
public enum TimeLimit {
  private static let limit = Mutex<Duration?>(nil)

  /// What was stated; nil where nothing was.
  static var stated: Duration? { limit.withLock { $0 } }

  /// States what a text says, as `500ms`, `30s`, `5min` or `2h`; false where it says no time.
  public static func allow(_ text: String) -> Bool {
    let number = text.prefix { "0123456789.".contains($0) }
    let units = ["ms": 1e-3, "s": 1, "min": 60, "h": 3600]
    let unit = text.dropFirst(number.count).drop { $0 == " " }
    guard let count = Double(number), let scale = units[String(unit)], count > 0,
      count * scale < 1e9
    else { return false }
    limit.withLock { $0 = .seconds(count * scale) }
    return true
  }
}

/// When a run is to end. It is asked on any thread, and again and again.
package final class Deadline: Sendable {
  private let stated: Mutex<Duration?>
  /// On the clock of `now`, 0 for never.
  private let end = Atomic<Int>(0)

  init(_ limit: Duration?) { stated = Mutex(limit) }

  /// How long a run may take; nil for as long as it does.
  var limit: Duration? {
    get { stated.withLock { $0 } }
    set { stated.withLock { $0 = newValue } }
  }

  /// A run begins.
  func begin() {
    let end = limit.map { Self.now + Int($0 / .nanoseconds(1)) } ?? 0
    self.end.store(end, ordering: .relaxed)
  }

  var hasBegun: Bool { end.load(ordering: .relaxed) != 0 }

  var isOver: Bool {
    let end = end.load(ordering: .relaxed)
    return end != 0 && Self.now >= end
  }

  /// Nanoseconds on a clock that only goes forward.
  private static var now: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
