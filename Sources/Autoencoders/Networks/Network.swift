import LinearAlgebra

/// A network with its loss, as the trainer sees it.
package protocol Network: Sendable {
  /// The width of its windows, in bins.
  var columns: Int { get }
  /// The neurons that some of its weights are of, in the order of these weights.
  var groups: [String] { get }
  var packedCount: Int { get }
  /// All packed weights of each layer, from the first layer to the last, cut up.
  var tiles: [[WeightTile]] { get }
  var transposedCount: Int { get }
  /// How many numbers a pass over one shard works in.
  var workspaceCount: Int { get }
  /// The weights as they are exchanged, by name.
  var weights: [WeightShape] { get }
  /// Roughly how many multiplications a window takes in training.
  var cost: Double { get }
  /// The parts of the loss; the first says how well the data are met.
  var terms: [LossTerm] { get }

  func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>)
  func unpack(_ packed: UnsafePointer<Float>) -> [[Float]]

  /// Forward and backward over one shard; writes or adds to the gradient. After each layer, from
  /// the last to the first, `passed` is told where its packed weights begin: from there on the
  /// gradient is whole, and the pass reads no weights any more.
  func learn(
    _ shard: Shard, _ memory: Memory, _ step: StepOptions,
    gradient: UnsafeMutablePointer<Float>, isAdding: Bool, passed: (Int) -> Void
  ) -> ShardSums
  /// Forward only, without noise.
  func evaluate(_ shard: Shard, _ memory: Memory) -> ShardSums
}

/// How many rows a pass takes at a time: what keeps its workspace in the second cache.
let shardRows = 16

/// What changes from step to step.
package struct StepOptions {
  /// One over the rows of the batch.
  let scale: Float
  /// The weights of the loss's terms in this epoch.
  let weights: TermValues
  /// The epoch's noise.
  let noise: RandomStream
  /// Whether to count the rows whose largest output is the largest input.
  let countsCorrect: Bool
}

/// Sums over rows, added up in the order of the rows whatever the threads.
package struct ShardSums: Sendable, Equatable {
  var rows = 0
  /// Of each term of the loss.
  var terms = TermValues()
  var correct = 0

  static func += (a: inout ShardSums, b: ShardSums) {
    a.rows += b.rows
    a.terms += b.terms
    a.correct += b.correct
  }

  /// The loss at these weights of its terms: a mean over rows.
  func loss(_ weights: TermValues) -> Double { (weights * terms).sum() / Double(max(1, rows)) }
}

extension Network {
  /// Packed weights from exchanged ones; padding zero.
  func packed(_ weights: [[Float]]) -> [Float] {
    packed(weights, over: [Float](repeating: 0, count: packedCount))
  }

  /// The same; throws `interrupted` once the watch is cancelled.
  func packed(
    _ weights: [[Float]], _ watch: StartWatch
  ) throws(AutoencoderError) -> [Float] {
    let zeros = try watch.zeros(packedCount)
    try watch.look()
    return packed(weights, over: zeros)
  }

  private func packed(_ weights: [[Float]], over zeros: consuming [Float]) -> [Float] {
    zeros.withUnsafeMutableBufferPointer { buffer in
      if let base = buffer.baseAddress { pack(weights, into: base) }
    }
    return zeros
  }

  func unpacked(_ packed: [Float]) -> [[Float]] {
    packed.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { unpack($0) } ?? []
    }
  }

  /// Weights to begin with, each from a stream of its own.
  func initialWeights(
    seed: UInt64, _ watch: inout StartWatch
  ) throws(AutoencoderError) -> [[Float]] {
    var values: [[Float]] = []
    for (index, weight) in weights.enumerated() {
      var random = RandomStream(
        seed: seed, purpose: .initialisation, substream: UInt64(index))
      values.append(try weight.start.values(shape: weight.shape, from: &random, &watch))
    }
    return values
  }
}

/// The most numbers that a model's weights or a pass's workspace may take.
private let largestCount = 0x1p28

func requireSize(_ count: Double, of what: String) throws(AutoencoderError) {
  guard count <= largestCount else {
    throw .tooLarge(what: what, count: count, limit: largestCount)
  }
}
