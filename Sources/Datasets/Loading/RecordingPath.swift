import Files

/// The file or folder of a recording, and the file of its spikes where that is another.
struct RecordingPath {
  let traces: String
  var spikes: String?

  private static let pairs = RecordingFormat.all.compactMap(\.pair)

  /// The files that a path or pattern stands for, at least one.
  static func resolving(
    _ path: String, on disk: any Disk
  ) throws(DatasetError) -> [RecordingPath] {
    if path.contains("*") { return try matching(path, on: disk) }
    switch disk.kind(of: path) {
    case .file: return [RecordingPath(file: path, on: disk)]
    case .folder:
      _ = try RecordingFormat.recognising(RecordingSource(path, on: disk))
      return [RecordingPath(traces: path)]
    case nil:
      let tried = pairs.map { path + $0.traces }
      guard let found = tried.first(where: { disk.kind(of: $0) == .file }) else {
        throw .notFound(path: path, tried: [path] + tried)
      }
      return [RecordingPath(file: found, on: disk)]
    }
  }

  private static func matching(
    _ path: String, on disk: any Disk
  ) throws(DatasetError) -> [RecordingPath] {
    let parts = PathParts(path)
    guard !parts.folder.contains("*") else { throw .patternInFolder(pattern: path) }
    let names = try parts.names(on: disk)
    let patterns = pairs.map { NamePattern(parts.name + $0.traces) }
    let whole = NamePattern(parts.name)
    let traces = names.filter { name in
      (whole.matches(name) && !isSpikes(name, beside: names))
        || patterns.contains { $0.matches(name) }
    }
    guard !traces.isEmpty else { throw .noMatch(pattern: path) }
    return traces.sorted { $0.precedesNaturally($1) }.map {
      RecordingPath(file: parts.folder + $0, on: disk)
    }
  }

  /// Whether a name is that of the spikes of a file beside it.
  private static func isSpikes(_ name: String, beside names: [String]) -> Bool {
    pairs.contains { pair in
      name.hasSuffix(pair.spikes)
        && names.contains(String(name.dropLast(pair.spikes.count)) + pair.traces)
    }
  }
}

extension RecordingPath {
  private init(file: String, on disk: any Disk) {
    self.init(traces: file)
    guard let pair = Self.pairs.first(where: { file.hasSuffix($0.traces) }) else { return }
    let spikes = String(file.dropLast(pair.traces.count)) + pair.spikes
    self.spikes = disk.kind(of: spikes) == .file ? spikes : nil
  }

  /// The path without what the names of its kind end in.
  private var stem: String {
    if let pair = Self.pairs.first(where: { traces.hasSuffix($0.traces) }) {
      return String(traces.dropLast(pair.traces.count))
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
}

extension PathParts {
  /// The names in the folder.
  fileprivate func names(on disk: any Disk) throws(DatasetError) -> [String] {
    do {
      return try disk.names(in: listedFolder.isEmpty ? "." : listedFolder)
    } catch {
      throw .unreadable(file: folder, error)
    }
  }
}
