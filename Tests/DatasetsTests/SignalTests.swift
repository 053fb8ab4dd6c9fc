import Datasets
import Foundation
import LinearAlgebra
import Testing

@Suite("Traces")
struct SignalTests {
  private func recording(
    _ samples: [Float], spikes: [UInt16]? = nil, rate: Double = 100
  ) throws -> Recording {
    try Recording(
      traces: [Trace(name: "n", samples: samples, spikes: spikes)], rate: rate, sources: ["s"])
  }

  private func wave(_ hertz: Double, rate: Double, count: Int) -> [Float] {
    (0..<count).map { Float(sin(2 * .pi * hertz * (Double($0) + 0.5) / rate)) }
  }

  @Test("The noise level of white noise is 95.39 times its deviation over the root of the rate")
  func noiseLevel() throws {
    var stream = RandomStream(seed: 1, purpose: .simulation)
    var samples = (0..<50_000).map { _ in Float(0.2 * stream.normal()) }
    samples[100] = .nan
    let level = try recording(samples, rate: 25).noiseLevels[0]
    #expect(abs(level - 95.39 * 0.2 / 5) < 0.06)
    #expect(try recording([1, 2, 4, 4], rate: 1).noiseLevels == [100])
    #expect(try recording([1], rate: 1).noiseLevels[0].isNaN)
  }

  @Test("Resampling keeps what both rates can hold", arguments: [30.0, 50, 60, 100, 158, 250])
  func resampling(_ rate: Double) throws {
    let read = try recording(wave(3, rate: 100, count: 1000)).resampled(to: rate)
    let expected = wave(3, rate: rate, count: Int(10 * rate))
    #expect(read.rate == rate && read.traces[0].samples.count == expected.count)
    let inner = expected.indices.dropFirst(Int(rate / 2)).dropLast(Int(rate / 2))
    let worst = inner.map { abs(expected[$0] - read.traces[0].samples[$0]) }.max() ?? 1
    #expect(worst < 0.01, "\(rate) Hz: \(worst)")
  }

  @Test("Going down, what is too fast for the new rate goes away")
  func aliasing() throws {
    let read = try recording(wave(40, rate: 100, count: 1000)).resampled(to: 25)
    let inner = read.traces[0].samples.dropFirst(10).dropLast(10)
    #expect(inner.allSatisfy { abs($0) < 0.02 })
  }

  @Test("A constant stays constant and spikes are all kept")
  func constants() throws {
    let spikes = (0..<900).map { UInt16($0 % 7 == 0 ? 2 : 0) }
    let flat = try recording([Float](repeating: 4, count: 900), spikes: spikes)
    for rate in [10.0, 33.3, 100, 300] {
      let read = try flat.resampled(to: rate)
      #expect(read.traces[0].samples.allSatisfy { abs($0 - 4) < 1e-5 })
      let lost = 258 - (read.traces[0].spikeCount ?? 0)
      #expect(rate == 33.3 ? lost <= 2 : lost == 0)
      #expect(read.traces[0].origin == flat.traces[0].origin)
    }
  }

  @Test("A missing sample stays missing at any rate and spreads no further")
  func missing() throws {
    var samples = [Float](repeating: 1, count: 100)
    samples[50] = .nan
    for rate in [50.0, 200] {
      let read = try recording(samples).resampled(to: rate).traces[0].samples
      #expect((1...3).contains(read.count { $0.isNaN }))
      #expect(read.allSatisfy { $0.isNaN || abs($0 - 1) < 1e-5 })
    }
    #expect(try recording([]).resampled(to: 50).traces[0].samples.isEmpty)
  }

  @Test("A rate that is none, or far too high, is refused")
  func refused() throws {
    let read = try recording([Float](repeating: 0, count: 100_000), rate: 0.01)
    for rate in [0, -1, Double.nan, .infinity, 1e6] {
      #expect(error { try read.resampled(to: rate) } != nil)
    }
  }

  @Test("A slow baseline goes away and transients stay")
  func percentile() throws {
    let count = 12_000
    let drift = (0..<count).map { 3 + 2 * sin(Double($0) / 2500) }
    let pulses = (0..<count).map { $0 % 600 < 60 ? 1.0 : 0.0 }
    let samples = zip(drift, pulses).map { Float($0 + $1) }
    let result = try recording(samples).detrended(.percentile(20, seconds: 10)).traces[0].samples
    let worst = zip(result, pulses).map { abs(Double($0) - $1) }.max() ?? 9
    #expect(worst < 0.5)
  }

  @Test("A line under transients is found though they pull one way")
  func line() throws {
    let samples = (0..<1000).map { place in
      let transient = place % 10 == 0 ? 5 : 0.01 * Float(place % 7)
      return 2 + 0.01 * Float(place) + transient
    }
    let result = try recording(samples).detrended(.line).traces[0].samples
    let quiet = result.indices.filter { $0 % 10 != 0 }.map { result[$0] }
    #expect(quiet.allSatisfy { abs($0) < 0.1 })
  }

  @Test(
    "Missing samples stay missing, and traces of any length are taken", arguments: [0, 1, 2, 37])
  func awkwardBaselines(_ count: Int) throws {
    var samples = (0..<count).map(Float.init)
    if count > 1 { samples[1] = .nan }
    for baseline in [Baseline.line, .percentile(8, seconds: 0.1), .standard] {
      let result = try recording(samples).detrended(baseline).traces[0].samples
      #expect(result.map(\.isNaN) == samples.map(\.isNaN))
    }
    let nothing = try recording([Float](repeating: .nan, count: 50)).detrended()
    #expect(nothing.missingCount == 50)
    for baseline in [
      Baseline.percentile(-1, seconds: 1), .percentile(101, seconds: 1), .percentile(8, seconds: 0),
      .percentile(.nan, seconds: 1), .percentile(8, seconds: .nan),
    ] {
      #expect(
        error { try recording(samples).detrended(baseline) } != nil)
    }
  }

  @Test("A normalised trace has mean 0 and deviation 1, missing samples apart")
  func normalised() throws {
    let read = try recording([1, .nan, 3, 5]).normalised().traces[0].samples
    let present = read.filter { !$0.isNaN }
    #expect(present.count == 3 && abs(present.reduce(0, +)) < 1e-5)
    #expect(abs(present.reduce(0) { $0 + $1 * $1 } / 3 - 1) < 1e-5)
  }

  @Test("Neurons are taken by position and recordings of one rate joined")
  func selection() throws {
    let (a, b) = (try recording([1, 2]), try recording([3]))
    let both = try a.appending(b)
    #expect(both.traces.count == 2 && both.sources == ["s", "s"] && both.duration == 0.02)
    #expect(try both.selecting(neurons: [1]).traces[0].samples == [3])
    #expect(error { try both.selecting(neurons: [2]) } != nil)
    #expect(a.fingerprint != b.fingerprint)
  }
}
