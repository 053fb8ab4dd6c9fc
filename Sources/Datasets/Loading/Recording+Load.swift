package import Files

extension Recording {
  /// Reads recordings and joins them, each neuron named after its file and column: `4.train/0`.
  ///
  /// A path is a file or folder of one of `RecordingFormat.all`; or what the names of a pair of
  /// files begin with; or a pattern with `*` in the last part of either, whose matches are taken in
  /// natural order. `spikes` names the file of spike counts that goes with a single file, `rate`
  /// the samples per second, `format` one of `RecordingFormat.all` where its content should not
  /// decide, `options` what else is known of the files, `reading` what of each is read. Before each
  /// file and while another process reads one `isCancelled` is asked.
  package static func load(
    _ paths: [String], spikes: String? = nil, rate: Double? = nil, format: String? = nil,
    options: ReadingOptions = ReadingOptions(), reading: Reading = Reading(), from disk: any Disk,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    var options = options
    options.rate = rate ?? options.rate
    if let rate = options.rate { try check(rate: rate) }
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
        format, prefix: prefix, options, reading, on: disk, isCancelled: isCancelled)
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
    _ format: RecordingFormat?, prefix: String, _ options: ReadingOptions, _ reading: Reading,
    on disk: any Disk, isCancelled: @escaping @Sendable () -> Bool
  ) throws(DatasetError) -> Recording {
    func source(_ path: String) throws(DatasetError) -> RecordingSource {
      try RecordingSource(
        path, options: options, reading: reading, on: disk, isCancelled: isCancelled)
    }
    let found = try source(traces)
    let format = if let format { format } else { try RecordingFormat.recognising(found) }
    try format.check(given(options).union(reading.given), for: found)
    var table = try format.read(found)
    var notes: [String] = []
    if let spikes {
      if try !isTogether(with: spikes, on: disk) {
        notes = ["\(spikes) is not what was saved with \(traces)"]
      }
      table.spikes = try RecordingFormat.spikes(in: try source(spikes), of: table)
    }
    return try Recording(
      table, prefix: prefix, rate: options.rate, reading,
      sources: [traces] + (spikes.map { [$0] } ?? []), notes: notes)
  }

  /// Whether the files may have been written together: false where one of them was with another.
  /// Throws where both were, each with another. A tie of other content than there is says nothing.
  private func isTogether(
    with spikes: String, on disk: any Disk
  ) throws(DatasetError) -> Bool {
    let bonds = (disk.bond(of: traces), disk.bond(of: spikes))
    guard bonds.0 != nil || bonds.1 != nil else { return true }
    let sums = (try sum(of: traces, on: disk), try sum(of: spikes, on: disk))
    let (first, second) = (
      bonds.0.flatMap { $0.own == sums.0 ? $0 : nil },
      bonds.1.flatMap { $0.own == sums.1 ? $0 : nil }
    )
    let isFirstWrong = first.map { $0.other != sums.1 } ?? false
    let isSecondWrong = second.map { $0.other != sums.0 } ?? false
    if let first, let second, isFirstWrong, isSecondWrong {
      throw first.written < second.written
        ? .notTogether(older: traces, newer: spikes) : .notTogether(older: spikes, newer: traces)
    }
    // Where one of them says that they belong together, they do.
    return first != nil && second != nil || !(isFirstWrong || isSecondWrong)
  }

  private func sum(of path: String, on disk: any Disk) throws(DatasetError) -> UInt64 {
    do { return CheckSum.of(try disk.read(path)) } catch { throw .unreadable(file: path, error) }
  }

  private func given(_ options: ReadingOptions) -> Set<RecordingFormat.Option> {
    let given: [(RecordingFormat.Option, Bool)] = [
      (.rate, options.rate != nil), (.spikes, spikes != nil), (.time, options.time != nil),
      (.decimal, options.decimal != nil), (.orientation, options.orientation != nil),
    ]
    return Set(given.filter(\.1).map(\.0))
  }
}
