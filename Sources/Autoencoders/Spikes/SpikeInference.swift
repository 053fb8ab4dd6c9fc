/// What an encoder makes of a trace of any rate.
package struct SpikeInference: Sendable {
  private let encoder: SpikeEncoder
  private let resampler: TraceResampler
  private let rate: Double

  /// The rates of traces that an encoder can be asked about, in Hz.
  package static let rates = 7.5...500
  /// Seconds that a trace must last at least.
  package static let shortest = 4.0
  /// Seconds at either end of a trace of which the encoder sees a part only.
  package static let uncertain = 1.3

  /// For traces of one rate, which is in `rates`.
  package init(_ encoder: SpikeEncoder, rate: Double) {
    (self.encoder, self.rate) = (encoder, rate)
    resampler = TraceResampler(rate: rate)
  }

  /// What can be said of a trace.
  package enum Answer: Sendable {
    /// Expected counts, with the trace's statistics.
    case counts([Float], TraceStatistics)
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
    let (filled, present) = trace.filled
    guard Double(present) / rate >= Self.shortest else { return .tooShort }
    let known = Self.known(trace, missing: trace.count - present, rate: rate)
    guard let prepared = PreparedTrace(at50Hz: resampler.samples(filled), known: known) else {
      return .constant
    }
    let expected = encoder.expectedCounts(prepared)
    var counts = self.counts(expected, of: trace.count, in: bins)
    mark(missing: trace, in: &counts, bins)
    return .counts(counts, prepared.statistics)
  }

  /// The statistics of a trace; nil where it is too short or constant.
  package static func statistics(
    _ trace: [Float], _ resampler: TraceResampler, rate: Double
  ) -> TraceStatistics? {
    let (filled, present) = trace.filled
    guard Double(present) / rate >= shortest else { return nil }
    let known = known(trace, missing: trace.count - present, rate: rate)
    return PreparedTrace(at50Hz: resampler.samples(filled), known: known)?.statistics
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

  /// The density of the encoder's bins added up over each bin that is asked for.
  private func counts(_ expected: [Float], of samples: Int, in bins: Bins) -> [Float] {
    guard bins == .samples else {
      let whole = Int(Double(samples) / rate * EncoderShape.binRate + 1e-6)
      return Array(expected.prefix(whole))
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
