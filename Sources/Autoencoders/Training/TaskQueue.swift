import Synchronization

/// Numbered tasks, each of which one worker claims.
///
/// Half of the workers claim from the front and half from the back, so that of two each mostly gets
/// the tasks, and the memory, that it had the time before.
final class TaskQueue: Sendable {
  private let ticket = Atomic<UInt64>(0)

  /// Puts so many tasks in, before any worker claims.
  func fill(_ tasks: Int) {
    ticket.store(Ticket(word: 0).next(tasks: tasks).word, ordering: .relaxed)
  }

  /// The next task; nil when all are claimed.
  func claim(as worker: Int) -> Int? {
    var current = Ticket(word: ticket.load(ordering: .relaxed))
    while current.unclaimed > 0 {
      let (task, rest) = current.claim(as: worker)
      let (claimed, seen) = ticket.weakCompareExchange(
        expected: current.word, desired: rest.word, ordering: .relaxed)
      if claimed { return task }
      current = Ticket(word: seen)
    }
    return nil
  }
}

/// Which run this is and which of its tasks are unclaimed, in one word, so that a claim for a run
/// that has ended fails.
struct Ticket {
  /// The run in the upper 24 bits; then the first unclaimed task, and how many there are from it
  /// on, in 20 bits each.
  let word: UInt64

  static var mostTasks: Int { (1 << 20) - 1 }

  var unclaimed: Int { Int(word & 0xFFFFF) }
  private var first: Int { Int(word >> 20 & 0xFFFFF) }

  func next(tasks: Int) -> Ticket { Ticket(word: (word >> 40 &+ 1) << 40 | UInt64(tasks)) }

  func claim(as worker: Int) -> (task: Int, rest: Ticket) {
    worker % 2 == 1
      ? (first, Ticket(word: word + (1 << 20) - 1))
      : (first + unclaimed - 1, Ticket(word: word - 1))
  }
}
