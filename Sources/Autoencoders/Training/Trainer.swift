import CKernels
import Glibc
import LinearAlgebra
import Synchronization

/// One call of training: shuffled batches, each cut into shards of rows that the pool's threads
/// take in a fixed number of groups. A group adds up its gradients in order and the groups are
/// added in order, so that the result does not depend on the threads. No step allocates.
final class Trainer<N: Network> {
  let network: N
  let options: TrainingOptions
  let data: DataRows
  let heldOut: DataRows?
  let pool: WorkerPool
  let watch: TrainingWatch
  let kernels = Kernels.best
  /// Whether a step is work enough for several threads: where it takes some tens of microseconds,
  /// they would wait for each other longer than they work.
  private let isShared: Bool
  private let parameters, first, second, transposed, gradients: Floats
  private let workspaces: [Floats]
  private let groupTasks = TaskQueue()
  private let progress: GradientProgress
  /// From the last layers to the first.
  private let updates: [Update]
  private let sums: UnsafeMutableBufferPointer<ShardSums>
  private let heldOutSums: UnsafeMutableBufferPointer<ShardSums>
  private(set) var steps: Int
  /// Whether a thread has found that the training was cancelled.
  private let isCancelled = Atomic(false)

  /// The most groups, and threads: each costs one more gradient to add up.
  private static var mostGroups: Int { 4 }

  init(
    _ network: N, from weights: TrainingState.Snapshot, data: DataRows, heldOut: DataRows?,
    _ options: TrainingOptions, pool: WorkerPool, _ watch: TrainingWatch
  ) {
    self.network = network
    self.options = options
    self.data = data
    self.heldOut = heldOut
    self.pool = pool
    self.watch = watch
    parameters = Floats(weights.packed)
    first = Floats(weights.first)
    second = Floats(weights.second)
    steps = weights.steps
    transposed = Floats(network.transposedCount)
    isShared = Double(min(options.batch, data.rows)) * network.cost > 2e6
    progress = GradientProgress(groups: Self.mostGroups)
    updates = Update.all(of: network.tiles)
    let shards = Self.shards(ofBatch: min(options.batch, data.rows))
    gradients = Floats(network.packedCount * min(Self.mostGroups, shards))
    workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
    sums = .allocate(capacity: shards)
    sums.initialize(repeating: ShardSums())
    heldOutSums = .allocate(capacity: Self.shards(heldOut?.rows ?? 0))
    heldOutSums.initialize(repeating: ShardSums())
    for tile in network.tiles.joined() {
      tile.transpose(parameters.base, into: transposed.base, kernels)
    }
  }

  deinit {
    sums.deallocate()
    heldOutSums.deallocate()
  }

  var snapshot: TrainingState.Snapshot {
    TrainingState.Snapshot(
      packed: parameters.values, first: first.values, second: second.values, steps: steps)
  }

  /// Whether every weight is still a number.
  var isFinite: Bool {
    let bytes = UnsafeRawBufferPointer(start: parameters.base, count: parameters.count * 4)
    var sum = SIMD16<Float>()
    for place in stride(from: 0, to: bytes.count, by: 64) {
      sum += bytes.load(fromByteOffset: place, as: SIMD16<Float>.self) * 0
    }
    return sum == SIMD16()
  }

  private static func shards(_ rows: Int) -> Int { (rows + shardRows - 1) / shardRows }

  /// How many shards a batch is cut into: an even number, so that two threads share a small or
  /// last batch, unless it is tiny.
  private static func shards(ofBatch rows: Int) -> Int {
    rows < 8 ? 1 : (shards(rows) + 1) & ~1
  }

  private func memory(_ worker: Int) -> Memory {
    Memory(
      kernels: kernels, packed: UnsafePointer(parameters.base),
      transposed: UnsafePointer(transposed.base), workspace: workspaces[worker].base)
  }

  /// Learns from `count` rows of the order, from `start` on; nil, and all as it was, if it was
  /// cancelled meanwhile.
  ///
  /// A thread that has no group left goes on with the weights whose gradient is whole already,
  /// while another is still in the layers below.
  func step(
    _ order: UnsafePointer<Int>, start: Int, count: Int, divergenceWeight: Double,
    noise: RandomStream
  ) -> ShardSums? {
    let shards = Self.shards(ofBatch: count)
    let batch = Batch(
      order: order, start: start, count: count, shards: shards,
      groups: min(Self.mostGroups, shards),
      options: StepOptions(
        scale: 1 / Float(count), divergenceWeight: divergenceWeight, noise: noise,
        countsCorrect: options.metrics.contains(.accuracy)))
    let rate = rate(ofStep: steps + 1)
    groupTasks.fill(batch.groups)
    progress.begin(groups: batch.groups)
    for update in updates { update.tasks.fill(update.pieces.count) }
    run(batch.groups) { worker in
      while let group = groupTasks.claim(as: worker) { learn(batch, group, worker) }
      for update in updates {
        while let piece = update.tasks.claim(as: worker) {
          pool.wait { progress.isWhole(from: update.start) || isCancelled.load(ordering: .relaxed) }
          // A group that has come so far is in its last shard: all have, or none is updated.
          guard progress.isWhole(from: update.start) else { return }
          apply(update.pieces[piece], groups: batch.groups, rate: rate)
        }
      }
    }
    guard !isCancelled.load(ordering: .relaxed) else { return nil }
    steps += 1
    return total(sums, shards)
  }

  /// Asked before each shard.
  private func goesOn() -> Bool {
    if watch.isCancelled() { isCancelled.store(true, ordering: .relaxed) }
    return !isCancelled.load(ordering: .relaxed)
  }

  /// Runs a body on as many threads as are free and have a group to learn from, or on this one
  /// where a step is too small to share.
  private func run(_ groups: Int, _ body: (_ worker: Int) -> Void) {
    if isShared { pool.run(min(pool.count, groups)) { body($1) } } else { body(0) }
  }

  /// The rows of a step, cut into shards and these shared out to groups.
  private struct Batch {
    let order: UnsafePointer<Int>
    let start, count, shards, groups: Int
    let options: StepOptions

    /// The shards of a group.
    func shards(of group: Int) -> Range<Int> {
      shards * group / groups..<shards * (group + 1) / groups
    }
  }

  /// The gradient of a group's shards, one after the other.
  private func learn(_ batch: Batch, _ group: Int, _ worker: Int) {
    let shards = batch.shards(of: group)
    for index in shards where goesOn() {
      let place = batch.count * index / batch.shards
      let shard = Shard(
        data: data, order: batch.order, first: batch.start + place,
        count: batch.count * (index + 1) / batch.shards - place)
      let isLast = index == shards.upperBound - 1
      sums[index] = network.learn(
        shard, memory(worker), batch.options,
        gradient: gradients.base + group * parameters.count, isAdding: index > shards.lowerBound,
        passed: { if isLast { progress.reach($0, group: group) } })
    }
  }

  private func total(
    _ sums: UnsafeMutableBufferPointer<ShardSums>, _ shards: Int
  ) -> ShardSums {
    var total = ShardSums()
    for index in 0..<shards { total += sums[index] }
    return total
  }

  private static var betas: (first: Double, second: Double) { (0.9, 0.999) }

  /// The learning rate with Adam's bias corrections, as in Keras.
  private func rate(ofStep step: Int) -> Float {
    let step = Double(step)
    let (first, second) = Self.betas
    return Float(
      options.learningRate * (1 - pow(second, step)).squareRoot() / (1 - pow(first, step)))
  }

  /// Adam. Each tile is transposed while it is still in the first cache.
  private func apply(_ tiles: ArraySlice<WeightTile>, groups: Int, rate: Float) {
    for tile in tiles {
      var adam = CKAdam(
        count: tile.count, parameters: parameters.base + tile.packed,
        first: first.base + tile.packed, second: second.base + tile.packed,
        gradients: gradients.base + tile.packed, groups: groups, groupStride: parameters.count,
        rate: rate, beta1: Float(Self.betas.first), beta2: Float(Self.betas.second),
        epsilon: 1e-7)
      kernels.table.adam(&adam)
      tile.transpose(parameters.base, into: transposed.base, kernels)
    }
  }

  /// The sums over the held-out rows; nil if it was cancelled meanwhile.
  func evaluateHeldOut() -> ShardSums? {
    guard let heldOut else { return ShardSums() }
    let shards = heldOutSums.count
    let tasks = min(64, shards)
    pool.run(tasks) { task, worker in
      for index in shards * task / tasks..<shards * (task + 1) / tasks where goesOn() {
        let place = index * shardRows
        let shard = Shard(
          data: heldOut, order: nil, first: place, count: min(shardRows, heldOut.rows - place))
        heldOutSums[index] = network.evaluate(shard, memory(worker))
      }
    }
    return isCancelled.load(ordering: .relaxed) ? nil : total(heldOutSums, shards)
  }

  func record(_ sums: ShardSums, divergenceWeight: Double) -> LossRecord {
    let rows = Double(max(1, sums.rows))
    return LossRecord(
      loss: network.loss(sums, divergenceWeight: divergenceWeight),
      reconstruction: sums.error / rows, kl: sums.divergence / rows,
      accuracy: options.metrics.contains(.accuracy) ? Double(sums.correct) / rows : nil)
  }
}
