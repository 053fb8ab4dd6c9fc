import LinearAlgebra
import Testing

@Suite("Normal numbers in bulk")
struct BulkNormalTests {
  @Test("They have the moments of the normal distribution, and neighbours are unrelated")
  func moments() {
    let numbers = normals(count: 200_000, at: 0).map(Double.init)
    expectStandardNormal(numbers)
    for lag in 1...4 {
      let products = (0..<(numbers.count - lag)).map { numbers[$0] * numbers[$0 + lag] }
      #expect(abs(mean(products)) < 0.01)
    }
  }

  @Test(
    "Any part equals the same part of the whole",
    arguments: [(0, 1), (1, 15), (15, 2), (16, 16), (7, 100), (33, 200), (250, 6), (5, 0)])
  func parts(start: Int, count: Int) {
    let whole = normals(count: 256, at: 1000)
    let part = normals(count: count, at: 1000 + UInt64(start))
    #expect(part == Array(whole[start..<(start + count)]))
  }

  @Test("They are the same on every processor, and from release to release")
  func pinned() {
    let stream = RandomStream(seed: 11, purpose: .noise, substream: 3)
    let numbers = normals(count: 1_000_000, at: 0, from: stream).map(\.bitPattern)
    #expect(Array(numbers[..<2]) == [1_037_093_269, 3_207_316_027])
    #expect(numbers[15] == 3_216_009_223 && numbers[999_999] == 1_044_355_006)
    let sum = numbers.reduce(UInt64(0)) { ($0 &* 0x100_0000_01B3) ^ UInt64($1) }
    #expect(sum == 18_233_313_682_279_743_690)
  }

  @Test("Drawing other numbers in between changes nothing")
  func independentOfPosition() {
    var stream = RandomStream(seed: 11, purpose: .noise)
    _ = stream.next()
    #expect(normals(count: 20, at: 0, from: stream) == normals(count: 20, at: 0))
  }

  @Test("Seed and substream give other numbers")
  func differ() {
    let others = [
      RandomStream(seed: 12, purpose: .noise),
      RandomStream(seed: 11, purpose: .noise, substream: 1),
    ]
    for other in others {
      #expect(normals(count: 20, at: 0, from: other) != normals(count: 20, at: 0))
    }
  }

  @Test("The polynomials follow the mathematical functions")
  func extremes() {
    let numbers = normals(count: 4_000_000, at: 0)
    #expect(numbers.allSatisfy { $0.isFinite })
    // Of four million normals the largest magnitude lies near 5.1; never above sqrt(66 ln 2).
    let largest = numbers.reduce(0) { max($0, abs($1)) }
    #expect(4.7 < largest && largest < 6.77)
    // Three deviations: 0.27 % of all.
    let tail = numbers.reduce(0) { $0 + (abs($1) > 3 ? 1 : 0) }
    #expect(abs(Double(tail) / 4_000_000 - 0.0027) < 0.0002)
  }

  private func normals(
    count: Int, at offset: UInt64,
    from stream: RandomStream = RandomStream(seed: 11, purpose: .noise)
  ) -> [Float] {
    var numbers = [Float](repeating: .nan, count: count)
    numbers.withUnsafeMutableBufferPointer { stream.normals(into: $0, at: offset) }
    return numbers
  }
}
