extension Recording {
  /// The recording as a pair of SpikeFinder files, the spikes' nil where they are not all known.
  ///
  /// Names are not kept, columns are numbered. Missing samples at the end of a trace shorten it,
  /// unless their spikes are known. Throws unless the rate is the 100 Hz of the format.
  package func spikeFinderFiles() throws(DatasetError) -> (calcium: [UInt8], spikes: [UInt8]?) {
    let expected = RecordingFormat.spikeFinderRate
    guard abs(rate - expected) <= 0.01 else {
      throw .ratesDiffer(
        file: "the recording", rate: rate, other: "a SpikeFinder file", otherRate: expected)
    }
    return files(names: traces.indices.map(String.init), timed: false)
  }

  /// The recording as tables with a column of times in seconds and one per neuron, and the spikes
  /// in the same way, nil where they are not all known.
  package func tables() -> (traces: [UInt8], spikes: [UInt8]?) {
    files(names: traces.map(\.name), timed: true)
  }

  private func files(names: [String], timed: Bool) -> ([UInt8], [UInt8]?) {
    let samples = traces.map(\.samples)
    let lengths = samples.map { samples in
      hasSpikes ? samples.count : (samples.lastIndex { !$0.isNaN } ?? -1) + 1
    }
    let calcium = table(names, lengths, timed: timed) { neuron, row, writer in
      writer.write(samples[neuron][row])
    }
    guard hasSpikes else { return (calcium, nil) }
    let spikes = table(names, lengths, timed: timed, isOfSpikes: true) { neuron, row, writer in
      if let spikes = traces[neuron].spikes { writer.write(spikes[row]) }
    }
    return (calcium, spikes)
  }

  private func table(
    _ names: [String], _ lengths: [Int], timed: Bool, isOfSpikes: Bool = false,
    field: (_ neuron: Int, _ row: Int, _ writer: inout CSVWriter) -> Void
  ) -> [UInt8] {
    var writer = CSVWriter()
    writer.reserve(lengths.reduce(0, +) * 10)
    if timed { writer.write("time (s)" + (isOfSpikes ? "" : quantity.ending)) }
    for name in names { writer.write(name) }
    writer.endLine()
    for row in 0..<(lengths.max() ?? 0) {
      if timed { writer.write((Double(row) / rate).shortest) }
      for (neuron, length) in lengths.enumerated() {
        if row < length { field(neuron, row, &writer) } else { writer.write("") }
      }
      writer.endLine()
    }
    return writer.bytes
  }
}
