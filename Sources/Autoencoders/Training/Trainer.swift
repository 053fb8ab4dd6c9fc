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
  let watch: TrainingWatch
  private let kernels: Kernels
  /// Whether a step is work enough for several threads: where it takes some tens of microseconds,
  /// they would wait for each other longer than they work.
  private let isShared: Bool
  /// Whether a shard takes so long that it is left in its midst where the training is cancelled;
  /// then no weights are brought up to date before the whole gradient is there.
  private let isLong: Bool
  private let adam: Adam
  private let transposed, gradients: Floats
  private let workspaces: [Floats]
  /// Where each worker reads windows to that are not in memory.
  private let rooms, heldRooms: [Floats?]
  private let groupTasks = TaskQueue()
  private let progress: GradientProgress
  /// From the last layers to the first.
  private let updates: [Update]
  private let sums: UnsafeMutableBufferPointer<ShardSums>
  private let heldOutSums: UnsafeMutableBufferPointer<ShardSums>
  private(set) var steps: Int
  /// The learning rates of the run.
  var plan: StepPlan
  private let cancellation: Cancellation

  init(
    _ network: N, from weights: TrainingState.Snapshot, data: DataRows, heldOut: DataRows?,
    _ options: TrainingOptions, pool: WorkerPool, _ watch: TrainingWatch
  ) throws(AutoencoderError) {
    self.network = network
    self.options = options
    self.data = data
    self.heldOut = heldOut
    self.pool = pool
    self.watch = watch
    adam = Adam(weights)
    steps = weights.steps
    plan = StepPlan(options, firstEpoch: 0, epochs: options.epochs, rows: data.rows)
    transposed = Floats(network.transposedCount)
    let cancellation = Cancellation(watch.isCancelled)
    self.cancellation = cancellation
    isLong = Double(shardRows) * network.cost > Self.longWork
    kernels = isLong ? Kernels.best.asking { cancellation.goesOn() } : .best
    isShared = Double(min(options.batch, data.rows)) * network.cost > 2e6
    progress = GradientProgress(groups: Batch.mostGroups)
    updates = Update.all(of: network.tiles)
    let shards = Batch.shards(ofRows: min(options.batch, data.rows))
    gradients = Floats(network.packedCount * min(Batch.mostGroups, shards))
    workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
    rooms = (0..<pool.count).map { _ in data.room }
    heldRooms = (0..<pool.count).map { _ in heldOut?.room }
    sums = .allocate(capacity: shards)
    sums.initialize(repeating: ShardSums())
    heldOutSums = .allocate(capacity: Self.shards(heldOut?.rows ?? 0))
    heldOutSums.initialize(repeating: ShardSums())
    for layer in network.tiles {
      for (index, tile) in layer.enumerated() {
        if index % 4096 == 4095, !cancellation.goesOn() { throw .interrupted }
        tile.transpose(adam.parameters.base, into: transposed.base, kernels)
      }
    }
  }

  /// Multiplications of some tenths of a second.
  private static var longWork: Double { 8e9 }

  deinit {
    sums.deallocate()
    heldOutSums.deallocate()
  }

  var snapshot: TrainingState.Snapshot { adam.snapshot(steps: steps) }

  /// Whether every weight is still a number.
  var isFinite: Bool {
    let bytes = UnsafeRawBufferPointer(
      start: adam.parameters.base, count: adam.parameters.count * 4)
    var sum = SIMD16<Float>()
    for place in stride(from: 0, to: bytes.count, by: 64) {
      sum += bytes.load(fromByteOffset: place, as: SIMD16<Float>.self) * 0
    }
    return sum == SIMD16()
  }

  private static func shards(_ rows: Int) -> Int { (rows + shardRows - 1) / shardRows }

  private func memory(_ worker: Int) -> Memory {
    Memory(
      kernels: kernels, packed: UnsafePointer(adam.parameters.base),
      transposed: UnsafePointer(transposed.base), workspace: workspaces[worker].base)
  }

  /// Learns from a batch; nil, and all as it was, if it was cancelled meanwhile.
  ///
  /// A thread that has no group left goes on with the weights whose gradient is whole already,
  /// while another is still in the layers below; where the gradient is clipped or takes long, they
  /// wait for all of it.
  func step(
    _ batch: Batch, weights: TermValues, noise: RandomStream, rate: Double
  ) -> ShardSums? {
    let options = StepOptions(
      scale: 1 / Float(batch.count), weights: weights, noise: noise,
      countsCorrect: options.metrics.contains(.accuracy))
    let rate = Adam.rate(rate, inStep: steps + 1)
    groupTasks.fill(batch.groups)
    progress.begin(groups: batch.groups)
    for update in updates { update.tasks.fill(update.pieces.count) }
    let clip = self.options.clip
    run(batch.groups) { worker in
      while let group = groupTasks.claim(as: worker) { learn(batch, group, options, worker) }
      if clip == nil, !isLong { update(batch.groups, rate: rate, worker) }
    }
    guard !cancellation.isFound else { return nil }
    if let clip { self.clip(batch.groups, to: clip) }
    if clip != nil || isLong {
      run(batch.groups) { worker in update(clip == nil ? batch.groups : 1, rate: rate, worker) }
    }
    steps += 1
    return total(sums, batch.shards)
  }

  /// Adds the groups' gradients up in the first one and clips its norm.
  private func clip(_ groups: Int, to limit: Double) {
    GradientClipping(
      limit: limit, gradients: gradients, count: adam.parameters.count, groups: groups
    ).apply(pool)
  }

  /// Brings up to date what no other thread has claimed, with the sum of so many groups'
  /// gradients.
  private func update(_ groups: Int, rate: Float, _ worker: Int) {
    for update in updates {
      while let piece = update.tasks.claim(as: worker) {
        pool.wait { progress.isWhole(from: update.start) || cancellation.isFound }
        // A group that has come so far is in its last shard: all have, or none is updated.
        guard progress.isWhole(from: update.start) else { return }
        adam.apply(
          update.pieces[piece], gradients, groups: groups, rate: rate, transposed: transposed,
          kernels)
      }
    }
  }

  /// Runs a body on as many threads as are free and have a group to learn from, or on this one
  /// where a step is too small to share.
  private func run(_ groups: Int, _ body: (_ worker: Int) -> Void) {
    if isShared { pool.run(min(pool.count, groups)) { body($1) } } else { body(0) }
  }

  /// The gradient of a group's shards, one after the other.
  private func learn(_ batch: Batch, _ group: Int, _ options: StepOptions, _ worker: Int) {
    let shards = batch.shards(of: group)
    for index in shards where cancellation.goesOn() {
      let place = batch.count * index / batch.shards
      let shard = Shard(
        data: data, order: batch.order, first: batch.start + place,
        count: batch.count * (index + 1) / batch.shards - place, readingInto: rooms[worker])
      let isLast = index == shards.upperBound - 1
      sums[index] = network.learn(
        shard, memory(worker), options,
        gradient: gradients.base + group * adam.parameters.count,
        isAdding: index > shards.lowerBound,
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

  /// The sums over the held-out rows; nil if it was cancelled meanwhile.
  func evaluateHeldOut() -> ShardSums? {
    guard let heldOut else { return ShardSums() }
    let shards = heldOutSums.count
    let tasks = min(64, shards)
    pool.run(tasks) { task, worker in
      for index in shards * task / tasks..<shards * (task + 1) / tasks where cancellation.goesOn() {
        let place = index * shardRows
        let shard = Shard(
          data: heldOut, order: nil, first: place, count: min(shardRows, heldOut.rows - place),
          readingInto: heldRooms[worker])
        heldOutSums[index] = network.evaluate(shard, memory(worker))
      }
    }
    return cancellation.isFound ? nil : total(heldOutSums, shards)
  }

  /// The means over rows, the loss at these weights of its terms.
  func record(_ sums: ShardSums, _ weights: TermValues) -> LossRecord {
    let rows = Double(max(1, sums.rows))
    return LossRecord(
      loss: sums.loss(weights), values: sums.terms / rows,
      accuracy: options.metrics.contains(.accuracy) ? Double(sums.correct) / rows : nil)
  }
}
