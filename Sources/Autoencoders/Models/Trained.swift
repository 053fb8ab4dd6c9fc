import LinearAlgebra

/// A network with the weights and the record of its training.
struct Trained<N: Network>: Sendable {
  let network: N
  var state: TrainingState

  /// Begins from fresh weights; throws `interrupted` once the watch is cancelled.
  init(_ network: N, seed: UInt64, _ watch: inout StartWatch) throws(AutoencoderError) {
    self.network = network
    let weights = try network.initialWeights(seed: seed, &watch)
    try watch.look()
    let packed = try network.packed(weights, watch)
    try watch.look()
    self.state = TrainingState(
      packed: packed, moments: try watch.zeros(packed.count), seed: seed)
  }

  init(_ network: N, state: TrainingState) {
    self.network = network
    self.state = state
  }

  /// Trained further on checked data.
  func trained(
    on rows: ModelRows, _ options: TrainingOptions, heldOut: ModelRows?,
    progress: ((TrainingProgress) -> Void)?, keep: ((_ soFar: () -> Trained) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> Trained {
    var state = state
    let network = network
    let watch = TrainingWatch(
      progress: progress,
      keep: keep.map { keep in { state in keep { Trained(network, state: state()) } } },
      isCancelled: isCancelled)
    try withPointers(rows, heldOut) { rows, held throws(AutoencoderError) in
      try WorkerPool.with(threads: options.threads) { pool throws(AutoencoderError) in
        let trainer = try Trainer(
          network, from: state.weights, data: rows, heldOut: held, options, pool: pool,
          watch)
        try trainer.train(&state)
      }
    }
    return Trained(network, state: state)
  }

  /// The run that training on checked data would be.
  func run(on rows: ModelRows, _ options: TrainingOptions, heldOut: ModelRows?) -> TrainingRun {
    withPointers(rows, heldOut) { state.nextRun(on: $0, options, heldOut: $1) }
  }

  private func withPointers<R, E: Error>(
    _ rows: ModelRows, _ heldOut: ModelRows?, _ body: (DataRows, DataRows?) throws(E) -> R
  ) throws(E) -> R {
    try rows.withPointers(network.groups) { rows throws(E) in
      try heldOut.withPointers(network.groups) { held throws(E) in try body(rows, held) }
    }
  }

  /// Calls a body for each shard of the rows, on all processors, with the memory of one pass.
  func forEachShard(
    of rows: ModelRows, threads: Int? = nil, _ body: (Shard, Memory) -> Void
  ) {
    rows.withPointers(network.groups) { forEachShard(of: $0, threads: threads, body) }
  }

  private func forEachShard(
    of data: DataRows, threads: Int?, _ body: (Shard, Memory) -> Void
  ) {
    let shards = (data.rows + shardRows - 1) / shardRows
    let tasks = (shards + 15) / 16
    let workers = max(1, min(tasks, threads ?? WorkerPool.processors))
    state.weights.packed.withUnsafeBufferPointer { packed in
      let packed = packed.baseAddress ?? UnsafePointer(Floats.none.base)
      WorkerPool.with(threads: workers) { pool in
        let workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
        let rooms = (0..<pool.count).map { _ in data.room }
        pool.run(tasks) { task, worker in
          let memory = Memory(
            kernels: .best, packed: packed, transposed: packed,
            workspace: workspaces[worker].base, isLearning: false)
          for index in task * 16..<min(shards, task * 16 + 16) {
            let first = index * shardRows
            body(
              Shard(
                data: data, order: nil, first: first, count: min(shardRows, data.rows - first),
                readingInto: rooms[worker]),
              memory)
          }
        }
      }
    }
  }
}

extension Trained {
  /// The same with weights for further neurons: each begins as the mean of those known, without
  /// moments.
  func extended<D: ModelDescription>(
    to neurons: [String], _ description: D
  ) throws(AutoencoderError) -> Trained where D.Net == N {
    let new = neurons.filter { !network.groups.contains($0) }
    guard !new.isEmpty else { return self }
    let wider = try description.network(
      columns: network.columns, groups: network.groups + new)
    func widened(_ packed: [Float], _ fill: ([Float]) -> Float) -> [Float] {
      let weights = zip(network.unpacked(packed), wider.weights).map { values, weight in
        values + [Float](repeating: fill(values), count: weight.count - values.count)
      }
      return wider.packed(weights)
    }
    let mean = { (values: [Float]) in values.reduce(0, +) / Float(max(1, values.count)) }
    func widened(_ snapshot: TrainingState.Snapshot) -> TrainingState.Snapshot {
      TrainingState.Snapshot(
        packed: widened(snapshot.packed, mean), first: widened(snapshot.first) { _ in 0 },
        second: widened(snapshot.second) { _ in 0 }, steps: snapshot.steps)
    }
    var state = state
    state.weights = widened(state.weights)
    if let best = state.best { state.best?.weights = widened(best.weights) }
    return Trained(wider, state: state)
  }
}
