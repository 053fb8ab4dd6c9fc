package import LinearAlgebra

/// What says how many spikes to expect in each bin of a trace.
package protocol SpikeCounting: Sendable {
  /// The expected number of spikes in each bin of 25 Hz.
  func expectedCounts(_ trace: PreparedTrace) -> [Float]
  /// The numbers of its last hidden layer for each bin, `[bins, units]`.
  func hidden(_ trace: PreparedTrace) -> Matrix
}

extension SpikeEncoder: SpikeCounting {}

/// The encoder of the wake phase, whose samples are half a bin.
struct WakeEncoder: SpikeCounting {
  let trained: Trained<SpikeNetwork>

  func expectedCounts(_ trace: PreparedTrace) -> [Float] {
    let p = values(trace, width: 1) { pass, row, place in
      [pass.spikes.output[(place * pass.windows + row) * padded(1)]]
    }
    return (0..<trace.bins).map { p[2 * $0] + p[2 * $0 + 1] }
  }

  func hidden(_ trace: PreparedTrace) -> Matrix {
    let units = WakeShape.units
    let all = values(trace, width: units) { pass, row, place in
      let first = pass.spikes.input + (place * pass.windows + row) * units
      return Array(UnsafeBufferPointer(start: first, count: units))
    }
    let means = (0..<trace.bins * units).map { index in
      let (bin, unit) = (index / units, index % units)
      return (all[2 * bin * units + unit] + all[(2 * bin + 1) * units + unit]) / 2
    }
    return Matrix(rows: trace.bins, columns: units, values: means)
  }

  private typealias Pass = (spikes: ForwardPass, windows: Int)

  /// So many numbers of each sample of a trace.
  private func values(
    _ trace: PreparedTrace, width: Int, _ take: (Pass, _ row: Int, _ place: Int) -> [Float]
  ) -> [Float] {
    let (starts, rows) = (trace.wakeStarts, trace.wakeRows)
    let data = Matrix(rows: starts.count, columns: WakeShape.columns, values: rows)
    var values = [Float](repeating: 0, count: 2 * trace.bins * width)
    trained.forEachShard(of: ModelRows(data), threads: 1) { shard, memory in
      let pass: Pass = (trained.network.infer(shard, memory), shard.count)
      for row in 0..<shard.count {
        let start = starts[shard.first + row]
        for place in max(0, -start)..<WakeShape.scored {
          let numbers = take(pass, row, WakeShape.warmUp + place)
          values.replaceSubrange(
            (start + place) * width..<(start + place + 1) * width, with: numbers)
        }
      }
    }
    return values
  }
}
