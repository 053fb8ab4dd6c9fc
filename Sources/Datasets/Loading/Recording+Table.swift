import Files
import LinearAlgebra

extension Recording {
  /// The recording in a table, whose columns are read on all processors.
  ///
  /// - Parameters:
  ///   - prefix: What stands before the neurons' names.
  ///   - rate: Samples per second as the caller gave them, in Hz.
  ///   - reading: The neurons and times that are taken.
  ///   - sources: The paths that it is read from.
  init(
    _ table: TraceTable, prefix: String, rate: Double?, _ reading: Reading, sources: [String]
  ) throws(DatasetError) {
    let rate = try table.rate(given: rate)
    try table.spikes?.check(beside: table)
    if let neurons = reading.neurons {
      try Dataset.check(positions: neurons, below: table.names.count, what: "neuron")
    }
    let columns = reading.neurons ?? Array(table.names.indices)
    let count = columns.count
    // Of four traces at a time, whose samples are hashed together.
    let fours = stride(from: 0, to: count, by: 4).map { $0..<min($0 + 4, count) }
    let found = mappedInParallel(fours.count, threads: table.size < 50_000 ? 1 : nil) { index in
      Result { () throws(DatasetError) in
        try table.traces(
          Array(columns[fours[index]]), prefix: prefix,
          reading.isPart ? TimePart(reading, rate: rate) : nil)
      }
    }
    var traces: [Trace] = []
    for part in found { traces += try part.get() }
    if reading.isPart, traces.allSatisfy(\.samples.isEmpty) { throw .emptyPart(file: table.path) }
    try self.init(
      traces: traces, rate: rate, sources: sources, indicator: table.indicator, notes: table.notes)
  }
}

extension TraceTable {
  fileprivate func rate(given: Double?) throws(DatasetError) -> Double {
    if let given, let rate, abs(rate - given) > 0.01 * given {
      throw .rateContradicted(file: path, given: given, found: rate)
    }
    guard let known = given ?? rate ?? usualRate else { throw .rateMissing(file: path) }
    return known
  }

  fileprivate func traces(
    _ columns: [Int], prefix: String, _ part: TimePart?
  ) throws(DatasetError) -> [Trace] {
    var read: [(samples: [Float], spikes: [UInt16]?)] = []
    for index in columns { read.append(try known(index, part)) }
    let origins =
      read.count == 4
      ? Fingerprint.ofFour(read[0].samples, read[1].samples, read[2].samples, read[3].samples)
      : read.map { Fingerprint.of($0.samples) }
    return read.indices.map { index in
      Trace(
        name: "\(prefix)/\(names[columns[index]])", matching: read[index].samples,
        spikes: read[index].spikes, origin: origins[index])
    }
  }

  /// The samples and spikes of a column. Where the spikes are not known, the sample cannot be used
  /// either (as the challenge scored).
  private func known(
    _ index: Int, _ part: TimePart?
  ) throws(DatasetError) -> (samples: [Float], spikes: [UInt16]?) {
    var samples = try column(index)
    if let part { samples = Array(samples[part.range(of: samples.count, from: start)]) }
    samples = samples.withoutMissingEnd
    guard let spikes else { return (samples, nil) }
    var train = try spikes.train(index)
    if let part { train = train.cut(part.range(of: train.counts.count, from: spikes.start)) }
    guard train.counts.count == samples.count else {
      throw .lengthsDiffer(
        file: spikes.path, column: spikes.names[index], length: train.counts.count,
        other: path, otherLength: samples.count)
    }
    for place in train.missing { samples[place] = .nan }
    return (samples, train.counts)
  }
}

extension SpikeTable {
  /// Throws unless the columns are those of the traces.
  fileprivate func check(beside traces: TraceTable) throws(DatasetError) {
    guard names.count == traces.names.count else {
      throw .columnsDiffer(
        file: path, columns: names.count, other: traces.path, otherColumns: traces.names.count)
    }
    guard isNamed, traces.isNamed else { return }
    for (name, other) in zip(names, traces.names) where name != other {
      throw .namesDiffer(file: path, column: name, other: traces.path, otherColumn: other)
    }
  }
}
