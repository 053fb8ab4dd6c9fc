import CMemory
import Synchronization

/// How much memory there is to take. It is counted before anything large is made, since a program
/// that is refused memory cannot go on.
package enum MemoryBudget {
  /// What the user has allowed; 0 where nothing was said.
  private static let stated = Atomic<Int>(0)
  /// The least of what machine, group and process may have.
  private static let machine = Int(cm_machine())
  /// What is not worth a look.
  private static let small = 1 << 20

  /// Allows so many bytes, in place of three quarters of what the machine has.
  package static func allow(_ size: MemorySize) { stated.store(size.bytes, ordering: .relaxed) }

  /// The most bytes that the process is to hold.
  package static var limit: Int {
    let stated = stated.load(ordering: .relaxed)
    return stated > 0 ? stated : machine / 4 * 3
  }

  /// How many bytes more may be taken, 0 or more. Of an address space that is limited a quarter is
  /// left to stacks and to what is taken by the way.
  package static var left: Int {
    let addresses = Int(cm_addresses_left())
    let free = addresses == Int.max ? addresses : addresses - machine / 4
    return max(0, min(limit - Int(cm_held()), free))
  }

  /// Whether so many bytes more may be taken.
  package static func hasRoom(for bytes: Double) -> Bool {
    !cm_refuses(bytes) && (bytes < Double(small) || bytes <= Double(left))
  }

  /// Throws where so many bytes more are not left.
  package static func require(_ bytes: Double) throws(MemoryShortage) {
    if cm_refuses(bytes) { throw MemoryShortage(asked: bytes, left: trial) }
    guard bytes >= Double(small) else { return }
    let left = left
    guard bytes <= Double(left) else { throw MemoryShortage(asked: bytes, left: left) }
  }

  /// Throws where so many numbers more, of so many bytes each, do not fit.
  package static func require(_ count: Int, of bytes: Int) throws(MemoryShortage) {
    try require(Double(count) * Double(bytes))
  }
}

extension MemoryBudget {
  /// Has memory that was freed stay with the process, up to 64 MB.
  package static func keepFreed() { cm_keep_freed() }
}

extension MemoryBudget {
  /// The most bytes at once that are taken on trial, and where little is done with them.
  private static let trial = 128 << 10
  private static let lightTrial = 8 << 20

  /// Does on trial what may turn out to be large, and returns whether it stayed small. What takes
  /// more than 128 kB at once, or 8 MB where little is done with it, is refused meanwhile to this
  /// thread.
  package static func staysSmall(isLight: Bool = false, _ body: () -> Void) -> Bool {
    cm_restrain(isLight ? lightTrial : trial)
    defer { cm_restrain(0) }
    body()
    return !cm_was_refused()
  }
}
