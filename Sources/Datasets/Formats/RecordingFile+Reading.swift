import LinearAlgebra

extension RecordingFile {
  /// The recording in a table of traces and, where there is one, a table of spikes.
  ///
  /// `headerMayBeZero` says that a first line which is only `0` names a column.
  func recording(
    defaultRate: Double? = nil, headerMayBeZero: Bool = false
  ) throws(DatasetError) -> Recording {
    var table = try NumberTable(traces, headerMayBeZero: headerMayBeZero)
    let timed = try table.removeTime()
    let rate = try rate(foundAs: timed, default: defaultRate)
    var counts: NumberTable?
    if let spikes {
      var read = try NumberTable(spikes, headerMayBeZero: headerMayBeZero && table.hasHeader)
      _ = try read.removeTime()
      try Self.check(read, beside: table)
      counts = read
    }
    let isSmall = table.columns.reduce(0) { $0 + $1.count } < 50_000
    let found = mappedInParallel(table.columns.count, threads: isSmall ? 1 : nil) { column in
      Result { () throws(DatasetError) in try trace(column, of: table, counts: counts) }
    }
    return try Recording(
      traces: found.map { trace throws(DatasetError) in try trace.get() }, rate: rate,
      sources: [traces.path] + (spikes.map { [$0.path] } ?? []))
  }

  private func rate(
    foundAs found: Double?, default defaultRate: Double?
  ) throws(DatasetError) -> Double {
    if let rate, let found, abs(found - rate) > 0.01 * rate {
      throw .rateContradicted(file: traces.path, given: rate, found: found)
    }
    guard let known = rate ?? found ?? defaultRate else {
      throw .rateMissing(file: traces.path)
    }
    return known
  }

  /// Throws unless two tables have the same columns.
  private static func check(
    _ spikes: NumberTable, beside table: NumberTable
  ) throws(DatasetError) {
    guard spikes.columns.count == table.columns.count else {
      throw .columnsDiffer(
        file: spikes.file, columns: spikes.columns.count,
        other: table.file, otherColumns: table.columns.count)
    }
    guard spikes.hasHeader, table.hasHeader else { return }
    for (name, other) in zip(spikes.names, table.names) where name != other {
      throw .namesDiffer(file: spikes.file, column: name, other: table.file, otherColumn: other)
    }
  }

  private func trace(
    _ column: Int, of table: NumberTable, counts: NumberTable?
  ) throws(DatasetError) -> Trace {
    let name = "\(prefix)/\(table.names[column])"
    var samples = table.columns[column].map { Float($0) }
    guard let counts else { return Trace(name: name, matching: samples, spikes: nil) }
    let spikes = counts.columns[column]
    guard spikes.count == samples.count else {
      throw .lengthsDiffer(
        file: counts.file, column: counts.names[column], length: spikes.count,
        other: table.file, otherLength: samples.count)
    }
    // Where the spikes are not known, the sample cannot be used either (as the challenge scored).
    for (row, count) in spikes.enumerated() where count.isNaN { samples[row] = .nan }
    return Trace(name: name, matching: samples, spikes: try counts.counts(in: column))
  }
}
