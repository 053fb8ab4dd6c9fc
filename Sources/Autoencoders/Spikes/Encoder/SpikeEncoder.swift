import CKernels
package import LinearAlgebra

/// An encoder of spikes: gives the expected number of spikes in each bin of a trace.
package struct SpikeEncoder: Sendable, Equatable {
  /// All weights, as the kernels read them.
  let packed: [Float]
  /// How it was trained.
  package let training: EncoderTraining
  /// The instruction set that it was trained with: others round otherwise.
  package let kernels: String

  /// An encoder of packed weights.
  init(packed: [Float], training: EncoderTraining, kernels: String = Kernels.best.name) {
    (self.packed, self.training, self.kernels) = (packed, training, kernels)
  }

  /// How many weights it has.
  package static var weightCount: Int {
    EncoderNetwork.shared.parts.reduce(0) { $0 + ($1.map.inputs + 1) * $1.width }
  }

  /// Bins that are encoded at once.
  private static let block = 256

  /// The expected number of spikes in each bin of 25 Hz.
  package func expectedCounts(_ trace: PreparedTrace) -> [Float] {
    encoded(trace, width: 1) { memory, first, bins, target in
      var counts = CKCounts(
        rows: bins, x: memory.room.count, counts: nil, floor: EncoderShape.floor, weight: 0,
        gradient: nil, expected: target + first)
      _ = memory.kernels.table.counts(&counts)
    }
  }

  /// The numbers of the last hidden layer for each bin, `[bins, units]`.
  package func hidden(_ trace: PreparedTrace) -> Matrix {
    let values = encoded(trace, width: EncoderShape.units) { memory, first, bins, target in
      (target + first * EncoderShape.units).update(
        from: memory.room.values(2), count: bins * EncoderShape.units)
    }
    return Matrix(rows: trace.bins, columns: EncoderShape.units, values: values)
  }

  private func encoded(
    _ trace: PreparedTrace, width: Int,
    _ take: (EncoderNetwork.Memory, _ first: Int, _ bins: Int, UnsafeMutablePointer<Float>) -> Void
  ) -> [Float] {
    let network = EncoderNetwork.shared
    let room = EncoderNetwork.Room(chunks: 1, rows: Self.block, learning: false)
    return [Float](unsafeUninitializedCapacity: trace.bins * width) { values, count in
      count = trace.bins * width
      packed.withUnsafeBufferPointer { packed in
        guard let base = packed.baseAddress, let target = values.baseAddress else { return }
        let memory = EncoderNetwork.Memory(kernels: .best, packed: base, room: room)
        network.steer([WindowChunk(trace: trace, first: 0)], memory)
        for first in stride(from: 0, to: trace.bins, by: Self.block) {
          let bins = min(Self.block, trace.bins - first)
          network.forward([WindowChunk(trace: trace, first: first)], bins: bins, memory)
          take(memory, first, bins, target)
        }
      }
    }
  }
}

extension SpikeEncoder {
  /// The weights as they are exchanged: names, shapes and numbers.
  var weights: [(name: String, shape: [Int], values: [Float])] {
    let shapes = EncoderNetwork.shared.weights
    return zip(shapes, values).map { ($0.name, $0.shape, $1) }
  }

  private var values: [[Float]] {
    packed.withUnsafeBufferPointer { packed in
      guard let base = packed.baseAddress else { return [] }
      return EncoderNetwork.shared.parts.flatMap { part in
        let (kernel, bias) = part.map.unpack(
          base + part.place.packed, atColumn: 0, width: part.width)
        return [kernel, bias]
      }
    }
  }

  /// An encoder of kernels and biases, in the order of `weights`.
  init(
    _ values: [[Float]], training: EncoderTraining, kernels: String = Kernels.best.name
  ) {
    let network = EncoderNetwork.shared
    let packed = [Float](unsafeUninitializedCapacity: network.packedCount) { packed, count in
      packed.initialize(repeating: 0)
      count = network.packedCount
      guard let base = packed.baseAddress else { return }
      for (index, part) in network.parts.enumerated() {
        part.map.pack(
          kernel: values[2 * index], bias: values[2 * index + 1], atColumn: 0,
          into: base + part.place.packed)
      }
    }
    self.init(packed: packed, training: training, kernels: kernels)
  }

  /// An encoder before its training: every number uniform within ±1 / √inputs, as PyTorch's
  /// linear layers begin, those of the gains' and shifts' kernel within half of that.
  static func start(_ training: EncoderTraining) -> SpikeEncoder {
    var stream = RandomStream(seed: training.seed, purpose: .initialisation)
    let values = EncoderNetwork.shared.parts.flatMap { part in
      let limit = 1 / Double(part.map.inputs).squareRoot()
      func drawn(_ count: Int, _ limit: Double) -> [Float] {
        (0..<count).map { _ in Float(stream.uniform(-limit, limit)) }
      }
      return [
        drawn(part.map.inputs * part.width, limit * part.startScale), drawn(part.width, limit),
      ]
    }
    return SpikeEncoder(values, training: training)
  }
}
