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
  ///   - notes: What else is to be said of them.
  init(
    _ table: TraceTable, prefix: String, rate: Double?, _ reading: Reading, sources: [String],
    notes: [String] = []
  ) throws(DatasetError) {
    let rate = try table.rate(given: rate)
    try table.spikes?.check(beside: table)
    let alignment = try table.alignment(rate: rate)
    var (table, notes) = (table, notes + table.notes)
    if let spikes = table.spikes {
      notes += spikes.notes.filter { !notes.contains($0) }
      if let alignment { notes.append(alignment.note(spikes.path)) }
      // Traces of which no bin has known spikes keep their samples, which these would take away.
      if alignment?.covered.isEmpty ?? false { table.spikes = nil }
    }
    let part = reading.isPart ? TimePart(reading, rate: rate) : nil
    let traces = try table.traces(reading.neurons, prefix: prefix, alignment, part)
    if reading.isPart, traces.allSatisfy({ $0.count == 0 }) { throw .emptyPart(file: table.path) }
    try self.init(
      traces: traces, rate: rate, sources: sources, indicator: table.indicator,
      quantity: table.quantity, notes: notes)
  }
}

extension TraceTable {
  fileprivate func rate(given: Double?) throws(DatasetError) -> Double {
    if let given, let rate, abs(rate - given) > 0.01 * given {
      throw .rateContradicted(file: path, given: given, found: rate)
    }
    guard let known = given ?? rate ?? usualRate else {
      throw .rateMissing(file: path, said: saidRate)
    }
    guard Recording.canHave(rate: known) else { throw .rateImpossible(file: path, rate: known) }
    return known
  }

  /// How the spikes come into the bins of the traces; nil where they are in them.
  fileprivate func alignment(rate: Double) throws(DatasetError) -> SpikeAlignment? {
    guard let spikes, let own = spikes.timing, let ownCount = spikes.length else { return nil }
    let timing = Timing(
      start: (start ?? own.start) + Double(firstSample) / rate, rate: rate)
    if own.coincides(with: timing) { return nil }
    guard own.rate > 0.995 * rate else {
      throw .spikesTooSlow(file: spikes.path, rate: own.rate, other: path, otherRate: rate)
    }
    return SpikeAlignment(
      own: own, traces: timing, ownCount: ownCount, count: size / max(1, names.count))
  }

  /// The traces of the neurons that are wanted, nil for all.
  fileprivate func traces(
    _ wanted: [Int]?, prefix: String, _ alignment: SpikeAlignment?, _ part: TimePart?
  ) throws(DatasetError) -> [Trace] {
    if let stored, spikes == nil {
      return names.enumerated().map { Trace(name: "\(prefix)/\($1)", of: $0, in: stored) }
    }
    if let wanted { try Dataset.check(positions: wanted, below: names.count, what: "neuron") }
    let columns = wanted ?? Array(names.indices)
    // Of four traces at a time, whose samples are hashed together.
    let fours = stride(from: 0, to: columns.count, by: 4).map {
      Array(columns[$0..<min($0 + 4, columns.count)])
    }
    let found = mappedInParallel(fours.count, threads: size < 50_000 ? 1 : nil) { index in
      Result { () throws(DatasetError) in
        try self.traces(fours[index], prefix: prefix, alignment, part)
      }
    }
    var traces: [Trace] = []
    for part in found { traces += try part.get() }
    return traces
  }

  private func traces(
    _ columns: [Int], prefix: String, _ alignment: SpikeAlignment?, _ part: TimePart?
  ) throws(DatasetError) -> [Trace] {
    var read: [(samples: [Float], spikes: [UInt16]?)] = []
    for index in columns { read.append(try known(index, alignment, part)) }
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
    _ index: Int, _ alignment: SpikeAlignment?, _ part: TimePart?
  ) throws(DatasetError) -> (samples: [Float], spikes: [UInt16]?) {
    var column = try column(index)
    let end = lengths.map { min(column.count, max(0, $0[index] - firstSample)) }
    if let end { column.removeLast(column.count - end) }
    let range = part?.range(of: column.count, from: firstSample) ?? 0..<column.count
    guard let spikes else {
      let samples = part == nil ? column : Array(column[range])
      return (end == nil ? samples.recorded : samples, nil)
    }
    var train = try spikes.train(index)
    if let lengths { train = train.cut(0..<max(0, lengths[index] - spikes.firstSample)) }
    if let alignment {
      let (samples, counts) = joined(column, alignment.aligned(train, count: column.count))
      return (Array(samples[range]), counts.map { Array($0[range]) })
    }
    if let part {
      column = Array(column[range])
      train = train.cut(part.range(of: train.counts.count, from: spikes.firstSample))
    }
    let recorded = end == nil ? column.recorded : column
    let length = max(recorded.count, train.counts.count)
    guard length <= column.count, length <= spikes.length ?? train.counts.count else {
      throw .lengthsDiffer(
        file: spikes.path, column: spikes.names[index], length: train.counts.count,
        other: path, otherLength: recorded.count)
    }
    return joined(length == column.count ? column : Array(column[..<length]), train)
  }

  /// Samples with as many spike counts, those behind the train's end not known.
  private func joined(
    _ samples: [Float], _ train: SpikeTrain
  ) -> (samples: [Float], spikes: [UInt16]?) {
    var (samples, counts) = (samples, train.counts)
    for place in train.missing { samples[place] = .nan }
    for place in counts.count..<max(counts.count, samples.count) { samples[place] = .nan }
    counts += [UInt16](repeating: 0, count: max(0, samples.count - counts.count))
    return (samples, counts)
  }
}

extension [Float] {
  /// Without the samples that it ends in and that are missing, unless that are all.
  fileprivate var recorded: [Float] {
    let recorded = withoutMissingEnd
    return recorded.isEmpty ? self : recorded
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
