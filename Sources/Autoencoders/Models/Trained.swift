import LinearAlgebra

/// A network with the weights and the record of its training.
struct Trained<N: Network>: Sendable {
  let network: N
  var state: TrainingState

  /// Begins from fresh weights.
  init(_ network: N, seed: UInt64) {
    self.network = network
    let weights = network.initialWeights(seed: seed)
    self.state = TrainingState(packed: network.packed(weights), seed: seed)
  }

  init(_ network: N, state: TrainingState) {
    self.network = network
    self.state = state
  }

  /// Trained further on checked data.
  func trained(
    on data: Matrix, labels: [Float]?, _ options: TrainingOptions, heldOut: HeldOut?,
    progress: ((TrainingProgress) -> Void)?, keep: ((_ soFar: () -> Trained) -> Void)?,
    isCancelled: (@Sendable () -> Bool)?
  ) throws(AutoencoderError) -> Trained {
    var state = state
    let network = network
    let watch = TrainingWatch(
      progress: progress,
      keep: keep.map { keep in { state in keep { Trained(network, state: state()) } } },
      isCancelled: isCancelled)
    try withRows(data, labels, heldOut) { rows, held throws(AutoencoderError) in
      try WorkerPool.with(threads: options.threads) { pool throws(AutoencoderError) in
        let trainer = Trainer(
          network, from: state.weights, data: rows, heldOut: held, options, pool: pool,
          watch)
        try trainer.train(&state)
      }
    }
    return Trained(network, state: state)
  }

  /// The run that training on checked data would be.
  func run(
    on data: Matrix, labels: [Float]?, _ options: TrainingOptions, heldOut: HeldOut?
  ) -> TrainingRun {
    withRows(data, labels, heldOut) { state.nextRun(on: $0, options, heldOut: $1) }
  }

  /// Calls a body for each shard of the rows, on all processors, with the memory of one pass.
  func forEachShard(
    of data: DataRows, threads: Int? = nil, _ body: (Shard, Memory) -> Void
  ) {
    let shards = (data.rows + shardRows - 1) / shardRows
    let tasks = (shards + 15) / 16
    let workers = max(1, min(tasks, threads ?? WorkerPool.processors))
    state.weights.packed.withUnsafeBufferPointer { packed in
      let packed = packed.baseAddress ?? UnsafePointer(Floats.none.base)
      WorkerPool.with(threads: workers) { pool in
        let workspaces = (0..<pool.count).map { _ in Floats(network.workspaceCount) }
        pool.run(tasks) { task, worker in
          let memory = Memory(
            kernels: .best, packed: packed, transposed: packed,
            workspace: workspaces[worker].base, isLearning: false)
          for index in task * 16..<min(shards, task * 16 + 16) {
            let first = index * shardRows
            body(
              Shard(
                data: data, order: nil, first: first, count: min(shardRows, data.rows - first)),
              memory)
          }
        }
      }
    }
  }
}
