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

  @Test("Of a queue each task is claimed once, however often it is filled", arguments: [1, 2, 8])
  func queue(threads: Int) {
    let queue = TaskQueue()
    WorkerPool.with(threads: threads) { pool in
      for tasks in [0, 1, 2, 7, 1000] {
        queue.fill(tasks)
        let claimed = counts(tasks) { count in
          pool.run(threads) { _, worker in
            while let task = queue.claim(as: worker) { count(task) }
          }
        }
        #expect(claimed == Array(repeating: 1, count: tasks))
        #expect(queue.claim(as: 0) == nil)
      }
    }
  }

  @Test("A gradient is whole from where all its groups have come to")
  func progress() {
    let progress = GradientProgress(groups: 3)
    progress.begin(groups: 2)
    progress.reach(10, group: 0)
    #expect(!progress.isWhole(from: 100))
    progress.reach(50, group: 1)
    #expect(progress.isWhole(from: 50))
    #expect(!progress.isWhole(from: 49))
    progress.begin(groups: 3)
    #expect(!progress.isWhole(from: 50))
  }

  @Test("Updates cover all weights once, from the last layers to the first")
  func updates() {
    let sizes = [40_000, 100, 20, 33_000, 70_000, 65]
    let starts = sizes.indices.map { sizes[..<$0].reduce(0, +) }
    let layers = zip(starts, sizes).map { start, size in
      stride(from: 0, to: size, by: 1024).map { first in
        WeightTile(packed: start + first, rows: 1, columns: min(1024, size - first))
      }
    }
    let updates = Update.all(of: layers)
    #expect(updates.map(\.start) == [starts[4], starts[3], 0])
    let tiles = updates.flatMap { $0.pieces.joined() }.sorted { $0.packed < $1.packed }
    #expect(tiles.map(\.packed) == layers.joined().map(\.packed))
    for update in updates {
      #expect(update.pieces.joined().allSatisfy { $0.packed >= update.start })
      #expect(update.pieces.count >= 2)
    }
  }

  /// How often each task was run.
  private func counts(_ tasks: Int, _ pool: WorkerPool) -> [Int] {
    counts(tasks) { count in pool.run(tasks) { task, _ in count(task) } }
  }

  /// How often a body, on any threads, counted each of so many numbers.
  private func counts(_ numbers: Int, _ body: ((Int) -> Void) -> Void) -> [Int] {
    let counts = UnsafeMutableBufferPointer<Int>.allocate(capacity: numbers)
    defer { counts.deallocate() }
    counts.initialize(repeating: 0)
    // Each number has a place of its own; one that came twice shows in it.
    body { counts[$0] += 1 }
    return Array(counts)
  }
}
