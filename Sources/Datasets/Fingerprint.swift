import LinearAlgebra

/// A running 64-bit hash that is the same on every run and machine, unlike `Hasher`.
///
/// A multiply-and-fold step per word, then the finaliser of MurmurHash3 (Appleby).
struct Fingerprint {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func combine(_ word: UInt64) {
    let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    state = (product.high ^ product.low) &+ 0x2545_F491_4F6C_DD1D
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ mixed &>> 33) &* 0xFF51_AFD7_ED55_8CCD
    mixed = (mixed ^ mixed &>> 33) &* 0xC4CE_B9FE_1A85_EC53
    return mixed ^ mixed &>> 33
  }

  /// The hash of numbers, by their bits.
  static func of(_ numbers: some Sequence<Float>) -> UInt64 {
    var hash = Fingerprint()
    var count: UInt64 = 0
    for number in numbers {
      hash.combine(UInt64(number.bitPattern))
      count &+= 1
    }
    hash.combine(count)
    return hash.value
  }

  /// The hash of each row of a matrix, as `of` gives it. Of four rows at a time, for every word of a
  /// hash waits for the word before.
  static func ofRows(_ rows: Range<Int>, of matrix: Matrix) -> [UInt64] {
    let columns = matrix.columns
    return matrix.values.withUnsafeBufferPointer { values in
      stride(from: rows.lowerBound, to: rows.upperBound, by: 4).flatMap { first in
        let places = (0..<4).map { min(first + $0, rows.upperBound - 1) * columns }
        let (one, two, three, four) = (places[0], places[1], places[2], places[3])
        var (a, b, c, d) = (Fingerprint(), Fingerprint(), Fingerprint(), Fingerprint())
        for column in 0..<columns {
          a.combine(UInt64(values[one &+ column].bitPattern))
          b.combine(UInt64(values[two &+ column].bitPattern))
          c.combine(UInt64(values[three &+ column].bitPattern))
          d.combine(UInt64(values[four &+ column].bitPattern))
        }
        return [a, b, c, d].prefix(rows.upperBound - first).map {
          var hash = $0
          hash.combine(UInt64(columns))
          return hash.value
        }
      }
    }
  }

  /// The hash of two words, without the array that a call with any number of them makes.
  static func of(_ first: UInt64, _ second: UInt64) -> UInt64 {
    var hash = Fingerprint()
    hash.combine(first)
    hash.combine(second)
    return hash.value
  }

  /// The hash of a few words.
  static func of(_ words: UInt64...) -> UInt64 {
    var hash = Fingerprint()
    for word in words { hash.combine(word) }
    return hash.value
  }
}
