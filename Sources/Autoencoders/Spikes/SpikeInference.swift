package import LinearAlgebra

/// What an encoder makes of a trace of any rate.
package struct SpikeInference: Sendable {
  private let encoder: any SpikeCounting
  private let resampler: TraceResampler
  private let rate: Double

  /// The rates of traces that an encoder can be asked about, in Hz.
  package static let rates = 7.5...500
  /// Seconds that a trace must last at least.
  package static let shortest = 4.0

  /// For traces of one rate, which is in `rates`.
  package init(_ encoder: any SpikeCounting, rate: Double) {
    (self.encoder, self.rate) = (encoder, rate)
    resampler = TraceResampler(rate: rate)
  }

  /// What can be said of a trace.
  package enum Answer: Sendable {
    /// Expected counts, and what speaks against them.
    case counts([Float], [TraceDoubt])
    /// What would speak against counts, which were not asked for.
    case prospect([TraceDoubt])
    case tooShort
    case constant
  }

  /// In what bins the expected counts are.
  package enum Bins: Sendable {
    /// The trace's own samples.
    case samples
    /// The encoder's own: the whole ones of 25 Hz.
    case encoder
  }

  /// The expected counts of a trace. Missing samples are filled in between their neighbours for the
  /// encoder; bins that touch one are missing in the counts.
  package func counts(_ trace: [Float], in bins: Bins) -> Answer {
    let prepared: PreparedTrace
    switch prepare(trace) {
    case .trace(let trace): prepared = trace
    case .tooShort: return .tooShort
    case .constant: return .constant
    }
    let expected = encoder.expectedCounts(prepared)
    var counts = self.counts(expected, of: trace.count, in: bins)
    mark(missing: trace, in: &counts, bins)
    return .counts(counts, TraceDoubt.all(of: trace, prepared.statistics))
  }

  /// What can be said of a trace before its spikes are found, in a tenth of the time.
  package func prospect(_ trace: [Float]) -> Answer {
    switch prepare(trace) {
    case .trace(let prepared): .prospect(TraceDoubt.all(of: trace, prepared.statistics))
    case .tooShort: .tooShort
    case .constant: .constant
    }
  }

  /// How many bins the counts of a trace of so many samples have.
  package func count(of samples: Int, in bins: Bins) -> Int {
    bins == .samples ? samples : Int(Double(samples) / rate * EncoderShape.binRate + 1e-6)
  }

  /// A trace as encoders take it, or why there is none.
  private enum Preparation {
    case trace(PreparedTrace)
    case tooShort, constant
  }

  private func prepare(_ trace: [Float]) -> Preparation {
    Self.prepare(trace, resampler, rate: rate)
  }

  private static func prepare(
    _ trace: [Float], _ resampler: TraceResampler, rate: Double
  ) -> Preparation {
    let (filled, present) = trace.filled
    guard Double(present) / rate >= shortest else { return .tooShort }
    let known = known(trace, missing: trace.count - present, rate: rate)
    return PreparedTrace(at50Hz: resampler.samples(filled), known: known).map { .trace($0) }
      ?? .constant
  }

  /// The stretches of samples at 50 Hz that no missing one touches; nil where none is missing.
  private static func known(_ trace: [Float], missing: Int, rate: Double) -> [Range<Int>]? {
    guard missing > 0 else { return nil }
    var (known, start) = ([Range<Int>](), 0.0)
    let scale = EncoderShape.sampleRate / rate
    func add(until end: Double) {
      let (first, last) = (Int((start - 1e-6).rounded(.up)), Int(end + 1e-6))
      if first < last { known.append(first..<last) }
    }
    for (place, sample) in trace.enumerated() where sample.isNaN {
      add(until: Double(place) * scale)
      start = Double(place + 1) * scale
    }
    add(until: Double(trace.count) * scale)
    return known
  }

  /// A trace as encoders take it; nil where it is too short or constant.
  package static func prepared(
    _ trace: [Float], _ resampler: TraceResampler, rate: Double
  ) -> PreparedTrace? {
    if case .trace(let prepared) = prepare(trace, resampler, rate: rate) { prepared } else { nil }
  }

  /// The statistics of a trace; nil where it is too short or constant.
  package static func statistics(
    _ trace: [Float], _ resampler: TraceResampler, rate: Double
  ) -> TraceStatistics? {
    prepared(trace, resampler, rate: rate)?.statistics
  }

  /// The last hidden layer of each whole bin of 25 Hz that touches no missing sample, with the trace and
  /// the bin that each row is of; none of traces that are too short or constant.
  package func hidden(
    _ traces: [[Float]]
  ) throws(AutoencoderError) -> (rows: Matrix, places: [(trace: Int, bin: Int)]) {
    let bins = traces.reduce(0.0) { $0 + Double($1.count) } / rate * EncoderShape.binRate
    try requireRoom(forNumbers: 3 * bins * Double(EncoderShape.units))
    let parts = mappedInParallel(traces.count) { hidden(traces[$0]) }
    let places = parts.enumerated().flatMap { trace, part in
      part.bins.map { (trace: trace, bin: $0) }
    }
    let values = parts.flatMap(\.values)
    return (
      Matrix(rows: places.count, columns: EncoderShape.units, values: values), places
    )
  }

  private func hidden(_ trace: [Float]) -> (values: [Float], bins: [Int]) {
    guard case .trace(let prepared) = prepare(trace) else { return ([], []) }
    let hidden = encoder.hidden(prepared)
    var marks = [Float](repeating: 0, count: count(of: trace.count, in: .encoder))
    mark(missing: trace, in: &marks, .encoder)
    let bins = marks.indices.filter { !marks[$0].isNaN }
    return (bins.flatMap { Array(hidden.row($0)) }, bins)
  }

  /// The light that a neuron's spikes explain, in the trace's own samples and units; nil for a trace
  /// that is too short or constant.
  package func light(_ trace: [Float], of neuron: FittedNeuron) -> [Float]? {
    guard case .trace(let prepared) = prepare(trace) else { return nil }
    let light = neuron.light(of: encoder.expectedCounts(prepared), in: prepared)
    let first = trace.first { !$0.isNaN } ?? 0
    return trace.indices.map { index in
      // A sample at 50 Hz is the mean of two points, a hundredth of a second apart.
      let place = max(0, Double(index) / rate * EncoderShape.sampleRate - 0.25)
      let whole = min(Int(place), light.count - 1)
      let next = min(whole + 1, light.count - 1)
      let share = Float(min(1, place - Double(whole)))
      return trace[index].isNaN
        ? .nan : first + light[whole] + share * (light[next] - light[whole])
    }
  }

  /// The density of the encoder's bins added up over each bin that is asked for.
  private func counts(_ expected: [Float], of samples: Int, in bins: Bins) -> [Float] {
    guard bins == .samples else {
      return Array(expected.prefix(count(of: samples, in: .encoder)))
    }
    var sums = [0.0]
    sums.reserveCapacity(expected.count + 1)
    for count in expected { sums.append(sums[sums.count - 1] + Double(count)) }
    func sum(until place: Double) -> Double {
      let whole = min(Int(place), expected.count)
      guard whole < expected.count else { return sums[whole] }
      return sums[whole] + (place - Double(whole)) * Double(expected[whole])
    }
    let scale = EncoderShape.binRate / rate
    var before = 0.0
    return (1...samples).map { end in
      let now = sum(until: Double(end) * scale)
      defer { before = now }
      return Float(now - before)
    }
  }

  private func mark(missing trace: [Float], in counts: inout [Float], _ bins: Bins) {
    for (place, sample) in trace.enumerated() where sample.isNaN {
      switch bins {
      case .samples: counts[place] = .nan
      case .encoder:
        let scale = EncoderShape.binRate / rate
        let first = Int(Double(place) * scale + 1e-6)
        let end = Int((Double(place + 1) * scale - 1e-6).rounded(.up))
        for bin in first..<max(first + 1, end) where bin < counts.count { counts[bin] = .nan }
      }
    }
  }
}

extension [Float] {
  /// The numbers less the first of them, with straight lines across what is missing, and how many are
  /// there. Without an offset the change of rate does not round what is small beside it.
  fileprivate var filled: (values: [Float], present: Int) {
    guard let first = firstIndex(where: { !$0.isNaN }) else { return (self, 0) }
    return map { $0 - self[first] }.filledFrom(first)
  }

  private func filledFrom(_ first: Int) -> (values: [Float], present: Int) {
    var values = self
    var (last, present) = (first, 0)
    for place in 0..<first { values[place] = self[first] }
    for place in first..<count where !self[place].isNaN {
      present += 1
      let gap = place - last
      for step in 1..<Swift.max(1, gap) {
        let share = Float(step) / Float(gap)
        values[last + step] = self[last] + share * (self[place] - self[last])
      }
      last = place
    }
    for place in last + 1..<Swift.max(last + 1, count) { values[place] = self[last] }
    return (values, present)
  }
}
