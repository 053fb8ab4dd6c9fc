import CKernels
import Glibc
import LinearAlgebra
import Synchronization

/// Threads that share out numbered tasks, spin a little between runs and then sleep.
///
/// Whoever is free claims the next task, and a run ends when all *tasks* are finished, so a worker
/// that the system has put aside delays nobody. Half of the workers claim from the front and half
/// from the back, so that of two each mostly gets the tasks, and the memory, that it had in the run
/// before. Results must not depend on who runs a task.
final class WorkerPool: @unchecked Sendable {
  typealias Body = (_ task: Int, _ worker: Int) -> Void

  private let ticket = Atomic<UInt64>(0)
  /// The body of the run, on the caller's stack; valid after a successful claim.
  private let body = Atomic<UInt>(0)
  private let finished = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let isClosed = Atomic<Bool>(false)
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var threads: [pthread_t] = []

  /// How many workers there are, the caller among them.
  var count: Int { threads.count + 1 }

  private init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
  }

  deinit {
    pthread_cond_destroy(wake)
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
    wake.deallocate()
  }

  /// Runs a body with a pool of so many workers (all processors where nil); they end with it.
  static func with<R, E: Error>(
    threads: Int?, _ body: (WorkerPool) throws(E) -> R
  ) throws(E) -> R {
    let pool = WorkerPool()
    pool.open(min(threads ?? processors, 256) - 1)
    defer { pool.close() }
    return try body(pool)
  }

  /// How many processors this process may use.
  static var processors: Int { Int(ck_processors()) }

  /// Calls the body once for each task; returns when all have finished.
  func run(_ tasks: Int, _ body: Body) {
    guard tasks > 1, count > 1 else {
      for task in 0..<tasks { body(task, 0) }
      return
    }
    guard tasks <= Ticket.mostTasks else {
      for first in stride(from: 0, to: tasks, by: Ticket.mostTasks) {
        run(min(Ticket.mostTasks, tasks - first)) { body(first + $0, $1) }
      }
      return
    }
    withoutActuallyEscaping(body) { escapable in
      withUnsafePointer(to: escapable) { pointer in
        finished.store(0, ordering: .relaxed)
        self.body.store(UInt(bitPattern: pointer), ordering: .relaxed)
        let next = Ticket(word: ticket.load(ordering: .relaxed)).next(tasks: tasks)
        ticket.store(next.word, ordering: .sequentiallyConsistent)
        wakeSleepers()
        work(as: 0)
        wait { finished.load(ordering: .acquiring) == tasks }
      }
    }
  }

  /// Claims and runs tasks until none is left.
  private func work(as worker: Int) {
    var current = Ticket(word: ticket.load(ordering: .acquiring))
    while current.unclaimed > 0 {
      let body = self.body.load(ordering: .relaxed)
      let (task, rest) = current.claim(as: worker)
      let (claimed, seen) = ticket.compareExchange(
        expected: current.word, desired: rest.word, ordering: .acquiringAndReleasing)
      guard claimed else {
        current = Ticket(word: seen)
        continue
      }
      if let body = UnsafePointer<Body>(bitPattern: body) { body.pointee(task, worker) }
      finished.add(1, ordering: .releasing)
      current = Ticket(word: ticket.load(ordering: .acquiring))
    }
  }

  private var hasTasks: Bool {
    Ticket(word: ticket.load(ordering: .sequentiallyConsistent)).unclaimed > 0
  }

  /// Returns when another worker has made it true.
  func wait(until isTrue: () -> Bool) {
    var spins = 0
    while !isTrue() { pause(&spins) }
  }

  private func pause(_ spins: inout Int) {
    if spins < 2000 { ck_pause() } else { sched_yield() }
    spins += 1
  }

  private func wakeSleepers() {
    guard sleepers.load(ordering: .sequentiallyConsistent) > 0 else { return }
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
  }

  /// A worker's life: work, spin for the next run, sleep when it does not come.
  private func live(as worker: Int) {
    var spins = 0
    while !isClosed.load(ordering: .acquiring) {
      if hasTasks {
        work(as: worker)
        spins = 0
      } else if spins < 4000 {
        pause(&spins)
      } else {
        sleep()
        spins = 0
      }
    }
  }

  private func sleep() {
    pthread_mutex_lock(mutex)
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while !hasTasks, !isClosed.load(ordering: .sequentiallyConsistent) {
      pthread_cond_wait(wake, mutex)
    }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }

  /// Starts threads; where the system refuses one, there are fewer.
  private func open(_ count: Int) {
    for worker in 0..<max(0, count) {
      guard let thread = startThread({ self.live(as: worker + 1) }) else { return }
      threads.append(thread)
    }
  }

  private func close() {
    isClosed.store(true, ordering: .sequentiallyConsistent)
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(wake)
    pthread_mutex_unlock(mutex)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }
}
