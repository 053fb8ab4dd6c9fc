extension LSTM {
  package func pack(_ weights: [[Float]], into packed: UnsafeMutablePointer<Float>) {
    for unit in 0..<units {
      for gate in 0..<4 {
        let column = gate * units + unit
        let place = packedColumn(gate, unit)
        for row in 0..<inputs {
          packed[place + row * 64] = weights[0][row * 4 * units + column]
        }
        for row in 0..<units {
          packed[place + (inputs + row) * 64] = weights[1][row * 4 * units + column]
        }
        packed[packedBias(gate, unit)] = weights[2][column]
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
