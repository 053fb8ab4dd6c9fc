import Glibc
import LinearAlgebra

extension Recording {
  /// The recording at another sampling rate, in Hz.
  ///
  /// Samples are interpolated with a windowed sinc (Hann window, eight zeros on each side; Crochiere
  /// and Rabiner 1983) that passes only what both rates can hold, so that going down does not
  /// alias; its weights sum to 1 everywhere. A missing sample makes those missing whose bins it
  /// overlaps and is left out of the others. Spikes go to the new bin that holds the middle of their
  /// old one: none is lost but past the end of the last whole new bin.
  ///
  /// Runs on all processors. Throws unless the rate is a positive number of Hz, or when interrupted.
  package func resampled(
    to newRate: Double, isCancelled: @Sendable () -> Bool = { false }
  ) throws(DatasetError) -> Recording {
    try Self.check(rate: newRate)
    if newRate == rate { return self }
    let longest = traces.map(\.count).max() ?? 0
    guard Double(longest) / rate * newRate < Double(Dataset.largestCount) else {
      throw .tooLarge(rows: Dataset.largestCount, columns: 1)
    }
    let ratio = newRate / rate
    let scale: Float = quantity.isPerBin ? Float(1 / ratio) : 1
    let resampled = mappedInParallel(traces.count) { index -> Trace? in
      let trace = traces[index]
      let count = Int(Double(trace.count) * ratio + 1e-6)
      return trace.samples.resampled(by: ratio, count: count, isCancelled).map { samples in
        Trace(
          name: trace.name, matching: scale == 1 ? samples : samples.map { $0 * scale },
          spikes: trace.spikes.map { $0.rebinned(by: ratio, count: count) }, origin: trace.origin)
      }
    }
    let whole = resampled.compactMap(\.self)
    guard whole.count == traces.count else { throw .interrupted }
    return try Recording(
      traces: whole, rate: newRate, sources: sources, indicator: indicator,
      quantity: quantity, notes: notes)
  }

  /// The spikes in bins of another rate, as `resampled` puts them; samples are all missing.
  package func binned(at newRate: Double) throws(DatasetError) -> Recording {
    try binned(at: newRate) { Array(repeating: .nan, count: $1) }
  }

  /// A recording of the shape that `resampled` gives, at once: samples are the nearest ones.
  package func outlined(at newRate: Double) throws(DatasetError) -> Recording {
    try binned(at: newRate) { samples, count in
      (0..<count).map { samples[min(samples.count - 1, $0 * samples.count / count)] }
    }
  }

  private func binned(
    at newRate: Double, samples: (_ old: [Float], _ count: Int) -> [Float]
  ) throws(DatasetError) -> Recording {
    try Self.check(rate: newRate)
    let ratio = newRate / rate
    let binned = traces.map { trace in
      let count = Int(Double(trace.count) * ratio + 1e-6)
      return Trace(
        name: trace.name, matching: samples(trace.samples, count),
        spikes: trace.spikes.map { $0.rebinned(by: ratio, count: count) }, origin: trace.origin)
    }
    return try Recording(traces: binned, rate: newRate, sources: sources, indicator: indicator)
  }
}

extension [Float] {
  /// The samples of another rate; nil where that is interrupted.
  fileprivate func resampled(
    by ratio: Double, count: Int, _ isCancelled: () -> Bool
  ) -> [Float]? {
    let sinc = WindowedSinc(for: ratio)
    var samples: [Float] = []
    samples.reserveCapacity(count)
    for place in 0..<count {
      if place % 65_536 == 0, isCancelled() { return nil }
      let isMissing = self[oldBins(under: place, ratio: ratio)].contains(where: \.isNaN)
      samples.append(
        isMissing ? .nan : sinc.mean(of: self, at: (Double(place) + 0.5) / ratio - 0.5))
    }
    return samples
  }
}

extension [Float] {
  /// The old bins that a new one overlaps.
  private func oldBins(under place: Int, ratio: Double) -> Range<Int> {
    let first = Swift.min(Int(Double(place) / ratio + 1e-6), count - 1)
    let end = Swift.min(Int((Double(place + 1) / ratio - 1e-6).rounded(.up)), count)
    return first..<Swift.max(first + 1, end)
  }
}

/// sin(πx) / (πx) times a Hann window that ends at ±8, as weights of samples.
private struct WindowedSinc {
  /// From one sample to the next: less than 1 where samples become fewer, by which the sinc is wider.
  private let step: Double
  private let turn: Phase
  private let windowTurn: Phase

  init(for ratio: Double) {
    step = min(1, ratio)
    (turn, windowTurn) = (Phase(.pi * step), Phase(.pi * step / 8))
  }

  /// The weighted mean of the samples around a place; NaN where all are missing.
  func mean(of samples: [Float], at centre: Double) -> Float {
    let first = max(0, Int((centre - 8 / step).rounded(.up)))
    let last = min(samples.count - 1, Int((centre + 8 / step).rounded(.down)))
    let start = (Double(first) - centre) * step
    var (phase, window) = (Phase(.pi * start), Phase(.pi * start / 8))
    var (sum, total) = (0.0, 0.0)
    for place in first...max(first, last) {
      let x = (Double(place) - centre) * step
      if !samples[place].isNaN, abs(x) < 8 {
        let sinc = abs(x) < 1e-6 ? 1 : phase.sine / (.pi * x)
        let weight = (0.5 + 0.5 * window.cosine) * sinc
        sum += weight * Double(samples[place])
        total += weight
      }
      phase.add(turn)
      window.add(windowTurn)
    }
    return total == 0 ? .nan : Float(sum / total)
  }
}

/// An angle by its sine and cosine, so that adding another takes neither.
private struct Phase {
  private(set) var sine: Double
  private(set) var cosine: Double

  init(_ angle: Double) { (sine, cosine) = (sin(angle), cos(angle)) }

  mutating func add(_ other: Phase) {
    (sine, cosine) = (
      sine * other.cosine + cosine * other.sine, cosine * other.cosine - sine * other.sine
    )
  }
}

extension [UInt16] {
  fileprivate func rebinned(by ratio: Double, count: Int) -> [UInt16] {
    var counts = [UInt16](repeating: 0, count: count)
    for (place, spikes) in enumerated() where spikes > 0 {
      let bin = Int((Double(place) + 0.5) * ratio)
      guard bin < count else { continue }
      counts[bin] = UInt16(clamping: Int(counts[bin]) + Int(spikes))
    }
    return counts
  }
}
