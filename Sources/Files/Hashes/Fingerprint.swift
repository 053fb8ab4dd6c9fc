/// A running 64-bit hash that is the same on every run and machine, unlike `Hasher`. Files keep what
/// it gives, so it must never change.
///
/// A multiply-and-fold step per word, then the finaliser of MurmurHash3 (Appleby).
package struct Fingerprint {
  @usableFromInline var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inlinable package init() {}

  @inlinable package mutating func combine(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = (product.high ^ product.low) &+ 0x2545_F491_4F6C_DD1D
  }

  @inlinable package var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed &>> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed &>> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed &>> 33
  }

  /// The hash of a few words.
  @inlinable package static func of(_ words: UInt64...) -> UInt64 {
    var hash = Fingerprint()
    for word in words { hash.combine(word) }
    return hash.value
  }

  /// The hash of two words, without the array that a call with any number of them makes.
  @inlinable package static func of(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = Fingerprint()
    hash.combine(first)
    hash.combine(second)
    return hash.value
  }
}

extension Fingerprint {
  /// The hash of numbers, by their bits, and of how many there are.
  package static func of(_ numbers: [Float]) -> UInt64 {
    numbers.withUnsafeBufferPointer { numbers in
      var hash = Fingerprint()
      for number in numbers { hash.combine(UInt64(number.bitPattern)) }
      hash.combine(UInt64(numbers.count))
      return hash.value
    }
  }

  /// The hashes of four lists of numbers, as `of` gives each.
  package static func ofFour(_ a: [Float], _ b: [Float], _ c: [Float], _ d: [Float]) -> [UInt64] {
    guard a.count == b.count, b.count == c.count, c.count == d.count else {
      return [of(a), of(b), of(c), of(d)]
    }
    return a.withUnsafeBufferPointer { first in
      b.withUnsafeBufferPointer { second in
        c.withUnsafeBufferPointer { third in
          d.withUnsafeBufferPointer { ofFour([first, second, third, $0]) }
        }
      }
    }
  }

  /// The hash of each of some rows of so many columns, which follow each other, as `of` gives it.
  package static func ofRows(_ rows: Range<Int>, columns: Int, of values: [Float]) -> [UInt64] {
    values.withUnsafeBufferPointer { values in
      stride(from: rows.lowerBound, to: rows.upperBound, by: 4).flatMap { first in
        let four = (0..<4).map { index in
          let start = min(first + index, rows.upperBound - 1) * columns
          return UnsafeBufferPointer(rebasing: values[start..<start + columns])
        }
        return ofFour(four).prefix(rows.upperBound - first)
      }
    }
  }

  /// The hashes of four lists of one length. At the same time, for every word of a hash waits for the
  /// word before.
  private static func ofFour(_ lists: [UnsafeBufferPointer<Float>]) -> [UInt64] {
    let (one, two, three, four) = (lists[0], lists[1], lists[2], lists[3])
    var (a, b, c, d) = (Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint())
    for place in 0..<one.count {
      a.combine(UInt64(one[place].bitPattern))
      b.combine(UInt64(two[place].bitPattern))
      c.combine(UInt64(three[place].bitPattern))
      d.combine(UInt64(four[place].bitPattern))
    }
    return [a, b, c, d].map {
      var hash = $0
      hash.combine(UInt64(one.count))
      return hash.value
    }
  }
}
