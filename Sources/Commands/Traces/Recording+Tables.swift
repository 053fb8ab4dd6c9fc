import Datasets
import Interpreter
import Syntax

extension Recording {
  /// A row for each neuron: its name, up to which frequency it has power, and whether that is less
  /// than its rate promises.
  func cutoffs() throws -> DataTable {
    let edges = bandEdges
    return try DataTable([
      .init("neuron", .texts(traces.map(\.name))),
      .init("cutoff", .numbers(edges.map { $0 ?? .nan }, .hertz)),
      .init("upsampled", .truths(edges.map { $0.map { isUpsampled($0) } ?? false })),
    ])
  }

  /// A row for each stretch of missing samples: whose, from when to when, and how many.
  func gapTable() throws -> DataTable {
    let gaps = self.gaps
    return try DataTable([
      .init("neuron", .texts(gaps.map { traces[$0.neuron].name })),
      .init("from", .numbers(gaps.map { Double($0.samples.lowerBound) / rate }, .seconds)),
      .init("to", .numbers(gaps.map { Double($0.samples.upperBound) / rate }, .seconds)),
      .init("samples", .numbers(gaps.map { Double($0.samples.count) })),
    ])
  }

  /// A row for each spike: whose and when.
  func spikeTimeTable() throws -> DataTable {
    guard traces.contains(where: { $0.spikes != nil }) else {
      throw Fault(
        "spike_times() needs spikes, but this recording has none",
        at: .init("recording", "spikes unknown"))
    }
    var (names, times): ([String], [Double]) = ([], [])
    for (trace, own) in zip(traces, spikeTimes) {
      names += Array(repeating: trace.name, count: own?.count ?? 0)
      times += own ?? []
    }
    return try DataTable([
      .init("neuron", .texts(names)), .init("time", .numbers(times, .seconds)),
    ])
  }
}
