import Datasets
import Foundation
import LinearAlgebra
import Testing

@Suite("Preparing traces")
struct PreparationTests {
  /// What SciPy's filters make of `trace`, every seventh sample: `scripts/reference/signals.py`.
  private struct Numbers: Decodable { let smooth, gaps, even, odd, wide: [Double] }

  private func numbers() throws -> Numbers {
    let url = try #require(
      Bundle.module.url(forResource: "Reference/signals", withExtension: "json"))
    return try JSONDecoder().decode(Numbers.self, from: Data(contentsOf: url))
  }

  private var trace: [Float] {
    (0..<400).map { k in
      let hashed = Double((k * 7919) % 1009) / 1009 - 0.5
      let transients = stride(from: 30, to: 400, by: 47).reduce(0.0) { sum, at in
        k >= at ? sum + 3 * exp(-Double(k - at) / 12) : sum
      }
      return Float(20 - Double(k) / 100 + transients + hashed)
    }
  }

  private func recording(_ traces: [Float]..., rate: Double = 10) throws -> Recording {
    try Recording(
      traces: traces.enumerated().map { try Trace(name: "n\($0)", samples: $1) }, rate: rate,
      sources: ["s"])
  }

  private func expect(_ samples: [Float], _ numbers: [Double], within tolerance: Double) {
    #expect(numbers.count == 58)
    for (place, number) in numbers.enumerated() where !samples[7 * place].isNaN {
      #expect(abs(Double(samples[7 * place]) - number) < tolerance, "\(7 * place)")
    }
  }

  @Test("Smoothing is SciPy's Gaussian, and what is missing counts for nothing")
  func smoothing() throws {
    let numbers = try numbers()
    let smooth = try recording(trace).smoothed(0.3).traces[0]
    expect(smooth.samples, numbers.smooth, within: 4e-6)
    var gap = trace
    for place in 100..<130 { gap[place] = .nan }
    let known = try recording(gap).smoothed(0.3).traces[0]
    expect(known.samples, numbers.gaps, within: 4e-6)
    #expect(known.missingCount == 30 && known.samples[100].isNaN && !known.samples[99].isNaN)
    #expect(throws: DatasetError.interrupted) {
      try recording(trace).smoothed(0.3, isCancelled: { true })
    }
    #expect(throws: DatasetError.self) { try recording(trace).smoothed(0) }
  }

  @Test("A Gaussian wider than the trace gives its mean, one far narrower than a sample the trace")
  func widths() throws {
    let mean = trace.reduce(0, +) / 400
    let wide = try recording(trace, rate: 100).smoothed(60).traces[0].samples
    #expect(wide.allSatisfy { abs($0 - mean) < 0.01 })
    #expect(try recording(trace).smoothed(0.01).traces[0].samples == trace)
    #expect(try recording([], [1]).smoothed(1).traces.map(\.samples) == [[], [1]])
  }

  @Test("ΔF/F by maximin is suite2p's, in windows of an even, an odd and too large a number")
  func maximin() throws {
    let (numbers, own) = (try numbers(), try recording(trace))
    for (seconds, expected) in [(6.0, numbers.even), (4.1, numbers.odd), (70, numbers.wide)] {
      let change = try own.relativeChange(.maximin(seconds: seconds)).traces[0].samples
      expect(change, expected, within: 1e-6)
    }
  }

  @Test("ΔF/F by a percentile is what lies beyond it, and gaps stay")
  func percentile() throws {
    var samples = (0..<1000).map { Float(100 + $0 % 10) }
    samples[500] = .nan
    let change = try recording(samples).relativeChange(.percentile(0, seconds: 10)).traces[0]
    for place in samples.indices where place != 500 {
      #expect(abs(change.samples[place] - Float(place % 10) / 100) < 1e-6)
    }
    #expect(change.samples[500].isNaN && change.missingCount == 1)
  }

  @Test("A baseline of 0 or below is refused by neuron and time, a far peak noted")
  func refusals() throws {
    let scaled = trace.map { $0 - 20 }
    let error = #expect(throws: DatasetError.self) {
      try recording(trace, scaled).relativeChange(.percentile(8, seconds: 30))
    }
    #expect(error?.message.contains("that of n1 is") == true)
    #expect(error?.help?.contains("detrend()") == true)
    var peak = [Float](repeating: 0.1, count: 400)
    peak[50] = 5
    let noted = try recording(trace, peak).relativeChange(.percentile(8, seconds: 30))
    #expect(noted.notes.count == 1 && noted.notes[0].hasPrefix("n1 reaches a ΔF/F above 20"))
    #expect(throws: DatasetError.self) { try recording(trace).relativeChange(.maximin(seconds: 0)) }
  }

  @Test("Gaps are told by neuron, from their first sample to their last")
  func gaps() throws {
    let none: [Float] = [1, 2, 3]
    let some: [Float] = [.nan, 2, .nan, .nan, 5, .nan]
    let gaps = try recording(none, some, [.nan, .nan]).gaps
    #expect(gaps.map(\.neuron) == [1, 1, 1, 2])
    #expect(gaps.map(\.samples) == [0..<1, 2..<4, 5..<6, 0..<2])
  }

  private func noise(_ count: Int, seed: UInt64) -> [Float] {
    var stream = RandomStream(seed: seed, purpose: .simulation)
    return (0..<count).map { _ in Float(stream.normal()) }
  }

  @Test("The band of noise ends at half its rate, that of an upsampled trace at half the old rate")
  func bands() throws {
    let own = try recording(noise(3000, seed: 1), noise(100, seed: 2), rate: 15)
    let edges = own.bandEdges
    #expect(abs((edges[0] ?? 0) - 7.5) < 0.1 && edges[1] == nil)
    let upsampled = try own.resampled(to: 60)
    let edge = try #require(upsampled.bandEdges[0])
    #expect(abs(edge - 7.5) < 0.8, "\(edge)")
    #expect(upsampled.isUpsampled(edge) && !own.isUpsampled(edges[0] ?? 0))
    #expect(try recording(noise(3000, seed: 1), rate: 5).bandEdges == [nil])
  }

  @Test("Windows of few real frames say so, and know how many")
  func realFrames() throws {
    let own = try recording(noise(2000, seed: 3), rate: 8)
    let upsampled = try own.resampled(to: 64)
    let cut = try WindowCut(before: 0.125, after: 0.125, rate: 64)
    let windows = try upsampled.windows(cut)
    #expect(windows.notes.contains { $0.contains("real frames a window: the traces end at") })
    #expect(abs((windows.spans?.realFrames ?? 0) - 2) < 0.3)
    let long = try upsampled.windows(WindowCut(before: 1, after: 1, rate: 64))
    #expect(long.notes.isEmpty)
    let whole = try recording(noise(2000, seed: 3), rate: 64)
    #expect(try whole.windows(cut).notes.isEmpty && whole.windows(cut).spans?.realFrames == 16)
  }

  @Test("Spikes become times and times spikes again", arguments: [7.5, 29.97, 100, 158])
  func spikeTimes(_ rate: Double) throws {
    let counts = (0..<500).map { UInt16($0 % 7 == 3 ? $0 % 4 : 0) }
    let trace = try Trace(name: "n", samples: noise(500, seed: 4), spikes: counts)
    let own = try Recording(traces: [trace], rate: rate, sources: ["s"])
    let times = try #require(own.spikeTimes[0])
    #expect(times.count == counts.reduce(0) { $0 + Int($1) })
    #expect(try own.countingSpikes(at: [times]).traces == own.traces)
  }

  @Test("Spikes beyond the ends are left out and said, and lists must be one a neuron")
  func spikesOutside() throws {
    let own = try recording([1, 2, 3, 4]).countingSpikes(at: [[-0.01, 0, 0.39, 0.4, 9]])
    #expect(own.traces[0].spikes == [1, 0, 0, 1])
    #expect(own.notes == ["3 spikes beyond the ends left out"])
    #expect(throws: DatasetError.self) { try recording([1, 2]).countingSpikes(at: []) }
    #expect(throws: DatasetError.self) { try recording([1, 2]).countingSpikes(at: [[.nan]]) }
  }
}
