import CKernels
import Glibc
import LinearAlgebra

/// One call of training: shuffled batches, each cut into shards of rows that the pool's threads
/// take in a fixed number of groups. A group adds up its gradients in order and the groups are
/// added in order, so that the result does not depend on the threads. No step allocates.
final class Trainer<N: Network> {
  let network: N
  let options: TrainingOptions
  let data: DataRows
  let heldOut: DataRows?
  let pool: WorkerPool
  let kernels = Kernels.best
  private let parameters, first, second, transposed, gradients: Floats
  private let workspaces: [Floats]
  private let transposeJobs: [TransposeJob]
  private let sums: UnsafeMutableBufferPointer<ShardSums>
  private let heldOutSums: UnsafeMutableBufferPointer<ShardSums>
  private(set) var steps: Int

  /// The most groups: each costs one more gradient to add up, and lets one more thread work.
  private static var mostGroups: Int { 4 }

  init(
    _ network: N, from weights: TrainingState.Snapshot, data: DataRows, heldOut: DataRows?,
    _ options: TrainingOptions, pool: WorkerPool
  ) {
    self.network = network
    self.options = options
    self.data = data
    self.heldOut = heldOut
    self.pool = pool
    parameters = Floats(weights.packed)
    first = Floats(weights.first)
    second = Floats(weights.second)
    steps = weights.steps
    transposed = Floats(network.transposedCount)
    transposeJobs = network.transposeJobs
    let shards = Self.shards(min(options.batch, data.rows))
    gradients = Floats(network.packedCount * min(Self.mostGroups, shards))
    workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
    sums = .allocate(capacity: shards)
    sums.initialize(repeating: ShardSums())
    heldOutSums = .allocate(capacity: Self.shards(heldOut?.rows ?? 0))
    heldOutSums.initialize(repeating: ShardSums())
    transpose()
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
    var sum: Float = 0
    for index in 0..<parameters.count { sum += parameters.base[index] * 0 }
    return sum == 0
  }

  private static func shards(_ rows: Int) -> Int { (rows + shardRows - 1) / shardRows }

  private func memory(_ worker: Int) -> Memory {
    Memory(
      kernels: kernels, packed: UnsafePointer(parameters.base),
      transposed: UnsafePointer(transposed.base), workspace: workspaces[worker].base)
  }

  /// Learns from `count` rows of the order, from `start` on.
  func step(
    _ order: UnsafePointer<Int>, start: Int, count: Int, divergenceWeight: Double,
    noise: RandomStream
  ) -> ShardSums {
    let shards = Self.shards(count)
    let groups = min(Self.mostGroups, shards)
    let step = StepOptions(
      scale: 1 / Float(count), divergenceWeight: divergenceWeight, noise: noise,
      countsCorrect: options.metrics.contains(.accuracy))
    pool.run(groups) { group, worker in
      let begin = shards * group / groups
      for index in begin..<shards * (group + 1) / groups {
        let place = index * shardRows
        let shard = Shard(
          data: data, order: order, first: start + place, count: min(shardRows, count - place))
        sums[index] = network.learn(
          shard, memory(worker), step, gradient: gradients.base + group * parameters.count,
          isAdding: index > begin)
      }
    }
    update(groups: groups)
    transpose()
    return total(sums, shards)
  }

  private func total(
    _ sums: UnsafeMutableBufferPointer<ShardSums>, _ shards: Int
  ) -> ShardSums {
    var total = ShardSums()
    for index in 0..<shards { total += sums[index] }
    return total
  }

  /// Adam as Keras has it: the bias corrections go into the rate.
  private func update(groups: Int) {
    let (beta1, beta2) = (0.9, 0.999)
    steps += 1
    let rate =
      options.learningRate * (1 - pow(beta2, Double(steps))).squareRoot()
      / (1 - pow(beta1, Double(steps)))
    let count = parameters.count
    share(count / 16, atLeast: 256) { range in
      let begin = range.lowerBound * 16
      var adam = CKAdam(
        count: range.count * 16, parameters: parameters.base + begin, first: first.base + begin,
        second: second.base + begin, gradients: gradients.base + begin, groups: groups,
        groupStride: count, rate: Float(rate), beta1: Float(beta1), beta2: Float(beta2),
        epsilon: 1e-7)
      kernels.table.adam(&adam)
    }
  }

  private func transpose() {
    share(transposeJobs.count, atLeast: 2) { range in
      for job in range {
        transposeJobs[job].run(parameters.base, transposed.base, kernels)
      }
    }
  }

  /// Shares out `count` items in at most eight stretches.
  private func share(_ count: Int, atLeast least: Int, _ body: (Range<Int>) -> Void) {
    let tasks = max(1, min(8, count / least))
    pool.run(tasks) { task, _ in
      body(count * task / tasks..<count * (task + 1) / tasks)
    }
  }

  /// The loss on the held-out rows.
  func evaluateHeldOut() -> LossRecord? {
    guard let heldOut else { return nil }
    let shards = heldOutSums.count
    let tasks = min(64, shards)
    pool.run(tasks) { task, worker in
      for index in shards * task / tasks..<shards * (task + 1) / tasks {
        let place = index * shardRows
        let shard = Shard(
          data: heldOut, order: nil, first: place, count: min(shardRows, heldOut.rows - place))
        heldOutSums[index] = network.evaluate(shard, memory(worker))
      }
    }
    return record(total(heldOutSums, shards), divergenceWeight: network.divergenceWeight)
  }

  func record(_ sums: ShardSums, divergenceWeight: Double) -> LossRecord {
    let rows = Double(max(1, sums.rows))
    return LossRecord(
      loss: network.loss(sums, divergenceWeight: divergenceWeight),
      reconstruction: sums.error / rows, kl: sums.divergence / rows,
      accuracy: options.metrics.contains(.accuracy) ? Double(sums.correct) / rows : nil)
  }
}
