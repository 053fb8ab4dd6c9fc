import CKernels

/// Windows that lie one after the other in a trace.
struct WindowChunk {
  let trace: PreparedTrace
  /// The first bin.
  let first: Int
}

extension EncoderNetwork {
  /// What the passes work with.
  struct Memory {
    let kernels: Kernels
    let packed: UnsafePointer<Float>
    let room: Room
  }

  /// The gains and shifts of each chunk.
  func steer(_ chunks: [WindowChunk], _ memory: Memory) {
    let room = memory.room
    let stride = padded(TraceStatistics.count)
    for (index, chunk) in chunks.enumerated() {
      for (place, value) in chunk.trace.statistics.values.enumerated() {
        room.statistics[index * stride + place] = value
      }
    }
    forward(steer, room.statistics, rows: chunks.count, into: room.steer, memory)
    for place in 0..<chunks.count * EncoderShape.steering {
      room.steer[place] = max(0, room.steer[place])
    }
    forward(steered, room.steer, rows: chunks.count, into: room.steered, memory)
  }

  /// The last unit's sums for so many bins of each chunk, whose gains and shifts are there.
  func forward(_ chunks: [WindowChunk], bins: Int, _ memory: Memory) {
    let (room, rows) = (memory.room, chunks.count * bins)
    for (index, chunk) in chunks.enumerated() {
      chunk.trace.padded.withUnsafeBufferPointer { padded in
        guard let start = padded.baseAddress else { return }
        forward(
          layers[layers.startIndex], start + chunk.first * EncoderShape.samplesPerBin, rows: bins,
          into: room.sums(0) + index * bins * EncoderShape.units, memory)
      }
    }
    modulate(0, chunks: chunks.count, bins: bins, memory)
    for (index, layer) in layers.dropFirst().enumerated() {
      forward(layer, room.values(index), rows: rows, into: room.sums(index + 1), memory)
      modulate(index + 1, chunks: chunks.count, bins: bins, memory)
    }
    forward(count, room.values(2), rows: rows, into: room.count, memory)
  }

  /// The loss of a chunk beside its true counts, each bin's times `weight`, and the gradient of the
  /// last unit's sums.
  func loss(
    of counts: some Collection<Float>, chunk: Int = 0, weight: Float, _ memory: Memory
  ) -> Double {
    let (room, bins) = (memory.room, counts.count)
    for (bin, count) in counts.enumerated() { room.truth[bin] = count }
    var step = CKCounts(
      rows: bins, x: room.count + chunk * bins * 16, counts: room.truth,
      floor: EncoderShape.floor, weight: weight,
      gradient: room.countGradient + chunk * bins * 16, expected: room.expected)
    return memory.kernels.table.counts(&step)
  }

  private func forward(
    _ part: Part, _ x: UnsafePointer<Float>, rows: Int, into y: UnsafeMutablePointer<Float>,
    _ memory: Memory
  ) {
    part.map.forward(
      x, rows: rows, packed: memory.packed + part.place.packed, into: y, memory.kernels)
  }

  private func modulate(_ layer: Int, chunks: Int, bins: Int, _ memory: Memory) {
    let units = EncoderShape.units
    for chunk in 0..<chunks {
      let steered = memory.room.steered + chunk * EncoderShape.steered + 2 * layer * units
      let place = chunk * bins * units
      var step = CKModulation(
        rows: bins, columns: units, u: memory.room.sums(layer) + place, gain: steered,
        shift: steered + units, h: memory.room.values(layer) + place)
      memory.kernels.table.modulate(&step)
    }
  }
}
