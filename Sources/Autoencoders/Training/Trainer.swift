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
  private let tiles: [WeightTile]
  /// The tiles that are brought up to date together.
  private let updates: [Range<Int>]
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
    tiles = network.tiles
    updates = WeightTile.cut(tiles, into: max(1, min(8, network.packedCount / 4096)))
    let shards = Self.shards(ofBatch: min(options.batch, data.rows))
    gradients = Floats(network.packedCount * min(Self.mostGroups, shards))
    workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
    sums = .allocate(capacity: shards)
    sums.initialize(repeating: ShardSums())
    heldOutSums = .allocate(capacity: Self.shards(heldOut?.rows ?? 0))
    heldOutSums.initialize(repeating: ShardSums())
    for tile in tiles { tile.transpose(parameters.base, into: transposed.base, kernels) }
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

  /// Learns from `count` rows of the order, from `start` on.
  func step(
    _ order: UnsafePointer<Int>, start: Int, count: Int, divergenceWeight: Double,
    noise: RandomStream
  ) -> ShardSums {
    let shards = Self.shards(ofBatch: count)
    let groups = min(Self.mostGroups, shards)
    let step = StepOptions(
      scale: 1 / Float(count), divergenceWeight: divergenceWeight, noise: noise,
      countsCorrect: options.metrics.contains(.accuracy))
    pool.run(groups) { group, worker in
      let begin = shards * group / groups
      for index in begin..<shards * (group + 1) / groups {
        let place = count * index / shards
        let shard = Shard(
          data: data, order: order, first: start + place,
          count: count * (index + 1) / shards - place)
        sums[index] = network.learn(
          shard, memory(worker), step, gradient: gradients.base + group * parameters.count,
          isAdding: index > begin)
      }
    }
    update(groups: groups)
    return total(sums, shards)
  }

  private func total(
    _ sums: UnsafeMutableBufferPointer<ShardSums>, _ shards: Int
  ) -> ShardSums {
    var total = ShardSums()
    for index in 0..<shards { total += sums[index] }
    return total
  }

  /// Adam as Keras has it: the bias corrections go into the rate. Each tile is transposed while it
  /// is still in the first cache.
  private func update(groups: Int) {
    let (beta1, beta2) = (0.9, 0.999)
    steps += 1
    let rate =
      options.learningRate * (1 - pow(beta2, Double(steps))).squareRoot()
      / (1 - pow(beta1, Double(steps)))
    pool.run(updates.count) { task, _ in
      for tile in tiles[updates[task]] {
        var adam = CKAdam(
          count: tile.count, parameters: parameters.base + tile.packed,
          first: first.base + tile.packed, second: second.base + tile.packed,
          gradients: gradients.base + tile.packed, groups: groups,
          groupStride: parameters.count, rate: Float(rate), beta1: Float(beta1),
          beta2: Float(beta2), epsilon: 1e-7)
        kernels.table.adam(&adam)
        tile.transpose(parameters.base, into: transposed.base, kernels)
      }
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
