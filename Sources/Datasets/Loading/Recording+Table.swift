import Files
import LinearAlgebra

extension Recording {
  /// The recording in a table.
  ///
  /// - Parameters:
  ///   - prefix: What stands before the neurons' names.
  ///   - rate: Samples per second as the caller gave them, in Hz.
  ///   - sources: The paths that it was read from.
  init(
    _ table: TraceTable, prefix: String, rate: Double?, sources: [String]
  ) throws(DatasetError) {
    try table.spikes?.check(beside: table)
    let count = table.samples.count
    // Of four traces at a time, whose samples are hashed together.
    let fours = stride(from: 0, to: count, by: 4).map { $0..<min($0 + 4, count) }
    let threads = table.samples.isSmall() ? 1 : nil
    let traces = mappedInParallel(fours.count, threads: threads) {
      table.traces(fours[$0], prefix: prefix)
    }
    try self.init(
      traces: traces.flatMap(\.self), rate: table.rate(given: rate), sources: sources,
      indicator: table.indicator)
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

  fileprivate func traces(_ columns: Range<Int>, prefix: String) -> [Trace] {
    let lists = columns.map(knownSamples)
    let origins =
      lists.count == 4
      ? Fingerprint.ofFour(lists[0], lists[1], lists[2], lists[3]) : lists.map(Fingerprint.of)
    return columns.indices.map { index in
      let column = columns[index]
      return Trace(
        name: "\(prefix)/\(names[column])", matching: lists[index - columns.lowerBound],
        spikes: spikes?.trains[column].counts, origin: origins[index - columns.lowerBound])
    }
  }

  /// Where the spikes are not known, the sample cannot be used either (as the challenge scored).
  private func knownSamples(_ column: Int) -> [Float] {
    guard let missing = spikes?.trains[column].missing, !missing.isEmpty else {
      return samples[column]
    }
    var known = samples[column]
    for place in missing { known[place] = .nan }
    return known
  }
}

extension SpikeTable {
  /// Throws unless the columns are those of the traces.
  fileprivate func check(beside traces: TraceTable) throws(DatasetError) {
    guard trains.count == traces.samples.count else {
      throw .columnsDiffer(
        file: path, columns: trains.count, other: traces.path, otherColumns: traces.samples.count)
    }
    for (name, other) in zip(names, traces.names) where isNamed && traces.isNamed && name != other {
      throw .namesDiffer(file: path, column: name, other: traces.path, otherColumn: other)
    }
    for (column, samples) in traces.samples.enumerated()
    where trains[column].counts.count != samples.count {
      throw .lengthsDiffer(
        file: path, column: names[column], length: trains[column].counts.count,
        other: traces.path, otherLength: samples.count)
    }
  }
}
