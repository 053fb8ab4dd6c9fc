import Wording

extension Recording {
  /// The times of each neuron's spikes in seconds, those of a bin in its middle; nil where they are
  /// unknown.
  package var spikeTimes: [[Double]?] {
    traces.map { trace in
      trace.spikes.map { counts in
        counts.enumerated().flatMap { place, count in
          Array(repeating: (Double(place) + 0.5) / rate, count: Int(count))
        }
      }
    }
  }

  /// The same traces with spikes counted from their times, a list of seconds for each neuron. Spikes
  /// before the first sample or behind the last are left out and noted.
  ///
  /// Throws unless there is a list for each neuron, all times finite.
  package func countingSpikes(at times: [[Double]]) throws(DatasetError) -> Recording {
    guard times.count == traces.count else {
      throw .countsDiffer(
        what: "lists of spike times, one for each neuron,", count: times.count,
        expected: traces.count)
    }
    var outside = 0
    var counted: [Trace] = []
    for (trace, times) in zip(traces, times) {
      var spikes = [UInt16](repeating: 0, count: trace.samples.count)
      for time in times {
        guard time.isFinite else {
          throw .outOfRange(parameter: "times", value: time, allowed: "seconds")
        }
        let bin = (time * rate).rounded(.down)
        guard bin >= 0, bin < Double(spikes.count) else {
          outside += 1
          continue
        }
        spikes[Int(bin)] = spikes[Int(bin)] == .max ? .max : spikes[Int(bin)] + 1
      }
      counted.append(
        Trace(name: trace.name, matching: trace.samples, spikes: spikes, origin: trace.origin))
    }
    let note = "\(Wording.counted(outside, "spike")) beyond the ends left out"
    return try Recording(
      traces: counted, rate: rate, sources: sources, indicator: indicator, quantity: quantity,
      notes: notes + (outside > 0 ? [note] : []))
  }
}
