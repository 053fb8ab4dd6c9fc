import CKernels

extension EncoderNetwork {
  /// Where gradients go, and the transposed weights that they pass through.
  struct Back {
    let transposed: UnsafePointer<Float>
    let gradient: UnsafeMutablePointer<Float>
    /// Whether the gradient is added to what is there.
    let isAdding: Bool
  }

  /// The way back through `forward` and `steer`, from the gradient of the last unit's sums.
  func backward(_ chunks: [WindowChunk], bins: Int, _ memory: Memory, _ back: Back) {
    let (room, rows) = (memory.room, chunks.count * bins)
    var turn = 0
    backward(
      count, room.countGradient, x: room.values(2), rows: rows, into: room.gradient(turn), memory,
      back)
    for layer in [2, 1] {
      demodulate(layer, chunks: chunks.count, bins: bins, room.gradient(turn), memory)
      backward(
        layers[layers.startIndex + layer], room.gradient(turn), x: room.values(layer - 1),
        rows: rows, into: room.gradient(turn + 1), memory, back)
      turn += 1
    }
    demodulate(0, chunks: chunks.count, bins: bins, room.gradient(turn), memory)
    windowGradient(chunks, bins: bins, room.gradient(turn), memory, back)
    steerBack(chunks.count, memory, back)
  }

  /// The first layer's, chunk by chunk, for a chunk's windows overlap.
  private func windowGradient(
    _ chunks: [WindowChunk], bins: Int, _ gradient: UnsafePointer<Float>, _ memory: Memory,
    _ back: Back
  ) {
    for (index, chunk) in chunks.enumerated() {
      let back = Back(
        transposed: back.transposed, gradient: back.gradient,
        isAdding: back.isAdding || index > 0)
      chunk.trace.padded.withUnsafeBufferPointer { padded in
        guard let start = padded.baseAddress else { return }
        backward(
          layers[layers.startIndex], gradient + index * bins * EncoderShape.units,
          x: start + chunk.first * EncoderShape.samplesPerBin, rows: bins, into: nil, memory, back)
      }
    }
  }

  private func steerBack(_ chunks: Int, _ memory: Memory, _ back: Back) {
    let room = memory.room
    backward(
      steered, room.steeredGradient, x: room.steer, rows: chunks, into: room.steerGradient, memory,
      back)
    for place in 0..<chunks * EncoderShape.steering where room.steer[place] <= 0 {
      room.steerGradient[place] = 0
    }
    backward(
      steer, room.steerGradient, x: room.statistics, rows: chunks, into: nil, memory, back)
  }

  private func backward(
    _ part: Part, _ yGradient: UnsafePointer<Float>, x: UnsafePointer<Float>, rows: Int,
    into xGradient: UnsafeMutablePointer<Float>?, _ memory: Memory, _ back: Back
  ) {
    part.map.backward(
      yGradient, x: x, rows: rows, transposed: back.transposed + part.place.transposed,
      into: xGradient, gradient: back.gradient + part.place.packed, isAdding: back.isAdding,
      memory.kernels)
  }

  /// The gradient of values becomes that of sums in place; a chunk's gains and shifts get theirs.
  private func demodulate(
    _ layer: Int, chunks: Int, bins: Int, _ gradient: UnsafeMutablePointer<Float>,
    _ memory: Memory
  ) {
    let (units, room) = (EncoderShape.units, memory.room)
    for chunk in 0..<chunks {
      let steered = chunk * EncoderShape.steered + 2 * layer * units
      let place = chunk * bins * units
      var step = CKModulationBack(
        rows: bins, columns: units, u: room.sums(layer) + place, h: room.values(layer) + place,
        gain: room.steered + steered, gradient: gradient + place,
        gainGradient: room.steeredGradient + steered,
        shiftGradient: room.steeredGradient + steered + units)
      memory.kernels.table.modulateBack(&step)
    }
  }
}
