import Files

/// The fluorescence of one neuron over time, with its spikes where they were recorded too.
package struct Trace: Sendable, Equatable {
  /// The neuron's name, such as `4.train/0`: where it came from and its column there.
  package let name: String
  /// Fluorescence per sample, in the units of its source; NaN where the recording has a gap.
  package let samples: [Float]
  /// Spikes counted in each sample's bin, as many as samples; nil where they are unknown.
  package let spikes: [UInt16]?
  /// How many samples are missing.
  package let missingCount: Int
  /// Stands for where the samples came from: what is derived from a trace keeps its origin.
  package let origin: UInt64

  /// A trace; its origin is made from the samples unless it is given.
  ///
  /// Throws when there are not as many spike counts as samples.
  package init(
    name: String, samples: [Float], spikes: [UInt16]? = nil, origin: UInt64? = nil
  ) throws(DatasetError) {
    if let spikes, spikes.count != samples.count {
      throw .countsDiffer(
        what: "spike counts of neuron \(name)", count: spikes.count, expected: samples.count)
    }
    self.init(name: name, matching: samples, spikes: spikes, origin: origin)
  }

  /// For callers in this module whose spike counts match by construction.
  init(name: String, matching samples: [Float], spikes: [UInt16]?, origin: UInt64? = nil) {
    self.name = name
    self.samples = samples
    self.spikes = spikes
    self.missingCount = samples.missingCount
    self.origin = origin ?? Fingerprint.of(samples)
  }

  /// Whether every sample is missing.
  package var isBlank: Bool { missingCount == samples.count && !samples.isEmpty }

  /// How many spikes there are; nil where they are unknown.
  package var spikeCount: Int? { spikes?.reduce(0) { $0 + Int($1) } }
}
