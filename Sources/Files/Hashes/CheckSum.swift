/// A running 64-bit number that any change of a single word changes (FNV-1a over words).
package struct CheckSum {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  package mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes, eight at a time, and how many there are.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count / 8 * 8
    for place in stride(from: 0, to: whole, by: 8) {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
    for place in whole..<bytes.count { add(UInt64(bytes[place])) }
    add(UInt64(bytes.count))
  }

  /// Adds numbers by their bits.
  package mutating func add(_ numbers: UnsafePointer<Float>, count: Int) {
    add(UnsafeRawBufferPointer(start: numbers, count: count * 4))
  }

  /// Adds numbers that lie in pieces of one length, as `add` does numbers that follow each other.
  package mutating func add(
    pieces: Int, of length: Int, at place: (_ piece: Int) -> UnsafePointer<Float>
  ) {
    var low: UInt64?
    for piece in 0..<pieces {
      let numbers = place(piece)
      for index in 0..<length {
        let bits = UInt64(numbers[index].bitPattern)
        if let half = low { add(bits << 32 | half) }
        low = low == nil ? bits : nil
      }
    }
    if let low { for byte in 0..<4 { add(low >> (8 * UInt64(byte)) & 0xFF) } }
    add(UInt64(pieces * length * 4))
  }

  /// The number of some bytes.
  package static func of(_ bytes: [UInt8]) -> UInt64 {
    var sum = CheckSum()
    bytes.withUnsafeBytes { sum.add($0) }
    return sum.value
  }
}
