import Files

/// The fluorescence of one neuron over time, with its spikes where they were recorded too.
package struct Trace: Sendable, Equatable {
  /// The neuron's name, such as `4.train/0`: where it came from and its column there.
  package let name: String
  private let content: Content
  /// Spikes counted in each sample's bin, as many as samples; nil where they are unknown.
  package let spikes: [UInt16]?
  /// How many samples are missing.
  package let missingCount: Int
  /// Stands for where the samples came from: what is derived from a trace keeps its origin.
  package let origin: UInt64

  /// Where the samples are.
  private enum Content: Sendable {
    case held([Float])
    case stored(StoredTraces, neuron: Int)
    indirect case made(of: Trace, count: Int, by: @Sendable ([Float]) -> [Float])
  }

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
    self.content = .held(samples)
    self.spikes = spikes
    self.missingCount = samples.missingCount
    self.origin = origin ?? Fingerprint.of(samples)
  }

  /// A trace that stays in its file.
  init(name: String, of neuron: Int, in stored: StoredTraces) {
    self.name = name
    (content, spikes) = (.stored(stored, neuron: neuron), nil)
    (origin, missingCount) = (stored.known[neuron].origin, stored.known[neuron].missingCount)
  }

  /// A trace whose samples are made of another's each time they are asked for, so that those of many
  /// need not be in memory together. Its spikes are unknown.
  ///
  /// - Parameters:
  ///   - count: How many samples are made.
  ///   - missingCount: How many of them are missing.
  ///   - make: Makes them; can be called from any thread.
  package init(
    madeOf source: Trace, count: Int, missingCount: Int,
    by make: @escaping @Sendable (_ samples: [Float]) -> [Float]
  ) {
    name = source.name
    (content, spikes) = (.made(of: source, count: count, by: make), nil)
    (self.missingCount, origin) = (missingCount, source.origin)
  }

  /// Fluorescence per sample, in the units of its source; NaN where the recording has a gap. Of a trace
  /// that stays in its file, or is made of one, they are read and made each time: ask once for all.
  package var samples: [Float] {
    switch content {
    case .held(let samples): samples
    case .stored(let stored, let neuron): stored.samples(of: neuron)
    case .made(let source, _, let make): make(source.samples)
    }
  }

  /// How many samples there are.
  package var count: Int {
    switch content {
    case .held(let samples): samples.count
    case .stored(let stored, _): stored.length
    case .made(_, let count, _): count
    }
  }

  /// Where the trace is stored; nil where its samples are in memory, or made.
  var place: (traces: StoredTraces, neuron: Int)? {
    if case .stored(let stored, let neuron) = content { (stored, neuron) } else { nil }
  }

  /// The traces in a file that its samples are read from, or made of; nil where none is.
  fileprivate var stored: StoredTraces? {
    switch content {
    case .held: nil
    case .stored(let stored, _): stored
    case .made(let source, _, _): source.stored
    }
  }

  /// Whether its samples are made each time that they are asked for.
  package var isMade: Bool { if case .made = content { true } else { false } }

  /// Whether every sample is missing.
  package var isBlank: Bool { missingCount == count && count > 0 }

  /// How many spikes there are; nil where they are unknown.
  package var spikeCount: Int? { spikes?.reduce(0) { $0 + Int($1) } }

  package static func == (a: Trace, b: Trace) -> Bool {
    (a.name, a.origin, a.missingCount) == (b.name, b.origin, b.missingCount)
      && a.spikes == b.spikes && a.samples == b.samples
  }
}

extension Recording {
  /// Why traces that stay in their file could not be read there; nil where all have been read.
  package var fault: DatasetError? {
    traces.lazy.compactMap { $0.stored?.fault }.first
  }

  /// Whether all samples are read from a file, or made of what is, each time they are asked for.
  package var staysInFile: Bool { !traces.isEmpty && traces.allSatisfy { $0.stored != nil } }
}
