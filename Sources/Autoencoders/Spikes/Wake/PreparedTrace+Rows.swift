extension PreparedTrace {
  /// The rows of the wake phase, one after the other: chunks whose scored samples cover the trace. The
  /// last ends with it, and so overlaps the one before; what lies before the trace is 0.
  package var wakeRows: [Float] {
    let starts = wakeStarts
    var rows: [Float] = []
    rows.reserveCapacity(starts.count * WakeShape.columns)
    for start in starts {
      rows += samples(from: start - WakeShape.warmUp - WakeShape.reach, count: WakeShape.samples)
      rows += statistics.values
      rows.append(1 / Float(starts.count))
    }
    return rows
  }

  /// Where the scored samples of each row begin.
  var wakeStarts: [Int] {
    let count = bins * EncoderShape.samplesPerBin
    let whole = stride(from: 0, through: count - WakeShape.scored, by: WakeShape.scored)
    let last = count - WakeShape.scored
    return Array(whole) + (last >= 0 && last % WakeShape.scored == 0 ? [] : [last])
  }

  private func samples(from first: Int, count: Int) -> [Float] {
    let place = first + EncoderShape.before
    return (place..<place + count).map { padded.indices.contains($0) ? padded[$0] : 0 }
  }
}
