import Wording

/// A trace of one neuron with its own clock, and the spikes that were recorded with it.
struct Trial: Sendable {
  let samples: [Float]
  let spikes: [UInt16]
  let rate: Double
  /// How many spikes lie outside the trace.
  let outside: Int
  /// How many frames are missing.
  let missing: Int

  /// A trace of samples at times, with the times of spikes, all in seconds. Samples without a time are
  /// left out.
  init(
    times: [Double], samples: [Double], spikes: [Double], file: String, array: String
  ) throws(DatasetError) {
    guard times.count == samples.count else {
      throw .timesDiffer(file: file, array: array, times: times.count, samples: samples.count)
    }
    let known = times.indices.filter { !times[$0].isNaN }
    guard known.count > 1 else { throw .timesUnknown(file: file, array: array) }
    let clock = try FrameTimes(known.map { times[$0] }, file: file, array: array)
    self.samples = clock.placed(known.map { Float(samples[$0]) })
    (self.spikes, outside) = clock.counts(of: spikes)
    (rate, missing) = (clock.rate, clock.missingCount)
  }

  /// A trace at a rate, with the spikes in each of its frames.
  init(samples: [Float], spikes: [UInt16], rate: Double, outside: Int) {
    (self.samples, self.spikes, self.rate) = (samples, spikes, rate)
    (self.outside, missing) = (outside, 0)
  }

  /// Traces of one rate as a table, a column each.
  static func table(_ trials: [Trial], file: String) throws(DatasetError) -> TraceTable {
    guard let rate = trials.first?.rate else { throw .empty(file: file) }
    if let other = trials.first(where: { abs($0.rate - rate) > 0.01 * rate }) {
      throw .ratesDiffer(file: file, rate: other.rate, other: "its first trace", otherRate: rate)
    }
    return TraceTable(
      path: file, count: trials.count, size: trials.reduce(0) { $0 + $1.samples.count },
      spikes: SpikeTable(path: file, count: trials.count) { SpikeTrain(counts: trials[$0].spikes) },
      rate: rate, notes: notes(of: trials)
    ) { (column) throws(DatasetError) in
      if let sample = trials[column].samples.withUnsafeBufferPointer({ $0.firstInfinite }) {
        throw .infiniteSample(file: file, sample: sample, neuron: column)
      }
      return trials[column].samples
    }
  }

  private static func notes(of trials: [Trial]) -> [String] {
    let outside = trials.reduce(0) { $0 + $1.outside }
    let missing = trials.reduce(0) { $0 + $1.missing }
    return (outside > 0 ? ["\(counted(outside, "spike")) outside the traces left out"] : [])
      + (missing > 0 ? ["\(counted(missing, "missing frame")) as NaN"] : [])
  }
}
