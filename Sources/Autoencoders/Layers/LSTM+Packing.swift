extension LSTM {
  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    for gate in 0..<4 {
      for unit in 0..<units { packed[packedBias(gate, unit)] = weights[2][gate * units + unit] }
      pack(weights[0], rows: inputs, gate, into: packed)
      pack(weights[1], rows: units, gate, into: packed + inputs * 64)
    }
  }

  /// A gate's columns of a kernel [rows][4 units], row after row, as the kernel lies in memory.
  private func pack(
    _ kernel: [Float], rows: Int, _ gate: Int, into packed: UnsafeMutablePointer<Float>
  ) {
    for row in 0..<rows {
      for unit in 0..<units {
        packed[packedColumn(gate, unit) + row * 64] = kernel[(row * 4 + gate) * units + unit]
      }
    }
  }

  package func unpack(_ packed: UnsafePointer<Float>) -> [[Float]] {
    var (kernel, recurrent, bias): ([Float], [Float], [Float]) = ([], [], [])
    for row in 0..<inputs + units {
      for column in 0..<4 * units {
        let value = packed[packedColumn(column / units, column % units) + row * 64]
        if row < inputs { kernel.append(value) } else { recurrent.append(value) }
      }
    }
    for column in 0..<4 * units {
      bias.append(packed[packedBias(column / units, column % units)])
    }
    return [kernel, recurrent, bias]
  }

  /// Where the column of a unit's gate begins in its block.
  private func packedColumn(_ gate: Int, _ unit: Int) -> Int {
    unit / 16 * blockCount + gate * 16 + unit % 16
  }

  private func packedBias(_ gate: Int, _ unit: Int) -> Int {
    blocks * blockCount + unit / 16 * 64 + gate * 16 + unit % 16
  }
}
