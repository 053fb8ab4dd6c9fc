import Files

/// Traces of neurons at one sampling rate.
package struct Recording: Sendable, Equatable {
  /// One trace per neuron; their lengths may differ.
  package let traces: [Trace]
  /// Samples per second, in Hz, above 0.
  package let rate: Double
  /// The files or the simulation that the traces came from.
  package let sources: [String]
  /// The calcium indicator's name, where it is known.
  package let indicator: String?
  /// What its files were taken for where that was in doubt, as a phrase each.
  package let notes: [String]
  /// What its samples are.
  package let quantity: Quantity

  /// What the samples of traces may be.
  package enum Quantity: String, Sendable, CaseIterable {
    case fluorescence
    /// How many spikes to expect in each bin.
    case expectedSpikes
    /// What calcium rises by in each sample, in the units of the light it was found in.
    case activity
    /// Expected spikes or activity that was brought to another scale.
    case scaled

    /// Whether samples are amounts in their bins, which become less where bins become shorter.
    package var isPerBin: Bool { self == .expectedSpikes || self == .activity }
  }

  /// A recording; throws unless the rate is a positive number of Hz.
  package init(
    traces: [Trace], rate: Double, sources: [String], indicator: String? = nil,
    quantity: Quantity = .fluorescence, notes: [String] = []
  ) throws(DatasetError) {
    try Self.check(rate: rate)
    self.traces = traces
    self.rate = rate
    self.sources = sources
    self.indicator = indicator
    self.notes = notes
    self.quantity = quantity
  }

  /// Whether a rate is one that samples can have.
  static func canHave(rate: Double) -> Bool { rate > 0 && rate <= 1e6 }

  /// Throws unless a rate is one that samples can have.
  static func check(rate: Double) throws(DatasetError) {
    guard canHave(rate: rate) else {
      throw .outOfRange(
        parameter: "rate", value: rate, allowed: "above 0 Hz and at most 1 MHz", unit: "Hz")
    }
  }

  private init(
    replacing traces: [Trace], of recording: Recording, quantity: Quantity? = nil
  ) {
    self.traces = traces
    self.rate = recording.rate
    self.sources = recording.sources
    self.indicator = recording.indicator
    self.notes = recording.notes
    self.quantity = quantity ?? recording.quantity
  }

  /// The same recording with other samples for its neurons.
  func replacing(_ traces: [Trace]) -> Recording { Recording(replacing: traces, of: self) }

  /// The same with samples on another scale: what was found in light is no amount any more.
  func rescaling(_ traces: [Trace]) -> Recording {
    Recording(replacing: traces, of: self, quantity: quantity == .fluorescence ? nil : .scaled)
  }

  /// Whether every neuron's spikes are known.
  package var hasSpikes: Bool { !traces.isEmpty && traces.allSatisfy { $0.spikes != nil } }

  /// How long the longest trace is, in seconds.
  package var duration: Double {
    Double(traces.lazy.map(\.count).max() ?? 0) / rate
  }

  /// How many samples are missing, over all neurons.
  package var missingCount: Int { traces.reduce(0) { $0 + $1.missingCount } }

  /// Stands for the content: the same traces at the same rate give the same number.
  package var fingerprint: UInt64 {
    var hash = Fingerprint()
    hash.combine(rate.bitPattern)
    for trace in traces {
      hash.combine(Fingerprint.of(trace.samples))
      for count in trace.spikes ?? [] { hash.combine(UInt64(count)) }
    }
    return hash.value
  }

  /// Some of the neurons, by position; throws when one is not there.
  package func selecting(neurons: [Int]) throws(DatasetError) -> Recording {
    try Dataset.check(positions: neurons, below: traces.count, what: "neuron")
    return replacing(neurons.map { traces[$0] })
  }

  /// These neurons followed by another recording's; throws when the rates differ.
  package func appending(_ other: Recording) throws(DatasetError) -> Recording {
    guard abs(rate - other.rate) <= 1e-6 * rate else {
      throw .ratesDiffer(
        file: other.sources.first ?? "the second", rate: other.rate,
        other: sources.first ?? "the first", otherRate: rate)
    }
    return try Recording(
      traces: traces + other.traces, rate: rate, sources: sources + other.sources,
      indicator: indicator == other.indicator ? indicator : nil,
      quantity: quantity == other.quantity ? quantity : .fluorescence,
      notes: notes + other.notes.filter { !notes.contains($0) })
  }
}
