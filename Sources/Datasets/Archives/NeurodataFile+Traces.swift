import Containers
import Files

extension NeurodataFile {
  mutating func addTraces() {
    let (count, length) = (recording.traces.count, recording.length)
    let mark = recording.quantity.mark
    let series = "processing/ophys/Fluorescence/RoiResponseSeries"
    content.add("processing/ophys/Fluorescence", .group, object("Fluorescence"))
    content.add(
      series, .group,
      object(
        "RoiResponseSeries",
        ["comments": .text("no comments"), "description": .text("one trace for each neuron")]))
    content.add(
      series + "/data", .floats(timesFirst(count, length)), shape: [length, count], type: "f4",
      [
        "unit": .text(mark.isEmpty ? "n.a." : mark), "conversion": .number(1), "offset": .number(0),
        "resolution": .number(-1),
      ])
    content.add(
      series + "/starting_time", single: 0,
      ["rate": .number(recording.rate), "unit": .text("seconds")])
    content.add(
      series + "/rois", .words((0..<count).map { UInt64($0) }), type: "i4",
      column("DynamicTableRegion", "the neurons", ["table": .reference(Self.regions)]))
  }

  /// The samples, all of a time together.
  private func timesFirst(_ count: Int, _ length: Int) -> [Float] {
    var turned = [Float](repeating: .nan, count: count * length)
    for (neuron, trace) in recording.traces.enumerated() {
      for (time, sample) in trace.samples.enumerated() { turned[time * count + neuron] = sample }
    }
    return turned
  }

  /// The spikes as times, in seconds: those counted in a frame at its middle.
  mutating func addUnits() {
    let trains = recording.traces.map { trace in
      (trace.spikes ?? []).enumerated().flatMap { place, count in
        repeatElement((Double(place) + 0.5) / recording.rate, count: Int(count))
      }
    }
    addTable(
      "units", "Units", rows: trains.count, columns: ["spike_times"],
      description: "the spikes of the neurons", namespace: "core")
    content.add(
      "units/spike_times", .doubles(trains.flatMap { $0 }), type: "f8",
      column(
        "VectorData", "the times of spikes in seconds, in the middle of their frames",
        ["resolution": .number(1 / recording.rate)]))
    var end: UInt64 = 0
    let ends = trains.map { train in
      end += UInt64(train.count)
      return end
    }
    content.add(
      "units/spike_times_index", .words(ends), type: "u4",
      column(
        "VectorIndex", "where the spikes of each neuron end",
        ["target": .reference("units/spike_times")]))
  }
}
