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

  /// Trains further on checked data.
  mutating func train(
    on data: Matrix, labels: [Float]?, _ options: TrainingOptions, heldOut: HeldOut?,
    progress: ((TrainingProgress) -> Void)?, isCancelled: (() -> Bool)?
  ) throws(AutoencoderError) {
    var state = state
    let network = network
    try withRows(data, labels) { rows throws(AutoencoderError) in
      try withRows(heldOut?.data ?? data, heldOut?.labels) { held throws(AutoencoderError) in
        try WorkerPool.with(threads: options.threads) { pool throws(AutoencoderError) in
          let trainer = Trainer(
            network, from: state.weights, data: rows, heldOut: heldOut == nil ? nil : held,
            options, pool: pool)
          try trainer.train(&state, progress: progress, isCancelled: isCancelled)
        }
      }
    }
    self.state = state
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
            workspace: workspaces[worker].base)
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
