import Foundation
import LinearAlgebra
import Testing

@testable import Autoencoders

/// The numbers that `scripts/reference/spikes.py` writes with SciPy and PyTorch in double precision.
private struct SpikeNumbers: Decodable {
  struct Encoder: Decodable {
    var expected: [Double]
    var loss: Double
    /// Of each weight's gradient: its norm, and its sum under the script's wave.
    var norms, sums: [Double]
  }
  var statistics: [[Double]]
  var encoder: Encoder

  static func read() throws -> SpikeNumbers {
    let url = try #require(
      Bundle.module.url(forResource: "spikes", withExtension: "json", subdirectory: "Reference"))
    return try JSONDecoder().decode(SpikeNumbers.self, from: Data(contentsOf: url))
  }
}

/// The traces of `scripts/reference/spikes.py`.
func scriptTrace(_ count: Int, _ kind: Int) -> [Float] {
  (0..<count).map { k in
    let noise = Double((k * 7919 + 104_729 * kind) % 1009) / 1009 - 0.5
    let slow = 0.3 * sin(2 * Double.pi * Double(k) / Double(700 + 50 * kind))
    var transients = 0.0
    for start in stride(from: 37, to: count, by: 311 + 17 * kind) where start < k {
      let time = Double(k - start)
      transients += exp(-time / Double(40 + 10 * kind)) - exp(-time / 8)
    }
    return Float(transients + slow + (kind == 1 ? 0.002 : 0.2) * noise)
  }
}

func scriptWave(_ count: Int, _ phase: Double, _ scale: Double) -> [Double] {
  (0..<count).map { k in
    let angle = phase + 0.7 * Double(k) + 0.3 * Double(k % 5)
    return Double(Float(scale * sin(angle)))
  }
}

private let network = EncoderNetwork.shared

private let weights: [[Double]] = network.parts.enumerated().flatMap { index, part in
  let inputs = part.map.inputs
  return [
    scriptWave(inputs * part.width, Double(index), 1.5 / Double(inputs).squareRoot()),
    scriptWave(part.width, Double(index) + 0.5, 0.3),
  ]
}

private let counts: [Double] = (0..<40).map { ($0 * $0 % 7 == 0 ? 1 : 0) + ($0 % 11 == 0 ? 1 : 0) }

/// 40 windows of the first trace, from bin 100 on.
private func windows() throws -> (trace: PreparedTrace, numbers: [Double]) {
  let prepared = try #require(PreparedTrace(at100Hz: scriptTrace(8192, 0)))
  let numbers = (100..<140).flatMap { bin in
    prepared.padded[2 * bin..<2 * bin + EncoderShape.window].map { Double($0) }
  }
  return (prepared, numbers)
}

private func plain<S: Scalar>(_ windows: [S], _ trace: PreparedTrace, _ weights: [[S]])
  -> PlainCounts<S>
{
  network.plain(
    windows, statistics: trace.statistics.values.map { S($0) }, counts: counts.map { S($0) },
    weight: S(Float(0.01)), weights: weights)
}

private func isNear(_ value: Double, _ expected: Double, _ tolerance: Double = 1e-5) -> Bool {
  abs(value - expected) <= tolerance * max(abs(expected), 1e-2)
}

@Suite("The encoder of spikes")
struct SpikeEncoderTests {
  @Test("Statistics are SciPy's, of long traces, of short ones and of those that are cut off")
  func statistics() throws {
    let expected = try SpikeNumbers.read().statistics
    for (index, size) in [(8192, 0), (3000, 1), (900, 2)].enumerated() {
      let prepared = try #require(PreparedTrace(at100Hz: scriptTrace(size.0, size.1)))
      for (value, number) in zip(prepared.statistics.values, expected[index]) {
        #expect(isNear(Double(value), number, 2e-5))
      }
    }
  }

  @Test("Expected counts, loss and gradients are PyTorch's")
  func reference() throws {
    let (trace, numbers) = try windows()
    let expected = try SpikeNumbers.read().encoder
    let result = plain(numbers, trace, weights)
    #expect(isNear(result.loss, expected.loss))
    for (value, number) in zip(result.expected, expected.expected) {
      #expect(isNear(value, number))
    }
    for (index, gradient) in result.gradients.enumerated() {
      let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(isNear(norm, expected.norms[index]))
      let sum = zip(gradient, scriptWave(gradient.count, 3, 1)).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum - expected.sums[index]) < 1e-5 * norm * Double(gradient.count).squareRoot())
    }
  }

  @Test("The gradient is that of central differences")
  func differences() throws {
    let (trace, numbers) = try windows()
    let gradients = plain(numbers, trace, weights).gradients
    for (index, weight) in weights.enumerated() {
      for place in stride(from: 0, to: weight.count, by: max(1, weight.count / 5)) {
        func loss(_ change: Double) -> Double {
          var changed = weights
          changed[index][place] += change
          return plain(numbers, trace, changed).loss
        }
        let difference = (loss(1e-5) - loss(-1e-5)) / 2e-5
        #expect(abs(gradients[index][place] - difference) < 1e-7 + 1e-5 * abs(difference))
      }
    }
  }

  @Test("Each instruction set gives the plain reference's numbers", arguments: [40, 13, 1])
  func kernels(rows: Int) throws {
    let (trace, numbers) = try windows()
    let plainResult = network.plain(
      Array(numbers.prefix(rows * EncoderShape.window)),
      statistics: trace.statistics.values.map { Double($0) }, counts: Array(counts.prefix(rows)),
      weight: Double(Float(0.01)), weights: weights)
    let encoder = SpikeEncoder(
      weights.map { $0.map { Float($0) } }, training: EncoderTraining())
    for kernels in Kernels.supported {
      let pass = encoder.pass(over: trace, first: 100, counts: counts.prefix(rows), kernels)
      #expect(isNear(pass.loss, plainResult.loss))
      for (value, number) in zip(pass.expected, plainResult.expected) {
        #expect(isNear(Double(value), number))
      }
      for (own, plain) in zip(pass.gradients, plainResult.gradients) {
        let largest = plain.map(abs).max() ?? 0
        #expect(own.count == plain.count)
        #expect(zip(own, plain).allSatisfy { abs(Double($0) - $1) < 3e-6 * max(largest, 1e-2) })
      }
    }
  }
}

extension SpikeEncoder {
  /// Forward and back over windows of a trace, each counting 0.01.
  fileprivate func pass(
    over trace: PreparedTrace, first: Int, counts: ArraySlice<Double>, _ kernels: Kernels
  ) -> (loss: Double, expected: [Float], gradients: [[Float]]) {
    let rows = counts.count
    let room = EncoderNetwork.Room(chunks: 1, rows: rows, learning: true)
    let (parameters, gradient) = (Floats(packed), Floats(packed.count))
    let transposed = Floats(network.transposedCount)
    for tile in network.tiles { tile.transpose(parameters.base, into: transposed.base, kernels) }
    let memory = EncoderNetwork.Memory(
      kernels: kernels, packed: UnsafePointer(parameters.base), room: room)
    let chunk = [WindowChunk(trace: trace, first: first)]
    network.steer(chunk, memory)
    network.forward(chunk, bins: rows, memory)
    let loss = network.loss(of: counts.map { Float($0) }, weight: 0.01, memory)
    network.backward(
      chunk, bins: rows, memory,
      .init(
        transposed: UnsafePointer(transposed.base), gradient: gradient.base, isAdding: false))
    return (
      loss, Array(UnsafeBufferPointer(start: room.expected, count: rows)),
      SpikeEncoder(packed: gradient.values, training: training).weights.map(\.values)
    )
  }
}
