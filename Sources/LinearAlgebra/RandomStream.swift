import Glibc

/// A seeded stream of random numbers (Philox4x32-10, Salmon et al. 2011): the same seed, purpose
/// and substream give the same numbers on any machine and any number of threads.
package struct RandomStream: Sendable, RandomNumberGenerator {
  /// What the numbers are for, so that drawing more of one kind leaves the others as they were.
  package enum Purpose: UInt32, Sendable {
    case initialisation, order, noise, split, draw, simulation, bootstrap, folds, sampling, spikes
  }

  let key: SIMD2<UInt32>
  let substream: UInt64
  private var block: UInt64 = 0
  /// The second half of the current block, when it has not been given out.
  private var spareWord: UInt64?
  private var spareNormal: Double?

  /// The stream at its beginning; streams that differ in any of the three are unrelated.
  package init(seed: UInt64, purpose: Purpose, substream: UInt64 = 0) {
    let mixed = Philox.words(counter: SIMD4(seed.low, seed.high, purpose.rawValue, 0), key: .zero)
    self.key = SIMD2(mixed.x, mixed.y)
    self.substream = substream
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    if let word = spareWord {
      spareWord = nil
      return word
    }
    let words = words(ofBlock: block)
    block &+= 1
    spareWord = UInt64(words.w) &<< 32 | UInt64(words.z)
    return UInt64(words.y) &<< 32 | UInt64(words.x)
  }

  /// The four words at a place of the stream.
  @inline(__always)
  func words(ofBlock block: UInt64) -> SIMD4<UInt32> {
    Philox.words(
      counter: SIMD4(block.low, block.high, substream.low, substream.high), key: key)
  }

  /// A number in [0, 1), a multiple of 2^-53.
  package mutating func uniform() -> Double {
    Double(next() &>> 11) * 0x1p-53
  }

  /// A whole number in 0..<bound, each equally likely; the bound must be at least 1.
  ///
  /// By multiplication with rejection (Lemire 2019).
  package mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "A bound must be at least 1.")
    let range = UInt64(bound)
    let rejected = (0 &- range) % range
    var scaled = next().multipliedFullWidth(by: range)
    while scaled.low < rejected { scaled = next().multipliedFullWidth(by: range) }
    return Int(scaled.high)
  }

  /// A standard normal number, by Marsaglia's polar method.
  package mutating func normal() -> Double {
    if let normal = spareNormal {
      spareNormal = nil
      return normal
    }
    var (x, y, square) = (0.0, 0.0, 0.0)
    repeat {
      (x, y) = (2 * uniform() - 1, 2 * uniform() - 1)
      square = x * x + y * y
    } while square >= 1 || square == 0
    let scale = (-2 * log(square) / square).squareRoot()
    spareNormal = y * scale
    return x * scale
  }

  /// The numbers 0..<count in random order.
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts items in random order, each order equally likely (Fisher and Yates).
  package mutating func shuffle<T>(_ items: inout [T]) {
    var last = items.count - 1
    while last > 0 {
      items.swapAt(last, integer(below: last + 1))
      last -= 1
    }
  }
}

extension UInt64 {
  var low: UInt32 { UInt32(truncatingIfNeeded: self) }
  var high: UInt32 { UInt32(truncatingIfNeeded: self &>> 32) }
}
