/// A file's name as one of a pair: `x.csv` goes with `x.spikes.csv`, `x_calcium.csv` with
/// `x_spikes.csv`, in letters of either case.
struct PairedName {
  fileprivate let name: String
  /// What the name of a text table ends in; nil for other files.
  let ending: String?
  /// What stands before the ending and says which of the pair it is, such as `.spikes`.
  fileprivate let mark: String

  private static let endings = [".csv.gz", ".tsv.gz", ".txt.gz", ".csv", ".tsv", ".txt"]
  private static let tracesMarks = [".calcium", "_calcium", "-calcium", ".traces", "_traces"]
  private static let spikesMarks = [".spikes", "_spikes", "-spikes"]

  init(_ name: String) {
    let lowered = name.lowercased()
    let ending = Self.endings.first { lowered.hasSuffix($0) && lowered != $0 }
    let bare = lowered.dropLast(ending?.count ?? 0)
    let mark = (Self.tracesMarks + Self.spikesMarks).first { bare.hasSuffix($0) && bare != $0 }
    (self.name, self.ending, self.mark) = (name, ending, ending == nil ? "" : mark ?? "")
  }

  fileprivate var isSpikes: Bool { Self.spikesMarks.contains(mark) }

  /// What both names of a pair begin with; nil for a file that is no text table.
  private var shared: Substring? { ending.map { name.dropLast($0.count + mark.count) } }

  /// The name without its ending, and without what marks traces.
  var stem: String? {
    ending.map { String(isSpikes ? name.dropLast($0.count) : name.dropLast($0.count + mark.count)) }
  }

  /// Whether this is the file of traces of a pair whose names begin so.
  func isTraces(of start: String) -> Bool {
    !isSpikes && !mark.isEmpty && shared?.lowercased() == start.lowercased()
  }

  /// The same for both of a pair.
  fileprivate var key: String? {
    shared.flatMap { start in ending.map { start.lowercased() + $0 } }
  }
}

/// The names in a folder by pairs.
struct PairedNames {
  private let pairs: [String: [PairedName]]

  init(_ names: [String]) {
    pairs = Dictionary(grouping: names.map(PairedName.init).filter { $0.key != nil }) {
      $0.key ?? ""
    }
  }

  /// The spikes that go with traces, of several those that are named most alike; nil where there are
  /// none.
  func spikes(of traces: String) -> String? {
    let name = PairedName(traces)
    guard let key = name.key, !name.isSpikes else { return nil }
    let others = (pairs[key] ?? []).filter { $0.name != traces }
    // Where there are traces that say so, those that do not are something else.
    if name.mark.isEmpty, others.contains(where: { !$0.isSpikes && !$0.mark.isEmpty }) {
      return nil
    }
    let separator = name.mark.isEmpty ? "." : name.mark.prefix(1)
    let spikes = others.filter(\.isSpikes)
    return (spikes.first { $0.mark.hasPrefix(separator) } ?? spikes.first)?.name
  }

  /// The traces that go with spikes; nil where there are none, or for what are no spikes.
  func traces(of spikes: String) -> String? {
    let name = PairedName(spikes)
    guard let key = name.key, name.isSpikes else { return nil }
    return pairs[key]?.first { self.spikes(of: $0.name) == spikes }?.name
  }
}
