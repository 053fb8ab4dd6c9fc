import Files
import Wording

/// The file or folder of a recording, and the file of its spikes where that is another.
struct RecordingPath {
  let traces: String
  var spikes: String?

  private static let pairs = RecordingFormat.all.compactMap(\.pair)

  /// The files that a path or pattern stands for, at least one. A file whose name holds `*` is meant
  /// by it.
  static func resolving(
    _ path: String, on disk: any Disk
  ) throws(DatasetError) -> [RecordingPath] {
    let parts = PathParts(path)
    switch disk.kind(of: path) {
    case .file:
      let pairs = PairedNames(names(beside: parts, on: disk))
      if let traces = pairs.traces(of: parts.name) {
        throw .isSpikes(file: path, traces: parts.folder + traces)
      }
      return [RecordingPath(parts, pairs)]
    case .folder:
      _ = try RecordingFormat.recognising(RecordingSource(path, on: disk))
      return [RecordingPath(folder: path)]
    case nil where path.contains("*"): return try matching(path, on: disk)
    case nil: return [try halfNamed(parts, path, on: disk)]
    }
  }

  /// The names in the folder of a path; of one that cannot be listed those that pairs have.
  private static func names(beside parts: PathParts, on disk: any Disk) -> [String] {
    if let names = try? parts.names(on: disk), !names.isEmpty { return names }
    return pairs.flatMap { pair in
      let isTraces = parts.name.hasSuffix(pair.traces)
      let stem = String(isTraces ? parts.name.dropLast(pair.traces.count) : parts.name[...])
      return [stem + pair.traces, stem + pair.spikes]
    }.filter { disk.kind(of: parts.folder + $0) == .file }
  }

  /// The pair of files whose names begin with a path.
  private static func halfNamed(
    _ parts: PathParts, _ path: String, on disk: any Disk
  ) throws(DatasetError) -> RecordingPath {
    let tried = pairs.map(\.traces)
    let names = names(beside: parts, on: disk)
    let found =
      tried.first { names.contains(parts.name + $0) }.map { parts.name + $0 }
      ?? names.first { PairedName($0).isTraces(of: parts.name) }
    if let found { return RecordingPath(PathParts(parts.folder + found), PairedNames(names)) }
    let folders = names.filter { disk.kind(of: parts.folder + $0) == .folder }
    let near = nearestName(
      to: parts.name, among: folders + RecordingFormat.offers(among: names))
    throw .notFound(
      path: path, tried: [path] + tried.map { path + $0 }, near: near.map { parts.folder + $0 })
  }

  private static func matching(
    _ path: String, on disk: any Disk
  ) throws(DatasetError) -> [RecordingPath] {
    let pattern = PathPattern(path)
    var found: [RecordingPath] = []
    for folder in try pattern.folders(on: disk) {
      let names = try folder.names(on: disk)
      let paired = PairedNames(names)
      let traces = names.filter { name in
        (pattern.matches(name) && paired.traces(of: name) == nil)
          || pairs.contains { pattern.matches(name, with: $0.traces) }
      }
      found += traces.sorted { $0.precedesNaturally($1) }.map { PathParts(folder.folder + $0) }
        .filter { !pattern.isInName || disk.kind(of: $0.folder + $0.name) == .file }
        .map { RecordingPath($0, paired) }
    }
    guard !found.isEmpty else { throw .noMatch(pattern: path) }
    return found
  }

  private init(folder: String) { (traces, spikes) = (folder, nil) }

  private init(_ parts: PathParts, _ paired: PairedNames) {
    traces = parts.folder + parts.name
    spikes = paired.spikes(of: parts.name).map { parts.folder + $0 }
  }
}

extension RecordingPath {
  /// The path without what the names of its kind end in.
  private var stem: String {
    let parts = PathParts(traces)
    if let stem = PairedName(parts.name).stem { return parts.folder + stem }
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
  func names(on disk: any Disk) throws(DatasetError) -> [String] {
    do {
      return try disk.names(in: listedFolder.isEmpty ? "." : listedFolder)
    } catch {
      throw .unreadable(file: folder, error)
    }
  }
}
