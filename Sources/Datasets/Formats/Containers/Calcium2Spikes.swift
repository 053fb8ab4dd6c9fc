import Containers

extension RecordingFormat {
  /// The files of c2s (Theis et al. 2016): an array `data` of recordings of one neuron, each with a
  /// trace, its rate, and spikes counted at that rate or their times in milliseconds.
  static let calcium2spikes = RecordingFormat(
    name: "c2s", summary: "recordings of c2s: data in a MATLAB file", endings: [".mat"],
    options: [],
    recognises: { source in
      let nodes = source.container?.nodes ?? []
      return nodes.contains { $0.path.hasPrefix("data/") && $0.name == "calcium" }
        && nodes.contains { $0.path.hasPrefix("data/") && $0.name == "fps" }
    },
    read: { source throws(DatasetError) in try Calcium2Spikes(source).table() })
}

private struct Calcium2Spikes {
  private let source: RecordingSource
  private let bases: [String]

  init(_ source: RecordingSource) {
    self.source = source
    let nodes = source.container?.nodes ?? []
    bases = nodes.filter { $0.name == "calcium" && $0.path.hasPrefix("data/") }.map(\.parent)
  }

  func table() throws(DatasetError) -> TraceTable {
    var trials: [Trial] = []
    for base in bases { trials.append(try trial(base)) }
    return try Trial.table(trials, file: source.path)
  }

  private func trial(_ base: String) throws(DatasetError) -> Trial {
    guard let rate = source.number("\(base)/fps"), rate > 0 else {
      throw .lacksArrays(file: source.path, arrays: ["calcium", "fps", "spikes or spike_times"])
    }
    let samples = try source.doubles(["\(base)/calcium"])[0].map { Float($0) }
    let (counts, outside) = try spikes(base, rate: rate, count: samples.count)
    return Trial(samples: samples, spikes: counts, rate: rate, outside: outside)
  }

  /// The spikes in each frame: as counted, else by their times.
  private func spikes(
    _ base: String, rate: Double, count: Int
  ) throws(DatasetError) -> (counts: [UInt16], outside: Int) {
    if source.container?["\(base)/spikes"]?.layout?.count == count {
      let train = SpikeTrain(try source.doubles(["\(base)/spikes"])[0])
      if let sample = train.fault {
        throw .spikeCount(file: source.path, sample: sample, neuron: 0)
      }
      return (train.counts, 0)
    }
    guard source.container?["\(base)/spike_times"]?.layout != nil else {
      throw .lacksArrays(file: source.path, arrays: ["calcium", "fps", "spikes or spike_times"])
    }
    let times = try source.doubles(["\(base)/spike_times"])[0].map { $0 / 1000 }
    return SpikeTrain.counting(times, rate: rate, start: 0, count: count)
  }
}

extension SpikeTrain {
  /// How many of the times of spikes, in seconds, lie in each of so many frames, and how many in none.
  static func counting(
    _ times: [Double], rate: Double, start: Double, count: Int
  ) -> (counts: [UInt16], outside: Int) {
    var (counts, outside) = ([UInt16](repeating: 0, count: count), 0)
    for time in times where !time.isNaN {
      let place = ((time - start) * rate + 1e-6).rounded(.down)
      guard place >= 0, place < Double(count) else {
        outside += 1
        continue
      }
      counts[Int(place)] &+= 1
    }
    return (counts, outside)
  }
}
