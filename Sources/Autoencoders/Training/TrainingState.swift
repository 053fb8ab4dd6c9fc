/// All that training changes: with it, an interrupted run goes on as if it had not been.
struct TrainingState: Sendable, Equatable {
  var weights: Snapshot
  var history: [EpochRecord] = []
  var seed: UInt64
  /// What the last call was told; nil for weights that come from elsewhere.
  var run: TrainingRun?
  /// Where the last call was interrupted, if it was.
  var stop: Stop?
  /// The best weights while early stopping runs.
  var best: Best?
  /// The epoch whose weights early stopping went back to.
  var bestEpoch: Int?

  init(packed: [Float], seed: UInt64) {
    self.weights = Snapshot(packed: packed)
    self.seed = seed
  }

  /// - Parameter moments: As many zeros as there are weights.
  init(packed: [Float], moments: [Float], seed: UInt64) {
    self.weights = Snapshot(packed: packed, first: moments, second: moments, steps: 0)
    self.seed = seed
  }

  /// Packed weights with Adam's moments and count of steps.
  struct Snapshot: Sendable, Equatable {
    var packed: [Float]
    var first: [Float]
    var second: [Float]
    var steps = 0

    init(packed: [Float]) {
      let zeros = [Float](repeating: 0, count: packed.count)
      (self.packed, first, second) = (packed, zeros, zeros)
    }

    init(packed: [Float], first: [Float], second: [Float], steps: Int) {
      (self.packed, self.first, self.second, self.steps) = (packed, first, second, steps)
    }
  }

  struct Best: Sendable, Equatable {
    var weights: Snapshot
    var loss: Double
    var epoch: Int
  }

  /// The epoch that was interrupted, and the sums over what of it was done.
  struct Stop: Sendable, Equatable {
    var epoch: Int
    var sums: ShardSums
  }
}
