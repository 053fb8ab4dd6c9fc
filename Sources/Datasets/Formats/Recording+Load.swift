extension Recording {
  /// Reads recordings and joins them, each neuron named after its file and column: `4.train/0`.
  ///
  /// A path is a file; or what stands before `.calcium.csv` and `.spikes.csv` in the names of a
  /// pair of files; or a pattern with `*` in the last part of either, whose matches are taken in
  /// natural order. `spikes` names the file of spike counts that goes with a single file, `rate`
  /// the samples per second where the file does not say, `format` one of `RecordingFormat.all`
  /// where its content should not decide. Before each file `isCancelled` is asked.
  package static func load(
    _ paths: [String], spikes: String? = nil, rate: Double? = nil, format: String? = nil,
    from files: Files, isCancelled: () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    if let rate { try check(rate: rate) }
    let format: RecordingFormat? = if let format { try .named(format) } else { nil }
    var found: [RecordingPath] = []
    for path in paths { found += try RecordingPath.resolving(path, in: files) }
    try checkDistinct(found)
    if let spikes {
      guard found.count == 1 else { throw .spikesForSeveral(files: found.count) }
      found[0].spikes = spikes
    }
    let prefixes = RecordingPath.prefixes(of: found)
    var joined: Recording?
    for (path, prefix) in zip(found, prefixes) {
      if isCancelled() { throw .interrupted }
      let file = try path.file(prefix: prefix, rate: rate, from: files)
      let fitting = if let format { format } else { try RecordingFormat.recognising(file) }
      let recording = try fitting.read(file)
      joined = if let before = joined { try before.appending(recording) } else { recording }
    }
    guard let joined else { throw .noPaths }
    return joined
  }

  /// Throws what `load` would throw for lack of a file at a path, pair or pattern.
  package static func checkExists(_ path: String, in files: Files) throws(DatasetError) {
    _ = try RecordingPath.resolving(path, in: files)
  }

  private static func checkDistinct(_ found: [RecordingPath]) throws(DatasetError) {
    var seen: Set<String> = []
    for path in found where !seen.insert(path.traces).inserted {
      throw .givenTwice(file: path.traces)
    }
  }
}

/// The file of a recording, and that of its spikes.
struct RecordingPath {
  let traces: String
  var spikes: String?

  /// What the names of the two files of a pair end in.
  static let endings = (traces: ".calcium.csv", spikes: ".spikes.csv")

  /// The files that a path or pattern stands for, at least one.
  static func resolving(
    _ path: String, in files: Files
  ) throws(DatasetError) -> [RecordingPath] {
    if path.contains("*") { return try matching(path, in: files) }
    if files.exists(path) { return [RecordingPath(file: path, in: files)] }
    let paired = path + endings.traces
    guard files.exists(paired) else { throw .notFound(path: path, tried: [path, paired]) }
    return [RecordingPath(file: paired, in: files)]
  }

  private static func matching(
    _ path: String, in files: Files
  ) throws(DatasetError) -> [RecordingPath] {
    let parts = PathParts(path)
    guard !parts.folder.contains("*") else { throw .patternInFolder(pattern: path) }
    let names = try files.names(inFolder: parts.listedFolder)
    let (whole, pair) = (NamePattern(parts.name), NamePattern(parts.name + endings.traces))
    let traces = names.filter { name in
      (whole.matches(name) && !isSpikes(name, beside: names)) || pair.matches(name)
    }
    guard !traces.isEmpty else { throw .noMatch(pattern: path) }
    return traces.sorted { $0.precedesNaturally($1) }.map {
      RecordingPath(file: parts.folder + $0, in: files)
    }
  }

  /// Whether a name is that of the spikes of a file beside it.
  private static func isSpikes(_ name: String, beside names: [String]) -> Bool {
    guard name.hasSuffix(endings.spikes) else { return false }
    return names.contains(String(name.dropLast(endings.spikes.count)) + endings.traces)
  }

  private init(file: String, in files: Files) {
    self.traces = file
    guard file.hasSuffix(Self.endings.traces) else { return }
    let spikes = String(file.dropLast(Self.endings.traces.count)) + Self.endings.spikes
    self.spikes = files.exists(spikes) ? spikes : nil
  }

  /// The path without what the names of its kind end in.
  private var stem: String {
    if traces.hasSuffix(Self.endings.traces) {
      return String(traces.dropLast(Self.endings.traces.count))
    }
    let parts = PathParts(traces)
    guard let dot = parts.name.lastIndex(of: "."), dot > parts.name.startIndex else {
      return traces
    }
    return parts.folder + parts.name[..<dot]
  }

  /// What stands before the neurons' names: the file's name, or the path where two files would
  /// share a name.
  static func prefixes(of paths: [RecordingPath]) -> [String] {
    let names = paths.map { PathParts($0.stem).name }
    if Set(names).count == names.count { return names }
    let stems = paths.map(\.stem)
    return Set(stems).count == stems.count ? stems : paths.map(\.traces)
  }

  func file(
    prefix: String, rate: Double?, from files: Files
  ) throws(DatasetError) -> RecordingFile {
    var counts: RecordingFile.Content?
    if let spikes {
      try files.checkTogether(traces, spikes)
      counts = .init(path: spikes, bytes: try files.bytes(of: spikes))
    }
    return RecordingFile(
      traces: .init(path: traces, bytes: try files.bytes(of: traces)), spikes: counts,
      rate: rate, prefix: prefix)
  }
}
