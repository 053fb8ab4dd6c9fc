import Foundation
import LinearAlgebra
import Testing

@testable import Autoencoders

/// The numbers that `scripts/reference/wake.py` writes with PyTorch in double precision.
private struct WakeNumbers: Decodable {
  var kernels: [[Double]]
  /// Whittle's term, the divergence and the priors, sums over the rows in nats.
  var terms: [Double]
  var loss: Double
  /// Of each weight's gradient: its norm, and its sum under the script's wave.
  var norms, sums: [Double]

  static func read() throws -> WakeNumbers {
    let url = try #require(
      Bundle.module.url(forResource: "wake", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(WakeNumbers.self, from: Data(contentsOf: url))
  }
}

/// Two rows of two neurons, as the script cuts them, and the weights that it makes.
private struct Sample {
  let network: SpikeNetwork
  let rows: [[Float]]
  let weights: [[Double]]
  let neurons = ["a", "b"]

  init() throws {
    network = try SpikeNetwork(groups: neurons)
    rows = try [(100, 0), (300, 2)].map { start, kind in
      let trace = try #require(PreparedTrace(at100Hz: scriptTrace(8192, kind)))
      let first = EncoderShape.before + start - WakeShape.reach
      return trace.padded[first..<first + WakeShape.samples] + trace.statistics.values + [0.25]
    }
    weights = network.weights.enumerated().map { index, weight in
      let scale =
        weight.shape.count == 2 ? 1.5 / Double(weight.shape[0]).squareRoot() : 0.3
      return scriptWave(weight.count, Double(index), scale)
    }
  }

  var plain: PlainLoss<Double> {
    get throws { try plain(weights, groups: [0, 1]) }
  }

  func plain(_ weights: [[Double]], groups: [Int]) throws -> PlainLoss<Double> {
    try PlainSpikeNetwork(groups: neurons).loss(
      rows.map { $0.map { Double($0) } }, groups: groups, weights: weights)
  }

  func modelRows(_ names: [String]) -> ModelRows {
    ModelRows(
      Matrix(rows: 2, columns: WakeShape.columns, values: rows.flatMap { $0 }), groups: names)
  }
}

private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-5) -> Bool {
  abs(value - expected) <= tolerance * max(abs(expected), 1e-2)
}

@Suite("The wake phase of the spike VAE")
struct WakeTests {
  @Test("Kernel, Whittle's term, divergence, priors and all gradients are PyTorch's")
  func reference() throws {
    let (sample, expected) = (try Sample(), try WakeNumbers.read())
    for (neuron, kernel) in expected.kernels.enumerated() {
      let logs = sample.weights[6...8].map { $0[neuron] }
      let own = TransientKernel((logs[0], logs[1], logs[2])).samples
      #expect(own.count == kernel.count && zip(own, kernel).allSatisfy { isNear($0, $1) })
    }
    let result = try sample.plain
    #expect(isNear(result.loss, expected.loss))
    for (index, gradient) in result.gradients.enumerated() {
      let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(isNear(norm, expected.norms[index]), "\(sample.network.weights[index].name)")
      let sum = zip(gradient, scriptWave(gradient.count, 3, 1)).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum - expected.sums[index]) < 1e-5 * norm * Double(gradient.count).squareRoot())
    }
  }

  @Test("The gradient is that of central differences")
  func differences() throws {
    let sample = try Sample()
    let gradients = try sample.plain.gradients
    for (index, weight) in sample.weights.enumerated() {
      for place in Set([weight.count / 3, weight.count - 1]) {
        func loss(_ change: Double) throws -> Double {
          var changed = sample.weights
          changed[index][place] += change
          return try sample.plain(changed, groups: [0, 1]).loss
        }
        let difference = try (loss(1e-5) - loss(-1e-5)) / 2e-5
        #expect(
          abs(gradients[index][place] - difference) < 1e-5 * max(1, abs(difference)),
          "\(sample.network.weights[index].name) \(place)")
      }
    }
  }

  @Test("Each instruction set gives the plain reference's numbers, and PyTorch's terms")
  func kernels() throws {
    let (sample, expected) = (try Sample(), try WakeNumbers.read())
    let (plain, stream) = (try sample.plain, RandomStream(seed: 0, purpose: .noise))
    let weights = sample.weights.map { $0.map { Float($0) } }
    for kernels in Kernels.supported {
      let batch = sample.network.batchGradient(
        sample.modelRows(sample.neurons), weights, stream, kernels)
      #expect(isNear(batch.loss, plain.loss, 2e-5) && isNear(batch.loss, expected.loss, 2e-5))
      for (index, (own, plain)) in zip(batch.gradients, plain.gradients).enumerated() {
        let largest = plain.map(abs).max() ?? 0
        #expect(own.count == plain.count)
        #expect(
          zip(own, plain).allSatisfy { abs(Double($0) - $1) < 3e-5 * max(largest, 1e-2) },
          "\(sample.network.weights[index].name)")
      }
    }
    let trained = Trained(
      sample.network, state: TrainingState(packed: sample.network.packed(weights), seed: 0))
    var sums = ShardSums()
    trained.forEachShard(of: sample.modelRows(sample.neurons), threads: 1) { shard, memory in
      sums += sample.network.evaluate(shard, memory)
    }
    for (index, term) in expected.terms.enumerated() {
      #expect(isNear(sums.terms[index] * WakeShape.seconds, term, 2e-5))
    }
  }

  @Test("A row of a neuron that is not known has the others' means, and teaches nothing of them")
  func unknownNeuron() throws {
    let sample = try Sample()
    let batch = sample.network.batchGradient(
      sample.modelRows(["x", "y"]), sample.weights.map { $0.map { Float($0) } },
      RandomStream(seed: 0, purpose: .noise), .best)
    let means = sample.weights.enumerated().map { index, weight in
      index < 6 ? weight : weight.map { _ in weight.reduce(0, +) / 2 }
    }
    let plain = try sample.plain(means, groups: [0, 1])
    // The priors of neurons that are not known count for nothing to learn, but they are in the loss.
    #expect(isNear(batch.loss, plain.loss, 2e-5))
    #expect(batch.gradients[6...].allSatisfy { $0.allSatisfy { $0 == 0 } })
    #expect(isNear(Double(batch.gradients[4][0]), plain.gradients[4][0], 1e-3))
  }
}
