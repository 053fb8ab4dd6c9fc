/// Reads plain decimal numbers of at most 15 digits or so, which one correctly rounded division or
/// product gives exactly (Clinger 1990).
enum PlainDecimal {
  /// The number whose field begins at a place, which moves to the field's end; nil, and the place as
  /// it was, when the field is anything else.
  @inline(__always)
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int, delimiter: UInt8
  ) -> Double? {
    var next = place
    // Most fields of a file of spikes are one digit.
    if next + 1 < bytes.count, bytes[next] &- 0x30 < 10, endsField(bytes[next + 1], delimiter) {
      place += 1
      return Double(Int32(bytes[next] &- 0x30))
    }
    let isNegative = next < bytes.count && bytes[next] == UInt8(ascii: "-")
    if isNegative { next += 1 }
    var digits: UInt64 = 0
    var count = appendDigits(bytes, &next, to: &digits)
    var fraction = 0
    if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
      next += 1
      fraction = appendEights(bytes, &next, to: &digits)
      count += fraction
    }
    guard count > 0, count <= 18, digits <= 1 << 53, let exponent = exponent(bytes, &next),
      next == bytes.count || endsField(bytes[next], delimiter)
    else { return nil }
    let scale = exponent - fraction
    guard scale >= -22, scale <= 22 else { return nil }
    let whole = Double(Int64(truncatingIfNeeded: digits))
    let magnitude = scale < 0 ? whole / powersOfTen[-scale] : whole * powersOfTen[scale]
    place = next
    return isNegative ? -magnitude : magnitude
  }

  /// Whether a byte stands after a field.
  @inline(__always)
  static func endsField(_ byte: UInt8, _ delimiter: UInt8) -> Bool {
    byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Moves over the end of a line or of the text; false where there is none.
  @inline(__always)
  static func skipLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Bool {
    guard place < bytes.count else { return true }
    let isReturn = bytes[place] == UInt8(ascii: "\r")
    guard isReturn || bytes[place] == UInt8(ascii: "\n") else { return false }
    place += 1
    if isReturn, place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
    return true
  }

  /// Reads digits and says how many there were; past 18 the number wraps and is not used.
  @inline(__always)
  private static func appendDigits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, to number: inout UInt64
  ) -> Int {
    let start = place
    while place < bytes.count {
      let digit = bytes[place] &- 0x30
      guard digit < 10 else { break }
      number = number &* 10 &+ UInt64(digit)
      place += 1
    }
    return place - start
  }

  /// The same, eight at a time while there are so many bytes.
  @inline(__always)
  private static func appendEights(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, to number: inout UInt64
  ) -> Int {
    let start = place
    while place + 8 <= bytes.count {
      let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: place, as: UInt64.self)
      let (count, value) = leadingDigits(UInt64(littleEndian: word))
      number = number &* wholePowersOfTen[count] &+ value
      place += count
      if count < 8 { return place - start }
    }
    _ = appendDigits(bytes, &place, to: &number)
    return place - start
  }

  /// How many of eight bytes, from the lowest on, are digits, and their number: pairs, then fours,
  /// then all eight are put together side by side in one word.
  @inline(__always)
  private static func leadingDigits(_ word: UInt64) -> (count: Int, value: UInt64) {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    // A byte above '9' carries into its upper half once 6 is added.
    let carried = (word &+ 0x0606_0606_0606_0606) & high
    let others = (word & high | carried &>> 4) ^ 0x3333_3333_3333_3333
    let count = others.trailingZeroBitCount / 8
    var digits = (word & ~high) << UInt64(64 - 8 * count)
    digits = digits &* 10 &+ digits &>> 8
    let pairs: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (digits & pairs) &* (100 + 1_000_000 << 32)
    let lower = (digits &>> 16 & pairs) &* (1 + 10_000 << 32)
    return (count, (upper &+ lower) &>> 32)
  }

  /// The power of ten written here, 0 when there is none; nil when it is malformed or huge.
  @inline(__always)
  private static func exponent(
    _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int
  ) -> Int? {
    guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") else { return 0 }
    place += 1
    let isNegative = place < bytes.count && bytes[place] == UInt8(ascii: "-")
    let isSigned = isNegative || (place < bytes.count && bytes[place] == UInt8(ascii: "+"))
    if isSigned { place += 1 }
    var value: UInt64 = 0
    let count = appendDigits(bytes, &place, to: &value)
    guard (1...3).contains(count) else { return nil }
    return isNegative ? -Int(value) : Int(value)
  }
}

/// The powers of ten that `Double` holds exactly.
private let powersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
  1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
]

private let wholePowersOfTen: [UInt64] = [
  1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
]
