import Containers
import Wording

/// The spikes of the units of an NWB file.
struct NWBUnits {
  private let source: RecordingSource

  init(_ source: RecordingSource) { self.source = source }

  /// The spikes of all regions where there is a unit for each, else why there are none; neither where
  /// the file has no units.
  func spikes(
    of array: ContainerArray, _ clock: SeriesClock
  ) throws(DatasetError) -> (table: SpikeTable?, note: String?) {
    guard let rate = clock.rate ?? source.options.rate,
      let units = source.container?["units/spike_times_index"]?.layout?.count,
      source.container?["units/spike_times"]?.layout != nil
    else { return (nil, nil) }
    guard units == array.neurons else {
      let regions = counted(array.neurons, "region")
      return (nil, "spikes of \(counted(units, "unit")) left out: there are \(regions)")
    }
    let trains = try times()
    let counted = trains.map { times in
      clock.times?.counts(of: times)
        ?? SpikeTrain.counting(times, rate: rate, start: clock.start, count: array.length)
    }
    let outside = counted.reduce(0) { $0 + $1.outside }
    let table = SpikeTable(path: source.path, count: units) {
      SpikeTrain(counts: counted[$0].counts)
    }
    return (table, outside > 0 ? "\(outside) spikes outside the traces left out" : nil)
  }

  /// The times of each unit's spikes, in seconds.
  private func times() throws(DatasetError) -> [[Double]] {
    let numbers = try source.doubles(["units/spike_times_index", "units/spike_times"])
    var start = 0
    var trains: [[Double]] = []
    for end in numbers[0] {
      guard let end = Int(exactly: end), end >= start, end <= numbers[1].count else {
        throw .sizesDiffer(
          file: source.path, array: "units/spike_times_index", other: "units/spike_times")
      }
      trains.append(Array(numbers[1][start..<end]))
      start = end
    }
    return trains
  }
}
