import Containers

extension RecordingFormat {
  /// The ground truth of CASCADE (Rupprecht et al. 2021): a cell array `CAttached` of recordings of one
  /// neuron, each with times, ΔF/F and the times of spikes in units of 0.1 ms.
  static let cascade = RecordingFormat(
    name: "cascade", summary: "the ground truth of CASCADE: CAttached in a MATLAB file",
    endings: [".mat"], options: [],
    recognises: { source in
      source.container?.nodes.contains { $0.path.hasPrefix("CAttached") && $0.name == "fluo_mean" }
        ?? false
    },
    read: { source throws(DatasetError) in try GroundTruth(source).table() })
}

/// The recordings of a ground-truth file.
private struct GroundTruth {
  private let source: RecordingSource
  private let bases: [String]
  private static let ticksPerSecond = 1e4

  init(_ source: RecordingSource) {
    self.source = source
    let nodes = source.container?.nodes ?? []
    bases = nodes.filter { $0.name == "fluo_mean" && $0.path.hasPrefix("CAttached") }.map(\.parent)
  }

  func table() throws(DatasetError) -> TraceTable {
    let numbers = try source.doubles(
      bases.flatMap { ["\($0)/fluo_time", "\($0)/fluo_mean", "\($0)/events_AP"] })
    var trials: [Trial] = []
    for (index, base) in bases.enumerated() {
      trials.append(
        try Trial(
          times: numbers[3 * index], samples: numbers[3 * index + 1],
          spikes: numbers[3 * index + 2].map { $0 / Self.ticksPerSecond }, file: source.path,
          array: "\(base)/fluo_time"))
    }
    return try Trial.table(trials, file: source.path)
  }
}
