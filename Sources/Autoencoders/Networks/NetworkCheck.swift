import LinearAlgebra

/// The loss and gradient of one batch by the kernels, as training computes them.
package struct BatchGradient: Sendable {
  package var loss: Double
  package var gradients: [[Float]]
}

extension PlainVAE {
  /// The same loss by the kernels, with the noise that training draws in this epoch.
  package func fastLoss(
    _ rows: ModelRows, weights: [[Float]], seed: UInt64, epoch: UInt64, kernels: Kernels = .best
  ) -> BatchGradient {
    let noise = RandomStream(seed: seed, purpose: .noise, substream: epoch)
    return network.batchGradient(rows, weights, noise, kernels)
  }
}

extension PlainClassifier {
  /// The same loss by the kernels.
  package func fastLoss(
    _ rows: ModelRows, weights: [[Float]], kernels: Kernels = .best
  ) -> BatchGradient {
    network.batchGradient(rows, weights, RandomStream(seed: 0, purpose: .noise), kernels)
  }
}

extension Network {
  /// One batch in order, shard after shard into one gradient.
  func batchGradient(
    _ rows: ModelRows, _ weights: [[Float]], _ noise: RandomStream, _ kernels: Kernels
  ) -> BatchGradient {
    let packed = Floats(self.packed(weights))
    let transposed = Floats(transposedCount)
    for tile in tiles.joined() { tile.transpose(packed.base, into: transposed.base, kernels) }
    let (workspace, gradient) = (Floats(workspaceCount), Floats(packedCount))
    let memory = Memory(
      kernels: kernels, packed: packed.base, transposed: transposed.base,
      workspace: workspace.base)
    let step = StepOptions(
      scale: 1 / Float(rows.data.rows), weights: terms.weights(warmth: 1), noise: noise,
      countsCorrect: false)
    var sums = ShardSums()
    rows.withPointers(groups) { data in
      let room = data.room
      for first in stride(from: 0, to: data.rows, by: shardRows) {
        let shard = Shard(
          data: data, order: nil, first: first, count: min(shardRows, data.rows - first),
          readingInto: room)
        sums += learn(
          shard, memory, step, gradient: gradient.base, isAdding: first > 0, passed: { _ in })
      }
    }
    return BatchGradient(
      loss: sums.loss(terms.weights(warmth: 1)), gradients: unpack(gradient.base))
  }
}
