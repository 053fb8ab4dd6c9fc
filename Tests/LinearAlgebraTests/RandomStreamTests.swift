import LinearAlgebra
import Testing

@Suite("Random streams")
struct RandomStreamTests {
  /// Known answers published with the generator (Salmon et al. 2011, Random123).
  @Test(
    "Philox gives the published words",
    arguments: [
      (
        SIMD4<UInt32>.zero, SIMD2<UInt32>.zero,
        SIMD4<UInt32>(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8)
      ),
      (
        SIMD4<UInt32>(repeating: .max), SIMD2<UInt32>(repeating: .max),
        SIMD4<UInt32>(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd)
      ),
      (
        SIMD4<UInt32>(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
        SIMD2<UInt32>(0xa409_3822, 0x299f_31d0),
        SIMD4<UInt32>(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1)
      ),
    ])
  func knownAnswers(counter: SIMD4<UInt32>, key: SIMD2<UInt32>, words: SIMD4<UInt32>) {
    #expect(Philox.words(counter: counter, key: key) == words)
  }

  @Test("Streams that differ in seed, purpose or substream differ")
  func streamsDiffer() {
    var streams = [
      RandomStream(seed: 1, purpose: .order), RandomStream(seed: 2, purpose: .order),
      RandomStream(seed: 1, purpose: .noise), RandomStream(seed: 1, purpose: .order, substream: 1),
    ]
    #expect(Set(streams.indices.map { streams[$0].next() }).count == 4)
  }

  @Test("The same seed gives the same numbers")
  func repeatable() {
    var (a, b) = (RandomStream(seed: 7, purpose: .split), RandomStream(seed: 7, purpose: .split))
    for _ in 0..<9 {
      #expect(a.next() == b.next())
      #expect(a.normal() == b.normal())
    }
    #expect(a.permutation(of: 50) == b.permutation(of: 50))
  }

  @Test("Uniform numbers fill [0, 1) evenly")
  func uniform() {
    var stream = RandomStream(seed: 3, purpose: .draw)
    let numbers = (0..<100_000).map { _ in stream.uniform() }
    #expect(numbers.allSatisfy { 0 <= $0 && $0 < 1 })
    #expect(abs(mean(numbers) - 0.5) < 0.004)
    #expect(abs(variance(numbers) - 1.0 / 12) < 0.002)
  }

  @Test("Whole numbers below a bound are equally frequent", arguments: [1, 2, 3, 7, 10])
  func integers(bound: Int) {
    var stream = RandomStream(seed: 4, purpose: .draw, substream: UInt64(bound))
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<70_000 { counts[stream.integer(below: bound)] += 1 }
    let expected = 70_000 / Double(bound)
    let chiSquare = counts.reduce(0.0) { $0 + (Double($1) - expected) * (Double($1) - expected) }
    #expect(chiSquare / expected < 30)
  }

  @Test("A bound above half the range is unbiased too")
  func hugeBound() {
    var stream = RandomStream(seed: 5, purpose: .draw)
    let below = (0..<2_000).map { _ in stream.integer(below: .max) }
    #expect(below.allSatisfy { $0 >= 0 })
    #expect(abs(mean(below.map { $0 > .max / 2 ? 1 : 0 }) - 0.5) < 0.05)
  }

  @Test("Normal numbers have the moments of the normal distribution")
  func normal() {
    var stream = RandomStream(seed: 6, purpose: .noise)
    let numbers = (0..<200_000).map { _ in stream.normal() }
    expectStandardNormal(numbers)
  }

  @Test(
    "Counts have the mean and variance of the Poisson distribution",
    arguments: [0.02, 1, 8.5, 29.9, 30, 45, 1000, 1e8])
  func poisson(mean expected: Double) {
    var stream = RandomStream(seed: 8, purpose: .simulation)
    let counts = (0..<40_000).map { _ in Double(stream.poisson(mean: expected)) }
    #expect(abs(mean(counts) - expected) < 5 * (expected / 40_000).squareRoot())
    #expect(abs(variance(counts) / expected - 1) < (expected < 0.1 ? 0.2 : 0.05))
  }

  @Test(
    "A mean that is no mean gives no counts",
    arguments: [0, -1, -Double.infinity, .nan])
  func poissonWithoutMean(mean: Double) {
    var stream = RandomStream(seed: 8, purpose: .simulation)
    #expect(stream.poisson(mean: mean) == 0)
  }

  @Test("An infinite mean counts as 1e15")
  func poissonOfInfiniteMean() {
    var stream = RandomStream(seed: 8, purpose: .simulation)
    #expect(abs(stream.poisson(mean: .infinity) - 1_000_000_000_000_000) < 1_000_000_000)
  }

  @Test("A permutation holds every place once", arguments: [0, 1, 2, 100])
  func permutation(count: Int) {
    var stream = RandomStream(seed: 9, purpose: .order)
    #expect(stream.permutation(of: count).sorted() == Array(0..<count))
  }

  @Test("All orders of three are equally frequent")
  func shuffles() {
    var stream = RandomStream(seed: 10, purpose: .order)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 { counts[stream.permutation(of: 3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 150 })
  }
}

func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

func variance(_ numbers: [Double]) -> Double {
  let mean = mean(numbers)
  return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
}

/// Expects mean 0, variance 1, fourth moment 3, and the normal share within one deviation; for some
/// 200,000 numbers.
func expectStandardNormal(_ numbers: [Double]) {
  #expect(abs(mean(numbers)) < 0.01)
  #expect(abs(variance(numbers) - 1) < 0.015)
  #expect(abs(mean(numbers.map { $0 * $0 * $0 * $0 }) - 3) < 0.1)
  #expect(abs(mean(numbers.map { abs($0) < 1 ? 1 : 0 }) - 0.6827) < 0.005)
}
