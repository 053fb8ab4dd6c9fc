/// How an encoder of spikes is trained on simulated traces.
package struct EncoderTraining: Sendable, Equatable {
  /// How many traces are simulated, 1 to 1,000,000.
  package var traces: Int
  /// How many steps Adam takes, 1 to 10,000,000.
  package var steps: Int
  /// Chunks of a step, each of another trace, and consecutive bins of a chunk.
  package var chunks: Int
  package var bins: Int
  /// The peak of the one cycle of the learning rate.
  package var learningRate: Double
  /// The largest norm that a step's gradient keeps.
  package var clip: Double
  package var seed: UInt64

  package init(
    traces: Int = 6000, steps: Int = 5000, chunks: Int = 512, bins: Int = 8,
    learningRate: Double = 3e-3, clip: Double = 1, seed: UInt64 = 1
  ) {
    (self.traces, self.steps, self.chunks, self.bins) = (traces, steps, chunks, bins)
    (self.learningRate, self.clip, self.seed) = (learningRate, clip, seed)
  }

  package static let traceCounts = 1...1_000_000
  package static let stepCounts = 1...10_000_000
  package static let chunkCounts = 1...100_000
  /// As many bins as a simulated trace has at most.
  package static let binCounts = 1...2048

  /// Throws unless every setting is in its range.
  func validate() throws(AutoencoderError) {
    try require(traces, "traces", in: Self.traceCounts)
    try require(steps, "steps", in: Self.stepCounts)
    try require(chunks, "chunks", in: Self.chunkCounts)
    try require(bins, "bins", in: Self.binCounts)
    guard learningRate > 0, learningRate <= 1 else {
      throw .invalidOption(
        name: "learning_rate", mustBe: "above 0 and at most 1", value: "\(learningRate)")
    }
    guard clip > 0 else {
      throw .invalidOption(name: "clip", mustBe: "above 0", value: "\(clip)")
    }
  }
}

/// How far the making of an encoder has come.
package enum EncoderProgress: Sendable {
  case simulated(Int, of: Int)
  /// The mean loss of the steps since the last report.
  case learnt(steps: Int, of: Int, loss: Double)
}
