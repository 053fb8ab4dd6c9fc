package import Files

extension Recording {
  /// Reads recordings and joins them, each neuron named after its file and column: `4.train/0`.
  ///
  /// A path is a file or folder of one of `RecordingFormat.all`; or what the names of a pair of
  /// files begin with; or a pattern with `*` in the last part of either, whose matches are taken in
  /// natural order. `spikes` names the file of spike counts that goes with a single file, `rate`
  /// the samples per second where the file does not say, `format` one of `RecordingFormat.all`
  /// where its content should not decide, `reading` what of each is read. Before each file and while
  /// another process reads one `isCancelled` is asked.
  package static func load(
    _ paths: [String], spikes: String? = nil, rate: Double? = nil, format: String? = nil,
    reading: Reading = Reading(), from disk: any Disk,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    if let rate { try check(rate: rate) }
    try reading.check()
    let format: RecordingFormat? = if let format { try .named(format) } else { nil }
    var found: [RecordingPath] = []
    for path in paths { found += try RecordingPath.resolving(path, on: disk) }
    try checkDistinct(found)
    if let spikes {
      guard found.count == 1 else { throw .spikesForSeveral(files: found.count) }
      found[0].spikes = spikes
    }
    let prefixes = RecordingPath.prefixes(of: found)
    var joined: Recording?
    for (path, prefix) in zip(found, prefixes) {
      if isCancelled() { throw .interrupted }
      let recording = try path.recording(
        format, prefix: prefix, rate: rate, reading, on: disk, isCancelled: isCancelled)
      joined = if let before = joined { try before.appending(recording) } else { recording }
    }
    guard let joined else { throw .noPaths }
    return joined
  }

  /// Throws what `load` would throw for lack of a file at a path, pair or pattern.
  package static func checkExists(_ path: String, on disk: any Disk) throws(DatasetError) {
    _ = try RecordingPath.resolving(path, on: disk)
  }

  private static func checkDistinct(_ found: [RecordingPath]) throws(DatasetError) {
    var seen: Set<String> = []
    for path in found where !seen.insert(path.traces).inserted {
      throw .givenTwice(file: path.traces)
    }
  }
}

extension RecordingPath {
  /// The recording here, read by a format or by the one that recognises it.
  fileprivate func recording(
    _ format: RecordingFormat?, prefix: String, rate: Double?, _ reading: Reading,
    on disk: any Disk, isCancelled: @escaping @Sendable () -> Bool
  ) throws(DatasetError) -> Recording {
    func source(_ path: String) throws(DatasetError) -> RecordingSource {
      try RecordingSource(path, on: disk, rate: rate, reading: reading, isCancelled: isCancelled)
    }
    let found = try source(traces)
    let format = if let format { format } else { try RecordingFormat.recognising(found) }
    try format.check(given(rate: rate).union(reading.given), for: found)
    var table = try format.read(found)
    if let spikes {
      try checkTogether(spikes, on: disk)
      table.spikes = try RecordingFormat.spikes(in: try source(spikes), of: table)
    }
    return try Recording(
      table, prefix: prefix, rate: rate, reading, sources: [traces] + (spikes.map { [$0] } ?? []))
  }

  /// Throws where both files were written together with others, but not with each other.
  private func checkTogether(_ spikes: String, on disk: any Disk) throws(DatasetError) {
    guard let first = disk.bond(of: traces), let second = disk.bond(of: spikes),
      first.id != second.id
    else { return }
    throw first.written < second.written
      ? .notTogether(older: traces, newer: spikes) : .notTogether(older: spikes, newer: traces)
  }

  private func given(rate: Double?) -> Set<RecordingFormat.Option> {
    Set((rate == nil ? [] : [.rate]) + (spikes == nil ? [] : [.spikes]))
  }
}
