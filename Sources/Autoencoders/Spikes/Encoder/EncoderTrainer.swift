import LinearAlgebra

/// Trains an encoder of spikes. A step's chunks are cut into shards, and these into groups that
/// depend on the settings alone; a group adds up its gradients in order and the groups are added in
/// order, so that the result does not depend on the threads.
final class EncoderTrainer {
  private let network = EncoderNetwork.shared
  private let training: EncoderTraining
  private let pool: SimulatedPool
  private let workers: WorkerPool
  private let adam: Adam
  private let transposed, gradients: Floats
  private let rooms: [EncoderNetwork.Room]
  private let tiles: [WeightTile]
  private let chunksOfShard, shards, groups: Int
  private var stream: RandomStream
  private(set) var steps: Int
  private var losses: [Double]

  /// About how many windows a shard has, and the most groups.
  private static let (shardRows, mostGroups) = (256, 8)

  /// Goes on from weights that have taken some of the training's steps.
  init(
    _ training: EncoderTraining, from start: TrainingState.Snapshot, on pool: SimulatedPool,
    _ workers: WorkerPool
  ) {
    (self.training, self.pool, self.workers) = (training, pool, workers)
    let perShard = max(1, min(training.chunks, Self.shardRows / training.bins))
    chunksOfShard = perShard
    shards = (training.chunks + perShard - 1) / perShard
    groups = min(Self.mostGroups, shards)
    adam = Adam(start)
    steps = start.steps
    transposed = Floats(network.transposedCount)
    gradients = Floats(network.packedCount * groups)
    rooms = (0..<workers.count).map { _ in
      EncoderNetwork.Room(chunks: perShard, rows: perShard * training.bins, learning: true)
    }
    tiles = network.tiles
    stream = RandomStream(seed: training.seed, purpose: .order)
    losses = Array(repeating: 0, count: shards)
    for tile in tiles { tile.transpose(adam.parameters.base, into: transposed.base, .best) }
    for _ in 0..<steps { _ = drawChunks() }
  }

  var snapshot: TrainingState.Snapshot { adam.snapshot(steps: steps) }

  /// Takes the next step; gives the mean loss of its windows.
  func step() -> Double {
    let chunks = drawChunks()
    losses.withUnsafeMutableBufferPointer { losses in
      workers.run(groups) { group, worker in
        let shards = stretch(group, of: groups, in: shards)
        for shard in shards {
          losses[shard] = learn(
            Array(chunks[stretch(shard, of: self.shards, in: chunks.count)]), worker,
            into: gradients.base + group * network.packedCount,
            isAdding: shard > shards.lowerBound)
        }
      }
    }
    update()
    return losses.reduce(0, +)
  }

  /// The traces and first bins of a step.
  private func drawChunks() -> [(example: Int, first: Int)] {
    (0..<training.chunks).map { _ in
      let example = stream.integer(below: pool.examples.count)
      let bins = pool.examples[example].trace.bins
      return (example, stream.integer(below: bins - training.bins + 1))
    }
  }

  /// The loss of a shard's windows, and its gradient.
  private func learn(
    _ places: [(example: Int, first: Int)], _ worker: Int,
    into gradient: UnsafeMutablePointer<Float>, isAdding: Bool
  ) -> Double {
    let memory = EncoderNetwork.Memory(
      kernels: .best, packed: UnsafePointer(adam.parameters.base), room: rooms[worker])
    let chunks = places.map {
      WindowChunk(trace: pool.examples[$0.example].trace, first: $0.first)
    }
    network.steer(chunks, memory)
    network.forward(chunks, bins: training.bins, memory)
    var loss = 0.0
    for (index, place) in places.enumerated() {
      let example = pool.examples[place.example]
      loss += network.loss(
        of: example.counts[place.first..<place.first + training.bins], chunk: index,
        weight: pool.weights[place.example] / Float(training.chunks * training.bins), memory)
    }
    network.backward(
      chunks, bins: training.bins, memory,
      .init(transposed: UnsafePointer(transposed.base), gradient: gradient, isAdding: isAdding))
    return loss
  }

  private func update() {
    GradientClipping(
      limit: training.clip, gradients: gradients, count: network.packedCount, groups: groups
    ).apply(workers)
    let rate =
      training.learningRate * Schedule.oneCycle.factor(ofStep: steps, of: training.steps)
    adam.apply(
      tiles[...], gradients, groups: 1, rate: Adam.rate(rate, inStep: steps + 1),
      transposed: transposed, .best)
    steps += 1
  }
}

extension SpikeEncoder {
  /// An encoder trained on simulated traces; throws `interrupted` where `isCancelled` says so.
  package static func trained(
    _ training: EncoderTraining, threads: Int? = nil,
    report: (EncoderProgress) -> Void = { _ in }, isCancelled: (@Sendable () -> Bool)? = nil
  ) throws(AutoencoderError) -> SpikeEncoder {
    try training.validate()
    let phase = try SleepPhase(training, .generic).continued(
      of: [], threads: threads, report: report, isCancelled: isCancelled)
    guard phase.isComplete else { throw .interrupted }
    return phase.encoder
  }

  /// An encoder trained on traces that are there.
  package static func trained(
    _ training: EncoderTraining, on pool: SimulatedPool, threads: Int? = nil
  ) throws(AutoencoderError) -> SpikeEncoder {
    try training.validate()
    return try SleepPhase(training, .generic).continued(on: pool, threads: threads).encoder
  }
}
