import Foundation
import LinearAlgebra
import Testing

@testable import Autoencoders

/// Transients over a slow wave and a noise that is none, at 50 Hz.
private func slowTrace(_ count: Int) -> [Float] {
  (0..<count).map { place in
    let noise = Double((place * 7919 + 104_729) % 1009) / 1009 - 0.5
    let transient = exp(-Double(place * 37 % 311) / 25)
    return Float(transient + 0.3 * sin(Double(place) / 60) + 0.2 * noise)
  }
}

@Suite("Statistics of traces")
struct TraceStatisticsTests {
  @Test(
    "Noise looks like noise, however short, and transients do not", arguments: [250, 500, 3000])
  func noise(_ count: Int) throws {
    var random = RandomStream(seed: 3, purpose: .draw)
    let noisy = (0..<100).count { _ in
      let samples = (0..<count).map { _ in Float(random.normal()) }
      return PreparedTrace(at50Hz: samples)?.statistics.looksLikeNoise == true
    }
    #expect(noisy >= 85, "\(noisy)")
    let lively = (0..<100).count { kind in
      let samples = (0..<count).map { place -> Float in
        let since = (place + 2 * kind) % 120
        return Float(exp(-Double(since) / 30) + 0.15 * random.normal())
      }
      return PreparedTrace(at50Hz: samples)?.statistics.looksLikeNoise == true
    }
    #expect(lively <= 2, "\(lively)")
  }

  @Test("Statistics are of what is known alone, and those of whole traces as ever")
  func gaps() throws {
    let whole = slowTrace(3000)
    let own = try #require(PreparedTrace(at50Hz: whole)?.statistics)
    #expect(PreparedTrace(at50Hz: whole, known: [0..<whole.count])?.statistics == own)
    let torn = whole[..<1500] + Array(repeating: whole[1500], count: 4000) + whole[1500...]
    let prepared = try #require(
      PreparedTrace(at50Hz: Array(torn), known: [0..<1500, 5500..<torn.count]))
    for (value, expected) in zip(prepared.statistics.values, own.values) {
      #expect(abs(value - expected) < 0.1, "\(prepared.statistics.values) for \(own.values)")
    }
    // Both ends of what is known have the height that they had.
    #expect(
      abs(prepared.padded[100] - (try #require(PreparedTrace(at50Hz: whole)).padded[100])) < 1e-3)
  }
}
