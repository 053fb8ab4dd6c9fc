/// All that training changes: with it, an interrupted run goes on as if it had not been.
struct TrainingState: Sendable, Equatable {
  var weights: Snapshot
  var history: [EpochRecord] = []
  var seed: UInt64
  /// The epoch that was interrupted, if one was.
  var partial: PartialEpoch?
  /// The best weights while early stopping runs.
  var best: Best?
  /// In which epoch the last call was interrupted.
  var stoppedAtEpoch: Int?
  /// The epoch whose weights early stopping went back to.
  var bestEpoch: Int?

  init(packed: [Float], seed: UInt64) {
    let zeros = [Float](repeating: 0, count: packed.count)
    self.weights = Snapshot(packed: packed, first: zeros, second: zeros, steps: 0)
    self.seed = seed
  }

  /// Packed weights with Adam's moments and count of steps.
  struct Snapshot: Sendable, Equatable {
    var packed: [Float]
    var first: [Float]
    var second: [Float]
    var steps: Int
  }

  struct Best: Sendable, Equatable {
    var weights: Snapshot
    var loss: Double
    var epoch: Int
  }

  /// Where an epoch was interrupted, and on what.
  struct PartialEpoch: Sendable, Equatable {
    var rowsDone: Int
    var error: Double
    var divergence: Double
    var correct: Int
    var fingerprint: UInt64

    var sums: ShardSums {
      ShardSums(rows: rowsDone, error: error, divergence: divergence, correct: correct)
    }
  }
}

/// A number that differs between different rows, batches and seeds (FNV-1a over their bits).
func fingerprint(_ data: DataRows, _ options: TrainingOptions) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func add(_ word: UInt64) { hash = (hash ^ word) &* 0x100_0000_01B3 }
  add(UInt64(data.rows))
  add(UInt64(options.batch))
  add(options.seed)
  for index in 0..<data.rows * data.columns { add(UInt64(data.values[index].bitPattern)) }
  if let labels = data.labels {
    for row in 0..<data.rows { add(UInt64(labels[row].bitPattern)) }
  }
  return hash
}
