import Synchronization
import Testing

@testable import Autoencoders

@Suite("Threads that share tasks")
struct WorkerPoolTests {
  @Test("Each task is run once", arguments: [1, 2, 3, 8], [0, 1, 2, 7, 1000])
  func once(threads: Int, tasks: Int) {
    WorkerPool.with(threads: threads) { pool in
      for _ in 0..<50 { #expect(counts(tasks, pool) == Array(repeating: 1, count: tasks)) }
    }
  }

  @Test("More tasks than one run holds are run in several")
  func many() {
    let tasks = 1 << 20 | 5
    WorkerPool.with(threads: 2) { pool in
      #expect(counts(tasks, pool).allSatisfy { $0 == 1 })
    }
  }

  @Test("A worker's number is one of the pool's")
  func workers() {
    WorkerPool.with(threads: 3) { pool in
      let most = Atomic(0)
      pool.run(500) { _, worker in most.max(worker, ordering: .relaxed) }
      #expect(most.load(ordering: .relaxed) < pool.count)
    }
  }

  /// How often each task was run.
  private func counts(_ tasks: Int, _ pool: WorkerPool) -> [Int] {
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: tasks)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0)
    // Each task has a place of its own; one that ran twice shows in it.
    pool.run(tasks) { task, _ in counts[task] += 1 }
    return Array(counts)
  }
}
